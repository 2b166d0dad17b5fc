package config

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/model"
)

func TestScalesThatShip(t *testing.T) {
	scales, problems := Scales(Layer{Name: "templates/scales", Files: os.DirFS("../../templates/scales")})
	if len(problems) > 0 || len(scales) != 2 {
		t.Fatalf("%d scales, %v", len(scales), problems)
	}
	numbers, colours := scales[0], scales[1]
	if numbers.ID != "0-5" || len(numbers.Areas) != 6 || numbers.Highest.Value.String() != "5" || numbers.GapAt.Published {
		t.Errorf("the sample report has six domains from 0 to 5, and no source says what a gap is: %+v", numbers)
	}
	if colours.ID != "heat map" || len(colours.Areas) != 8 || len(colours.Colours) != 3 || colours.Colours[0] != model.Red {
		t.Errorf("the heat map has eight areas from red to green: %+v", colours)
	}
	for _, s := range scales {
		if s.Source == "" || s.Ref.Line == 0 {
			t.Errorf("%s states no source or no place", s.ID)
		}
	}
}

func TestOwnScaleStandsInForABuiltInOne(t *testing.T) {
	own := "id: 0-5\ntitle: Ours\nsource: our own\nlowest: {value: 1, published: false, source: us}\nhighest: {value: 4, published: false, source: us}\n" +
		"gap_at_most: {value: 2, published: false, source: us}\nareas: [{name: All}]\n"
	layers := func(name string) []Layer {
		return []Layer{{Name: "own", Files: fstest.MapFS{name: {Data: []byte(own)}}}, {Name: "templates/scales", Files: os.DirFS("../../templates/scales")}}
	}
	scales, problems := Scales(layers("0-5.yaml")...)
	if len(problems) > 0 || len(scales) != 2 || scales[0].Title != "Ours" {
		t.Errorf("%v, %v", scales, problems)
	}
	if _, problems = Scales(layers("mine.yaml")...); len(problems) != 1 || !strings.Contains(problems[0].What, "two files") {
		t.Errorf("a scale in two files: %v", problems)
	}
}

func TestWrongScales(t *testing.T) {
	const head = "id: x\ntitle: X\nsource: us\nareas: [{name: All}]\n"
	const bar = "gap_at_most: {value: 2, published: false, source: us}\n"
	for name, test := range map[string]struct{ text, want string }{
		"no range":            {head + bar, "runs from 0 to 0"},
		"upside down":         {head + bar + "lowest: {value: 5, published: true, source: us}\nhighest: {value: 1, published: true, source: us}\n", "runs from 5 to 1"},
		"numbers and colours": {head + bar + "lowest: {value: 5, published: true, source: us}\ncolours: [red, green]\n", "numbers and colours"},
		"unknown colour":      {head + bar + "colours: [red, blue, green]\n", "not known"},
		"not a colour":        {head + bar + "colours: [red, not assessed, green]\n", "not assessed on a scale"},
		"all is a gap":        {head + bar + "colours: [red, green]\n", "gap_at_most 2"},
		"an area twice":       {strings.Replace(head, "[{name: All}]", "[{name: All}, {name: all}]", 1) + bar + "colours: [red, amber, green]\n", "stands twice"},
		"unknown key":         {head + bar + "colours: [red, amber, green]\nweight: 3\n", "no key"},
	} {
		scale, problems := DecodeScale("x.yaml", []byte(test.text))
		if scale != nil || len(problems) == 0 || !strings.Contains(problems[0].What, test.want) {
			t.Errorf("%s: %+v, %v; want %q", name, scale, problems, test.want)
		}
	}
}
