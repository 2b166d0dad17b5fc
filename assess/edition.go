package assess

import (
	"fmt"

	"dossier/model"
	"dossier/value"
)

const askManager = ": ask your partner development manager"

// doubtful says why an edition may not be the one that counts on a day; empty where a source states that it is valid then.
func doubtful(p *model.Programme, on value.Date) string {
	usable := p.ValidTo
	if p.UsableTill.After(usable) {
		usable = p.UsableTill
	}
	switch {
	case !p.Confirmed():
		return "no source states when this edition is valid" + askManager
	case p.ValidFrom.After(on):
		return fmt.Sprintf("this edition is valid from %s on, and case studies are measured on %s%s which edition counts", p.ValidFrom, on, askManager)
	case on.After(usable):
		return fmt.Sprintf("this edition could be used until %s, and case studies are measured on %s%s for the present one", usable, on, askManager)
	case on.After(p.ValidTo):
		return fmt.Sprintf("this edition was valid until %s, and can be used until %s: prepare for the next one", p.ValidTo, usable)
	}
	return ""
}
