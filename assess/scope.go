package assess

import (
	"cmp"
	"fmt"
	"slices"

	"dossier/assess/discovery"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// settleClashes assigns every application and server that stands in two case studies of one customer to the one where it was
// migrated first, then by id (design §5). Identity is the customer plus the id, never a bare host name.
func (a *assessor) settleClashes() {
	a.lost = map[model.Record]string{}
	var claims []claim
	for _, m := range a.index.migrations {
		for _, app := range a.index.applications[m.ID] {
			claims = append(claims, claim{"application", m.Customer, app.ID, m.ID, a.migratedOn(app), app})
		}
		for _, s := range a.index.servers[m.ID] {
			on, _ := a.serverDate(m, s)
			claims = append(claims, claim{"server", m.Customer, s.ID, m.ID, on, s})
		}
	}
	slices.SortStableFunc(claims, func(x, y claim) int {
		return cmp.Or(cmp.Compare(x.what, y.what), cmp.Compare(x.customer, y.customer), cmp.Compare(x.id, y.id),
			earlier(x.on, y.on), cmp.Compare(x.migration, y.migration))
	})
	for i := 1; i < len(claims); i++ {
		keeper, loser := claims[i-1], claims[i]
		if keeper.what != loser.what || keeper.customer != loser.customer || keeper.id != loser.id {
			continue
		}
		claims[i].migration, claims[i].on = keeper.migration, keeper.on
		if keeper.migration == loser.migration {
			continue // a duplicate row, which ingest reports
		}
		a.reportClash(keeper, loser)
	}
}

// claim is one case study's claim to an application or server.
type claim struct {
	what, customer, id, migration string
	on                            value.Date
	record                        model.Record
}

// earlier orders dates with "no date" last.
func earlier(x, y value.Date) int {
	if x.IsZero() != y.IsZero() {
		if x.IsZero() {
			return 1
		}
		return -1
	}
	return x.Compare(y)
}

func (a *assessor) reportClash(keeper, loser claim) {
	a.lost[loser.record] = keeper.migration
	refs := []source.Ref{keeper.record.Where(), loser.record.Where()}
	a.clashes = append(a.clashes, model.Clash{
		What: keeper.what + " " + keeper.id, Keeps: keeper.migration, Loses: loser.migration,
		Reason: "migrated first, then by id", Refs: refs,
	})
	a.find(model.Finding{
		ID: model.KindClash.ID(loser.migration, keeper.id), Kind: model.KindClash, Severity: model.Open, Migration: loser.migration,
		Ref:  loser.record.Where(),
		What: fmt.Sprintf("%s %s stands in %s too, and counts there", keeper.what, keeper.id, keeper.migration),
		Rule: "an application or server counts once over all case studies (this program’s rule)",
		Mend: "take it out of one of the two case studies",
	})
}

// migratedOn is the day an application went live, where that is not after the day of the assessment.
func (a *assessor) migratedOn(app *model.Application) value.Date {
	if app.MigratedOn.After(a.asOf) {
		return value.Date{}
	}
	return app.MigratedOn
}

// strategyOf is the application's strategy, else its migration's.
func strategyOf(m *model.Migration, app *model.Application) model.Strategy {
	return cmp.Or(app.Strategy, m.Strategy)
}

// items says of every application and server in m's scope whether it counts, by which strategy, and why not.
func (a *assessor) items(m *model.Migration) []model.Item {
	var items []model.Item
	for _, app := range a.index.applications[m.ID] {
		items = append(items, a.applicationItem(m, app))
	}
	for _, s := range a.index.servers[m.ID] {
		items = append(items, a.serverItem(m, s))
	}
	return items
}

func (a *assessor) applicationItem(m *model.Migration, app *model.Application) model.Item {
	item := model.Item{Application: app, Strategy: strategyOf(m, app)}
	switch keeper, lost := a.lost[app]; {
	case lost:
		item.Reason = "counts in " + keeper
	case item.Strategy == "":
		item.Reason = "no strategy is stated"
	case !isMigrating(item.Strategy):
		item.Reason = "strategy " + string(item.Strategy) + " moves nothing"
	case app.MigratedOn.IsZero():
		item.Reason = "no date on which it was migrated"
	case app.MigratedOn.After(a.asOf):
		item.Reason = "migrated after " + a.asOf.String()
	default:
		item.Counted = true
		item.Strategy, item.Reason = a.proven(m, app, item.Strategy)
	}
	return item
}

// proven is the strategy an application counts by: one that demands a proof counts as rehost until a document names the
// application.
func (a *assessor) proven(m *model.Migration, app *model.Application, s model.Strategy) (counts model.Strategy, reason string) {
	kind, demanded := a.programme.Proofs[s]
	if !demanded {
		return s, ""
	}
	for _, d := range a.index.documents[m.ID] {
		if d.Kind == kind && slices.Contains(d.Applications, app.ID) && a.stands(d) {
			return s, ""
		}
	}
	return model.Rehost, fmt.Sprintf("no %s names it, so it counts as rehost", kind)
}

func (a *assessor) serverItem(m *model.Migration, s *model.Server) model.Item {
	item := model.Item{Server: s}
	item.Strategy, item.Reason = a.serverStrategy(m, s)
	if keeper, lost := a.lost[s]; lost {
		item.Reason = "counts in " + keeper
		return item
	}
	on, why := a.serverDate(m, s)
	switch {
	case discovery.IsTemplate(s):
		item.Reason = "a template, not a machine"
	case len(s.Applications) == 0:
		item.Reason = "no application is stated"
	case item.Strategy == "" || !isMigrating(item.Strategy):
		item.Reason = cmp.Or(item.Reason, "no strategy is stated")
	case on.IsZero():
		item.Reason = why
	case wasOff(s, on):
		item.Reason = fmt.Sprintf("switched off in the export of %s, before its cutover", s.Listing().ExportedOn)
	default:
		item.Counted = true
	}
	return item
}

// serverStrategy is the lower of the server's own strategy and its application's, and of several applications the lowest. A
// refactored application's server counts by what its application is proven to be.
func (a *assessor) serverStrategy(m *model.Migration, s *model.Server) (lowest model.Strategy, reason string) {
	if s.Strategy != "" && !isMigrating(s.Strategy) {
		return s.Strategy, "strategy " + string(s.Strategy) + " moves nothing"
	}
	reason = "no strategy is stated"
	consider := func(next model.Strategy) {
		if lowest == "" {
			lowest = next
			return
		}
		lowest = a.weights.lighter(lowest, next)
	}
	for _, id := range s.Applications {
		app := a.index.application(m, id)
		if app == nil {
			continue
		}
		stated := strategyOf(m, app)
		if stated == "" {
			return "", "no strategy is stated" // it may be the lowest of all
		}
		if !isMigrating(stated) {
			reason = "strategy " + string(stated) + " moves nothing"
			continue
		}
		counts, _ := a.proven(m, app, stated)
		consider(counts)
	}
	if lowest == "" {
		return "", reason
	}
	if own := s.Strategy; own != "" {
		if _, demanded := a.programme.Proofs[own]; demanded && own != lowest {
			own = model.Rehost // no application of it is proven to be what the server claims
		}
		consider(own)
	}
	return lowest, ""
}

// serverDate is the day a server was migrated: its own, else the last of its migrating applications'; why says what is missing.
func (a *assessor) serverDate(m *model.Migration, s *model.Server) (on value.Date, why string) {
	if !s.MigratedOn.IsZero() {
		if s.MigratedOn.After(a.asOf) {
			return value.Date{}, "migrated after " + a.asOf.String()
		}
		return s.MigratedOn, ""
	}
	for _, id := range s.Applications {
		app := a.index.application(m, id)
		if app == nil || !isMigrating(strategyOf(m, app)) {
			continue
		}
		migrated := a.migratedOn(app)
		if migrated.IsZero() {
			return value.Date{}, "no date on which " + id + " was migrated"
		}
		if migrated.After(on) {
			on = migrated
		}
	}
	if on.IsZero() {
		why = "no date on which it was migrated"
	}
	return on, why
}

// wasOff tells whether s was off in an export dated before its cutover. Sources are switched off afterwards, so a later export
// says nothing.
func wasOff(s *model.Server, cutover value.Date) bool {
	exported := cmp.Or(s.Listing().ExportedOn, s.ExportedOn)
	off, _ := discovery.IsOff(s)
	return off && !exported.IsZero() && exported.Before(cutover)
}
