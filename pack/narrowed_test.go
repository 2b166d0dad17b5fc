package pack_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/pack"

	"github.com/google/go-cmp/cmp"
)

// ofHarbour is what of the example is about customer C-07.
func ofHarbour(edition string) pack.Pack {
	p := example(edition)
	p.Files = p.Files[:3]
	for i := range p.Files {
		p.Files[i].Of = "C-07"
	}
	p.Manifest.Narrowed = pack.Narrowed{Customers: []string{"C-07"}}
	return p
}

// whole is the example with the files of C-07 marked as such.
func whole(edition string) pack.Pack {
	p := example(edition)
	for i := range p.Files[:3] {
		p.Files[i].Of = "C-07"
	}
	return p
}

// onlyPublic is the public part of the example.
func onlyPublic(edition string) pack.Pack {
	p := whole(edition)
	p.Files = p.Files[:2]
	p.Manifest.Narrowed = pack.Narrowed{Parts: []string{"public"}}
	return p
}

// A narrowed pack stands beside the whole one, which stays current; it says what it is, and names nobody in what may be handed out.
func TestNarrowedPackStandsBesideTheWhole(t *testing.T) {
	out := t.TempDir()
	publish(t, out, whole("one"), pack.Options{})
	before := content(t, current(t, out))
	link, _ := os.Readlink(filepath.Join(out, "current"))
	for _, p := range []pack.Pack{ofHarbour("one"), onlyPublic("one")} {
		name := p.Manifest.Narrowed.Name()
		result := publish(t, out, p, pack.Options{})
		if want := filepath.Join(out, "excerpts", name, "packs", result.ID); result.Dir != want {
			t.Errorf("%s stands in %s, want %s", name, result.Dir, want)
		}
		sound(t, result.Dir)
		if again := publish(t, out, p, pack.Options{}); !again.Unchanged || again.Written != 0 {
			t.Errorf("%s again: %+v, want it unchanged", name, again)
		}
		for path, bytes := range content(t, result.Dir) {
			part, _, inPart := strings.Cut(path, "/")
			if inPart && part+"/manifest.json" != path && before[path] != bytes {
				t.Errorf("%s: %s is not the whole pack’s", name, path)
			}
			if strings.HasSuffix(path, "manifest.json") && inPart && strings.Contains(bytes, "C-07") {
				t.Errorf("%s: %s names a customer", name, path)
			}
		}
	}
	if now, _ := os.Readlink(filepath.Join(out, "current")); now != link || !cmp.Equal(before, content(t, current(t, out))) {
		t.Error("the whole pack is not as it was")
	}
}

// A part that is drawn as a whole is the whole pack's, manifest and zip included; of one that is not, the zip's name says so.
func TestNarrowedParts(t *testing.T) {
	out := t.TempDir()
	all := content(t, publish(t, out, whole("one"), pack.Options{}).Dir)
	public := content(t, publish(t, out, onlyPublic("one"), pack.Options{}).Dir)
	for path, bytes := range public {
		if path != "manifest.json" && all[path] != bytes {
			t.Errorf("%s is not the whole pack’s", path)
		}
	}
	if _, there := public["audit/"]; there || public["public.zip"] == "" {
		t.Error("want public/ and public.zip, and nothing of the other parts")
	}
	excerpt := content(t, publish(t, out, ofHarbour("one"), pack.Options{}).Dir)
	for path := range excerpt {
		if strings.HasSuffix(path, ".zip") && !strings.HasSuffix(path, "-excerpt.zip") {
			t.Errorf("%s could be taken for the whole part", path)
		}
	}
	if !strings.Contains(excerpt["audit/manifest.json"], `"excerpt": true`) || strings.Contains(all["audit/manifest.json"], "excerpt") {
		t.Error("the manifest of a part does not say whether it is an excerpt")
	}
}

// What does not belong to a narrowed pack is refused, rather than published under the wrong name.
func TestNarrowedRefusesStrangers(t *testing.T) {
	out := t.TempDir()
	p := ofHarbour("one")
	p.Files = example("one").Files
	if _, err := pack.Publish(out, p, pack.Options{}); err == nil || !strings.Contains(err.Error(), "audit/scorecard.xlsx: does not belong to a pack of customer C-07") {
		t.Errorf("%v", err)
	}
}

