package compose

import (
	"fmt"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// landingZoneMakers are the named blocks about the landing zone.
func landingZoneMakers() []maker {
	return []maker{
		blockOf("tiles", "zone", zoneTiles),
		blockOf("definitions", "zone-original", func(v CaseStudy, _ value.Locale) doc.Definitions { return zoneOf(v).Original.definitions() }),
		blockOf("chart", "zone-tree", zoneTree),
		makerOfBlocks("chart", "zone-network", zoneNetworkDrawings),
		blockOf("table", "zone-guardrails", zoneGuardrailsTable),
		blockOf("table", "zone-answers", zoneAnswersTable),
		blockOf("table", "zone-open", func(v CaseStudy, _ value.Locale) doc.Table {
			return openPointsTable("zone-open", "Nothing of the design is open: no range collides, every application that moves lands in an account, and each part says why it is so.", zoneOf(v).Open)
		}),
		blockOf("table", "zone-units", zoneUnitsTable),
		blockOf("table", "zone-accounts", zoneAccountsTable),
		blockOf("table", "zone-vpcs", zoneVPCsTable),
		blockOf("table", "zone-subnets", zoneSubnetsTable),
		blockOf("table", "zone-checks", zoneChecksTable),
		blockOf("table", "zone-overlaps", zoneOverlapsTable),
		blockOf("table", "zone-identity", func(v CaseStudy, _ value.Locale) doc.Table {
			return zoneControls("zone-identity", "How people and programs are identified", "No control of the area identity is recorded (Controls): an auditor cannot see who may sign in, and how. The cloud architect has it.", zoneOf(v).Identity)
		}),
		blockOf("table", "zone-controls", func(v CaseStudy, _ value.Locale) doc.Table {
			return zoneControls("zone-controls", "Controls by area, how they are set up and why", "No control of another area than identity is recorded (Controls): the checklist asks for each, and an auditor finds nothing here. The cloud architect has them.", zoneOf(v).Controls)
		}),
		blockOf("table", "zone-landings", zoneLandingsTable),
		blockOf("table", "zone-reasons", zoneReasonsTable),
		objections("zone-findings", "What does not hold together in the design", "Nothing was found that does not hold together.",
			func(v CaseStudy) []Finding { return zoneOf(v).Findings }),
	}
}

// zoneOf is the landing zone, or an empty one where there is none.
func zoneOf(v CaseStudy) LandingZone { return partOf(v.LandingZone) }

func zoneTiles(v CaseStudy, _ value.Locale) doc.Tiles {
	z := zoneOf(v)
	var tiles doc.Tiles
	add := func(label, note string, f *value.Figure, tone doc.Tone) {
		if f != nil {
			tiles.Items = append(tiles.Items, doc.Tile{Label: label, Value: doc.FigureOf(f), Note: note, Tone: tone})
		}
	}
	add("Accounts", "of the organization", z.AccountCount, doc.Neutral)
	add("VPCs", "of this migration", z.VPCCount, doc.Neutral)
	add("With an account", "applications that move", z.Landed, doc.Neutral)
	add("Without an account", "applications that move", z.Homeless, toneWhere(!isZero(z.Homeless)))
	add("Ranges that collide", "or lie outside their VPC", z.Colliding, toneWhere(!isZero(z.Colliding)))
	return tiles
}

// zoneTree draws the accounts below their units, and the units below the root.
func zoneTree(v CaseStudy, l value.Locale) doc.Graph {
	z := zoneOf(v)
	g := doc.Graph{ID: "zone-tree-graph", Form: doc.Tree, Title: "The tree of the organization, from its root"}
	g.Nodes = append(g.Nodes, doc.GraphNode{ID: rootKey, Label: "Root", Note: "of the organization"})
	hang := func(n doc.GraphNode, parent string, from *doc.Value) {
		if parent == "" {
			parent = rootKey
		}
		if refs := from.Refs(); len(refs) > 0 {
			n.Source = refs[0]
			g.Sources = append(g.Sources, refs[0])
		}
		g.Nodes = append(g.Nodes, n)
		g.Edges = append(g.Edges, doc.GraphEdge{From: parent, To: n.ID, Source: n.Source})
	}
	for _, u := range z.Units {
		n := doc.GraphNode{ID: u.Key, Label: u.Name.Text, Note: "unit"}
		if u.Fault != "" {
			n.Note, n.Tone = u.Fault, doc.Bad
		}
		hang(n, u.Parent, u.Name)
	}
	for _, a := range z.Accounts {
		n := doc.GraphNode{ID: a.Key, Label: a.Name.Text, Note: landsWords(a.Applications, l)}
		if a.Fault != "" {
			n.Note, n.Tone = a.Fault, doc.Bad
		}
		hang(n, a.Unit, a.Name)
	}
	g.Sources = source.Merge(g.Sources)
	g.Alt = fmt.Sprintf("A tree of %s and %s below the root of the organization.",
		counted(len(z.Units), "organizational unit", "organizational units"), counted(len(z.Accounts), "account", "accounts"))
	return g
}

func landsWords(f *value.Figure, l value.Locale) string {
	switch {
	case isZero(f):
		return "account"
	case f.Value.Decimal.Equal(value.Int(1)):
		return "account, 1 application"
	}
	return "account, " + l.Figure(f) + " applications"
}

// reasonCell is a reason, or a word that none is given.
func reasonCell(v *doc.Value) doc.TableCell {
	if v == nil {
		return doc.TableCell{Content: doc.Say("no reason is given"), Tone: doc.Warning}
	}
	return cell(v)
}

// faulty adds to a cell what is wrong.
func faulty(c doc.TableCell, faults ...string) doc.TableCell {
	for _, f := range faults {
		if f != "" {
			c.Content = append(c.Content, doc.Break{}, doc.Text{Text: value.Capital(f)})
			c.Tone = doc.Bad
		}
	}
	return c
}

func zoneUnitsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "zone-units", Caption: "Organizational units and why they exist",
		Columns: []doc.Column{column("Unit", 1.6), column("Below", 1.4), column("Purpose", 2.6), column("Why", 3.6), numbered("Accounts")},
		Empty:   "No organizational unit is recorded (Organizational units): an auditor cannot see what guardrails hold on to. The cloud architect has the tree.",
	}
	names := map[string]*doc.Value{}
	for _, u := range zoneOf(v).Units {
		names[u.Key] = u.Name
		below := cell(names[u.Parent])
		if u.Parent == "" {
			below = words("the root")
		}
		t.Rows = append(t.Rows, row(faulty(head(u.Name), u.Fault), below, cell(u.Purpose), reasonCell(u.Reason), figure(u.Accounts)))
	}
	return t
}

func zoneAccountsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "zone-accounts", Caption: "Accounts, what they are for, and why they are separate",
		Columns: []doc.Column{column("Account", 1.9), column("Id", 1.5), column("Unit", 1.3), column("Purpose", 2.2), column("Why", 3), numbered("Applications"), numbered("Machines")},
		Note:    doc.Say("How to read: applications are those of this migration that land in the account, machines those that they run on now."),
		Empty:   "No account is recorded (Accounts): an auditor cannot see where anything lands. Whoever administers the organization can export them.",
	}
	for _, a := range zoneOf(v).Accounts {
		unit := cell(a.UnitName)
		if a.UnitName == nil {
			unit = words("the root")
		}
		t.Rows = append(t.Rows, row(faulty(head(a.Name), a.Fault), cell(a.ID), unit, cell(a.Purpose), reasonCell(a.Reason), figure(a.Applications), figure(a.Machines)))
	}
	return t
}

func zoneVPCsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "zone-vpcs", Caption: "VPCs, their ranges, and why they are cut so",
		Columns: []doc.Column{
			column("VPC", 1.5), column("Account", 1.7), column("Range and Region", 1.6), numbered("Addresses"), numbered("In subnets"), column("Zones", 1.3), column("Why", 3),
		},
		Note:  doc.Say("How to read: in subnets is the number of addresses that subnets take; the rest is free to grow into. Zones are those of the subnets."),
		Empty: "No VPC is recorded (Networks): neither an auditor nor those who plan the cutover can see what the applications are connected to. The cloud architect has it.",
	}
	for _, n := range zoneOf(v).VPCs {
		t.Rows = append(t.Rows, row(faulty(head(n.Name), n.Faults...), cell(n.Account), joined([]*doc.Value{n.CIDR, n.Region}, ", "), figure(n.Addresses), figure(n.Allotted),
			words(strings.Join(n.Zones, ", ")), reasonCell(n.Reason)))
	}
	return t
}

func zoneSubnetsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "zone-subnets", Caption: "Subnets, by VPC",
		Columns: []doc.Column{column("Subnet", 1.8), column("VPC", 1.4), column("Zone", 1.3), column("Range", 1.5), numbered("Usable"), column("Purpose", 2), column("Why", 2.8)},
		Note:    doc.Say("How to read: usable is what is left of the range when AWS has taken the first four addresses and the last."),
		Empty:   "No subnet is recorded (Networks): it cannot be told how the network spreads over Availability Zones, which an auditor asks. The cloud architect has it.",
	}
	for _, n := range zoneOf(v).Subnets {
		t.Rows = append(t.Rows, row(faulty(head(n.Name), n.Faults...), cell(n.VPC), cell(n.Zone), cell(n.CIDR), figure(n.Usable), cell(n.Purpose), reasonCell(n.Reason)))
	}
	return t
}

func zoneChecksTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "zone-checks", Caption: "What was checked of the ranges",
		Columns: []doc.Column{column("Check", 5), numbered("Compared"), numbered("Found")},
		Note:    doc.Say("How to read: compared is how many pairs were looked at; where it is 0, there was nothing to look at, and nothing found means nothing."),
		Empty:   "No range is recorded.",
	}
	for _, c := range zoneOf(v).Checks {
		found := figure(c.Found)
		switch {
		case !isZero(c.Found):
			found.Tone = doc.Bad
		case !isZero(c.Compared):
			found.Tone = doc.Good
		}
		t.Rows = append(t.Rows, row(headText(c.Name), figure(c.Compared), found))
	}
	return t
}

func zoneOverlapsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "zone-overlaps", Caption: "Ranges that collide, or lie outside where they belong",
		Columns: []doc.Column{column("Range of", 1.6), column("And of", 1.6), column("What", 2), column("Ranges", 2.6), column("What would mend it", 3)},
		Empty:   "No range collides with another, and each subnet lies within its VPC.",
	}
	if !zoneOf(v).Compared {
		t.Empty = "No range has been compared with another: nothing is known of collisions."
	}
	for _, o := range zoneOf(v).Overlaps {
		other := cell(o.B)
		if o.B == nil {
			other = words("the source")
		}
		t.Rows = append(t.Rows, row(head(o.A), other, words(o.What), words(o.Says), words(o.Mend)))
	}
	return t
}

// zoneControls lists controls, an area's under its name.
func zoneControls(id, caption, empty string, controls []ZoneControl) doc.Table {
	areas := len(distinct(controls, func(c ZoneControl) string { return c.areaName() }))
	t := doc.Table{ID: id, Caption: caption, Columns: []doc.Column{column("Control", 1.8), column("How it is set up", 4), column("Why", 4)}, Empty: empty}
	scoped := slices.ContainsFunc(controls, func(c ZoneControl) bool { return len(c.AppliesTo) > 0 })
	if scoped {
		t.Columns = append(t.Columns, column("Holds for", 1.8))
	}
	area := ""
	for i, c := range controls {
		name := c.areaName()
		if areas > 1 && (i == 0 || name != area) {
			area = name
			t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say(name), Span: len(t.Columns), Header: true}}})
		}
		line := row(head(c.Name), cell(c.Setting), reasonCell(c.Reason))
		if scoped {
			line.Cells = append(line.Cells, c.scopeCell())
		}
		t.Rows = append(t.Rows, line)
	}
	return t
}

// scopeCell is what a control holds for.
func (c ZoneControl) scopeCell() doc.TableCell {
	if len(c.AppliesTo) == 0 {
		return words("all accounts")
	}
	scope := joined(c.AppliesTo, ", ")
	for _, name := range c.Unknown {
		scope = faulty(scope, fmt.Sprintf("%q is no unit and no account", name))
	}
	return scope
}

