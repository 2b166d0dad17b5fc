package pdf

import (
	"fmt"
	"testing"

	"dossier/doc"
	"dossier/render/theme"
)

// A last page with hardly a line on it is saved by a little less white space, where that is enough; never is there a page more.
func TestALittleWhiteSavesAPage(t *testing.T) {
	saved := 0
	for sections := 4; sections < 40; sections++ {
		d := doc.Document{Title: "Sections", Language: "en"}
		for n := range sections {
			d.Blocks = append(d.Blocks, doc.Heading{Level: 1, Content: doc.Say(fmt.Sprintf("Section %d", n+1))}, doc.Paragraph{Content: doc.Say("A line of it.")})
		}
		s := newSetter(d, theme.Default())
		slabs := s.document()
		loose := s.paginate(slabs, nil, nil)
		tight := loose.tightened(slabs)
		switch last := loose.filled[len(loose.pages)-1].share; {
		case len(tight.pages) > len(loose.pages):
			t.Errorf("%d sections: %d pages, and %d with less white", sections, len(loose.pages), len(tight.pages))
		case len(tight.pages) < len(loose.pages):
			saved++
		case len(tight.whites) > 0:
			t.Errorf("%d sections: white is taken away for nothing", sections)
		case last < 0.05:
			t.Errorf("%d sections: the last page is %.0f%% full", sections, 100*last)
		}
	}
	if saved == 0 {
		t.Error("no page is saved")
	}
}

// A part in the middle that ends on a remnant is tightened as the end of a document is, and no other part with it.
func TestALittleWhiteSavesAPageOfAPart(t *testing.T) {
	part := func(sections int) (blocks []doc.Block) {
		for n := range sections {
			blocks = append(blocks, doc.Heading{Level: 1, Content: doc.Say(fmt.Sprintf("Section %d", n+1))}, doc.Paragraph{Content: doc.Say("A line of it.")})
		}
		return blocks
	}
	paged := func(blocks ...doc.Block) *paginator {
		s := newSetter(doc.Document{Title: "Parts", Language: "en", Blocks: blocks}, theme.Default())
		slabs := s.document()
		return s.paginate(slabs, nil, nil).tightened(slabs)
	}
	saved := 0
	for sections := 4; sections < 40; sections++ {
		blocks := append(part(6), doc.PageBreak{})
		blocks = append(append(blocks, part(sections)...), doc.PageBreak{})
		p := paged(append(blocks, part(6)...)...)
		alone := newSetter(doc.Document{Title: "Parts", Language: "en", Blocks: blocks}, theme.Default())
		loose := alone.paginate(alone.document(), nil, nil).pagesOf()[1]
		for part := range p.whites {
			if part != 1 {
				t.Errorf("%d sections: part %d is tightened", sections, part)
			}
		}
		if p.pagesOf()[1] < loose {
			saved++
		}
	}
	if saved == 0 {
		t.Error("no page is saved")
	}
}
