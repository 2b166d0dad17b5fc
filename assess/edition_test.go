package assess

import (
	"strings"
	"testing"

	"dossier/model"
	"dossier/value"
)

func TestDoubtfulEditions(t *testing.T) {
	day := func(text string) value.Date {
		d, err := value.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	whole := model.Programme{ValidFrom: day("2025-08-01"), ValidTo: day("2026-02-28"), UsableTill: day("2026-05-31")}
	short := whole
	short.UsableTill = value.Date{}
	for _, c := range []struct {
		p    model.Programme
		on   string
		want string // "" for none
	}{
		{model.Programme{}, "2026-01-01", "no source states when this edition is valid: ask your partner development manager"},
		{model.Programme{ValidFrom: day("2025-08-01")}, "2026-01-01", "no source states"},
		{whole, "2025-07-31", "valid from 2025-08-01 on"},
		{whole, "2025-08-01", ""},
		{whole, "2026-02-28", ""},
		{whole, "2026-03-01", "was valid until 2026-02-28, and can be used until 2026-05-31"},
		{whole, "2026-05-31", "can be used until 2026-05-31"},
		{whole, "2026-06-01", "could be used until 2026-05-31"},
		{short, "2026-03-01", "could be used until 2026-02-28, and case studies are measured on 2026-03-01"},
	} {
		got := doubtful(&c.p, day(c.on))
		if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s to %s on %s: %q, want %q", c.p.ValidFrom, c.p.ValidTo, c.on, got, c.want)
		}
	}
}
