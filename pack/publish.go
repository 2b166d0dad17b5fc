package pack

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dossier/source"
)

// Publish makes p the current pack, or leaves the current one as it was and says why. Where p is what is current already,
// and that is sound, nothing is written. A narrowed pack becomes current in a folder of its own below out/excerpts/, and the whole
// pack stays as it was; a whole pack removes the excerpts that were made of other inputs.
func (o *Out) Publish(p Pack) (Result, error) {
	pl, err := newPlan(p)
	if err != nil {
		return Result{}, err
	}
	if p.Manifest.Narrowed.IsZero() {
		result, err := o.publish(pl)
		if err == nil {
			o.dropExcerpts(pl.manifest, &result)
		}
		return result, err
	}
	excerpt := *o
	excerpt.dir = filepath.Join(o.dir, excerptsName, p.Manifest.Narrowed.Name())
	if err := o.fs.MkdirAll(filepath.Join(excerpt.dir, "packs")); err != nil {
		return Result{}, fmt.Errorf("make the folder of the excerpt: %w", err)
	}
	return excerpt.publish(pl)
}

func (o *Out) publish(pl plan) (Result, error) {
	if err := o.sweep(o.dir); err != nil {
		return Result{}, err
	}
	before := o.before()
	if before.sound && samePlan(before.manifest, pl.manifest) {
		return Result{ID: filepath.Base(before.dir), Dir: before.dir, Unchanged: true}, nil
	}
	s, err := o.stage(pl)
	if err != nil {
		return Result{}, o.abandon(err)
	}
	dir := filepath.Join(o.dir, "packs", s.id)
	if err := o.place(s, dir); err != nil {
		return Result{}, o.abandon(err)
	}
	if err := o.point(s.id); err != nil {
		return Result{}, o.abandon(err)
	}
	result := Result{
		ID: s.id, Dir: dir, Written: s.written,
		Changes:  compare(before.manifest, s.manifest),
		Problems: before.problems,
	}
	o.prune(&result)
	return result, nil
}

// abandon removes what was staged, and keeps both errors.
func (o *Out) abandon(err error) error {
	if serr := o.sweep(o.dir); serr != nil {
		return errors.Join(err, fmt.Errorf("what was staged could not be removed: %w", serr))
	}
	return err
}

// published is the pack that was current when a run began.
type published struct {
	dir      string
	manifest Manifest // zero where there was none, or none that could be read
	sound    bool
	problems []source.Problem // warnings: how it was damaged
}

func (o *Out) before() published {
	dir, err := Current(o.dir)
	if err != nil {
		return published{}
	}
	manifest, found := readSound(dir)
	p := published{dir: dir, manifest: manifest}
	for _, problem := range found {
		problem.Severity = source.Warning
		problem.Hint = "the pack that was current, " + filepath.Base(dir) + ", was changed after it was published"
		p.problems = append(p.problems, problem)
	}
	p.sound = len(p.problems) == 0
	return p
}

// samePlan tells whether the pack with manifest old is what planned would become: the zips follow from the rest.
func samePlan(old, planned Manifest) bool {
	old.Files = slices.DeleteFunc(slices.Clone(old.Files), func(e Entry) bool { return isZip(e.Path) })
	return old.equal(planned)
}

func isZip(path string) bool {
	name, ok := strings.CutSuffix(path, ".zip")
	return ok && slices.Contains(parts, strings.TrimSuffix(name, excerptZip))
}

// place makes the staged pack visible at dir. Where a pack with the same id, so with the same content, is there already, it
// stays, and files of it that were damaged are replaced one by one.
func (o *Out) place(s staged, dir string) error {
	packs := filepath.Dir(dir)
	if _, err := os.Lstat(dir); os.IsNotExist(err) {
		if err := o.fs.Rename(s.dir, dir); err != nil {
			return err
		}
		return o.fs.SyncDir(packs)
	}
	if len(verifyFiles(dir)) > 0 {
		if err := o.repair(s, dir); err != nil {
			return err
		}
	}
	return removeAll(o.fs, s.dir)
}

// prune removes the earlier packs beyond those to keep, oldest first. The pack is published by then, so that what fails
// here is a warning.
func (o *Out) prune(result *Result) {
	earlier, err := o.earlier(result.ID)
	if err != nil {
		result.Problems = append(result.Problems, source.Warn(source.Ref{}, "earlier packs cannot be listed: "+err.Error(), "", ""))
		return
	}
	for _, id := range earlier[min(o.keep, len(earlier)):] {
		gone := filepath.Join(o.dir, stagingGone+id)
		err := o.fs.Rename(filepath.Join(o.dir, "packs", id), gone)
		if err == nil {
			err = removeAll(o.fs, gone)
		}
		if err != nil {
			what := fmt.Sprintf("earlier pack %s cannot be removed: %v", id, err)
			result.Problems = append(result.Problems, source.Warn(source.Ref{}, what, "", ""))
			continue
		}
		result.Pruned = append(result.Pruned, id)
	}
}

// earlier are the ids of all packs but the current one, the newest first.
func (o *Out) earlier(current string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(o.dir, "packs"))
	if err != nil {
		return nil, err
	}
	var ids []string
	made := map[string]time.Time{}
	for _, e := range entries {
		if e.Name() == current || !e.IsDir() || !idPattern.MatchString(e.Name()) {
			continue
		}
		if info, err := os.Lstat(filepath.Join(o.dir, "packs", e.Name(), manifestName)); err == nil {
			made[e.Name()] = info.ModTime()
		}
		ids = append(ids, e.Name())
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(made[b].Compare(made[a]), cmp.Compare(b, a)) })
	return ids, nil
}