// Excerpts of other inputs do not survive a whole pack; those of the same inputs do.
func TestStaleExcerptsGo(t *testing.T) {
	out := t.TempDir()
	publish(t, out, whole("one"), pack.Options{})
	publish(t, out, ofHarbour("one"), pack.Options{})
	publish(t, out, onlyPublic("one"), pack.Options{})
	if result := publish(t, out, whole("one"), pack.Options{}); len(result.Dropped) > 0 || !result.Unchanged {
		t.Errorf("unchanged, and yet %+v", result)
	}
	publish(t, out, onlyPublic("two"), pack.Options{})
	result := publish(t, out, whole("two"), pack.Options{})
	if !slices.Equal(result.Dropped, []string{"customer-C-07"}) {
		t.Errorf("dropped %v, want the one of the inputs before", result.Dropped)
	}
	if result := publish(t, out, whole("three"), pack.Options{}); !slices.Equal(result.Dropped, []string{"part-public"}) {
		t.Errorf("dropped %v", result.Dropped)
	}
	if _, err := os.Stat(filepath.Join(out, "excerpts")); err == nil {
		t.Error("the empty folder of excerpts is left over")
	}
}

// Of packs that hold different things, what only one of them could hold is neither added nor removed.
func TestDiffOfNarrowedPacks(t *testing.T) {
	out := t.TempDir()
	all := publish(t, out, whole("one"), pack.Options{}).Dir
	p := ofHarbour("two")
	p.Files = p.Files[:2] // the evidence is gone
	changes, err := pack.Diff(all, publish(t, out, p, pack.Options{}).Dir)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(changes.Removed, []string{"audit/evidence/übergabe.txt"}) || !slices.Equal(changes.Changed, []string{"public/case-studies/harbour.html"}) || len(changes.Added) > 0 {
		t.Errorf("%+v", changes)
	}
	if lines := strings.Join(changes.Lines(), "\n"); !strings.Contains(lines, "holds: customer C-07, was everything; of the files those alone are compared that both would hold") {
		t.Error(lines)
	}
}

// TestExcerptCrashAtEveryStep fails each operation of publishing an excerpt, and of the whole pack that removes it: the whole pack is the old
// one or the new one at any moment, the excerpt is whole or not there, and nothing is left over after the next run.
func TestExcerptCrashAtEveryStep(t *testing.T) {
	t.Parallel()
	few := func(p pack.Pack) pack.Pack { p.Files = p.Files[1:2]; return p }
	for first, dead := range []bool{false, true} {
		for k := 1 + first; ; k += 2 { // every second one fails, and every other one kills
			out := t.TempDir()
			keep := pack.Options{Keep: 1, FS: quick{}}
			publish(t, out, few(whole("old")), keep)
			publish(t, out, few(ofHarbour("older")), keep)
			before := content(t, current(t, out))
			disk := &faulty{at: k, dead: dead, err: errFault}
			_, _ = pack.Publish(out, few(ofHarbour("old")), pack.Options{Keep: 1, FS: disk})
			if disk.n < disk.at {
				if k < 30 {
					t.Errorf("only %d operations were failed", k)
				}
				break
			}
			if !cmp.Equal(before, content(t, current(t, out))) {
				t.Fatalf("step %d: the whole pack is not as it was", k)
			}
			sound(t, current(t, filepath.Join(out, "excerpts/customer-C-07")))
			next := &faulty{at: k, dead: dead, err: errFault}
			_, _ = pack.Publish(out, few(whole("new")), pack.Options{Keep: 1, FS: next})
			sound(t, current(t, out))
			publish(t, out, few(whole("new")), keep)
			for path := range content(t, out) {
				if strings.Contains(path, ".staging-") || strings.HasPrefix(path, "excerpts/") {
					t.Errorf("step %d: %s is left over", k, path)
				}
			}
		}
	}
}

func TestNarrowedName(t *testing.T) {
	names := map[string]pack.Narrowed{}
	for _, n := range []pack.Narrowed{
		{Customers: []string{"C-07"}}, {Customers: []string{"C-07", "C-09"}}, {Parts: []string{"public"}}, {Customers: []string{"C-07"}, Parts: []string{"public"}},
		{Customers: []string{"public"}}, {Customers: []string{"C-07+C-09"}}, {Customers: []string{"C-07,part-public"}}, {Customers: []string{"../../x"}},
		{Customers: []string{"Müller & Söhne"}}, {Customers: []string{"Müller / Söhne"}}, {Customers: strings.Split(strings.Repeat("C-1 ", 60), " ")}, {Customers: strings.Split(strings.Repeat("C-1 ", 61), " ")},
	} {
		name := n.Name()
		if other, taken := names[name]; taken || len(name) > 100 || strings.ContainsAny(name, `/\ `) || strings.HasPrefix(name, ".") {
			t.Errorf("%v is called %q, as %v is", n, name, other)
		}
		names[name] = n
	}
	if got := (pack.Narrowed{Customers: []string{"C-07", "C-09"}, Parts: []string{"audit", "public"}}).Name(); got != "customer-C-07+C-09,part-audit+public" {
		t.Error(got)
	}
}
