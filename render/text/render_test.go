package text_test

import (
	"fmt"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/text"
)

func TestScratch(t *testing.T) {
	fmt.Println(text.Render(doctest.Rich(doc.Audit), 80))
	fmt.Println(text.Render(doctest.Rich(doc.Audit), 50))
}