func (c ZoneControl) areaName() string {
	if c.Area == nil {
		return "Area not stated"
	}
	return c.Area.Text
}

// zoneLandingsTable is the applications below the account that they land in, whose reason is told once; those that land nowhere come last.
func zoneLandingsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "zone-landings", Caption: "Applications by account, with the reason for the account",
		Columns: []doc.Column{column("Application", 2.2), column("Strategy", 1.1), column("Architecture", 2.4), column("Criticality", 1.1), column("Wave", 0.9), column("Why there", 2.4)},
		Note: doc.Say("How to read: applications stand below the account that they land in, with its unit, its VPCs and why it is separate; that reason holds for those that state none of their own (as the account). " +
			"What an application does not state is a dash. What is retained or retired lands nowhere."),
		Empty: "No application is listed (Applications): what lands where is the first question of an auditor. Its owners name each, and the cloud architect its account.",
	}
	z := zoneOf(v)
	var heads []string
	for _, a := range z.Accounts {
		heads = append(heads, valueText(a.ID))
	}
	for _, l := range z.Landings {
		if h := l.below(); !slices.Contains(heads, h) {
			heads = append(heads, h)
		}
	}
	for _, h := range heads {
		below := where(z.Landings, func(l ZoneLanding) bool { return l.below() == h })
		if len(below) == 0 {
			continue
		}
		t.Rows = append(t.Rows, below[0].groupRow(len(t.Columns)))
		for _, l := range below {
			t.Rows = append(t.Rows, row(head(l.Name), cell(l.Strategy), cell(l.Architecture), cell(l.Criticality), cell(l.Wave), l.whyCell()))
		}
	}
	return t
}

// below is what an application stands below: the id of its account, or why it has none.
func (l ZoneLanding) below() string {
	switch {
	case l.Stays:
		return "stays"
	case l.Fault != "":
		return l.Fault
	}
	return valueText(l.AccountID)
}

// whyCell is why an application lands where it does: its own reason, or that of its account.
func (l ZoneLanding) whyCell() doc.TableCell {
	switch {
	case l.Stays || l.Fault != "":
		return cell(nil)
	case l.Own != nil:
		return cell(l.Own)
	case l.Why == nil:
		return reasonCell(nil)
	}
	return doc.TableCell{Content: doc.Say("as the account"), Tone: doc.Muted}
}

// groupRow heads the applications of one account with its unit, its VPCs and its reason.
func (l ZoneLanding) groupRow(columns int) doc.TableRow {
	c := doc.TableCell{Span: columns, Header: true}
	switch {
	case l.Stays:
		c.Content = doc.Say("Does not move")
	case l.Fault != "":
		c.Content, c.Tone = doc.Say(value.Capital(l.Fault)), doc.Bad
	default:
		c.Content = append(c.Content, valueInlines(l.Account)...)
		if l.Unit != nil {
			c.Content = append(append(c.Content, doc.Text{Text: ", in "}), valueInlines(l.Unit)...)
		}
		for i, n := range l.VPCs {
			lead := ", "
			if i == 0 {
				lead = ", VPC "
			}
			c.Content = append(append(c.Content, doc.Text{Text: lead}), valueInlines(n)...)
		}
		c.Content = append(c.Content, doc.Text{Text: ": "})
		c.Content = append(c.Content, reasonCell(l.Why).Content...)
	}
	return doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{c}}
}

func zoneReasonsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "zone-reasons", Caption: "For how much of the design a reason is given",
		Columns: []doc.Column{column("What", 3), numbered("With a reason"), numbered("Recorded"), numbered("Share")},
		Note:    doc.Say("How to read: an auditor looks for why it was done so; a row without a reason is a finding."),
		Empty:   "Nothing is recorded that could have a reason.",
	}
	for _, r := range zoneOf(v).Reasons {
		t.Rows = append(t.Rows, row(headText(r.Kind), figure(r.Given), figure(r.Of), figure(r.Share)))
	}
	return t
}
