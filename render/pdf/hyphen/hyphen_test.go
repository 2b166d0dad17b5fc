package hyphen_test

import (
	"strings"
	"testing"

	"dossier/render/pdf/hyphen"
)

// The words are parted as the npm package hyphen 1.14.1 parts them by the same patterns, but for ends of less than three letters.
func TestWordsArePartedAsOthersPartThem(t *testing.T) {
	for tag, words := range map[string]string{
		"en-GB": "hyphen-a-tion com-puter migra-tion infra-struc-ture applic-a-tions respons-ib-il-ity accel-er-a-tion doc-u-ment-a-tion dis-cov-ery organ-isa-tion",
		"en-US": "appli-ca-tion respon-si-bil-ity opti-miza-tion accel-er-a-tion doc-u-men-ta-tion",
		"de-DE": "Sil-ben-tren-nung Auf-wands-ent-schä-di-gung Rechen-zen-trum Migra-tion Donau-dampf-schiff-fahrts-ka-pi-tän Ver-ant-wort-lich-keit",
		"de-CH": "Anwen-dungs-land-schaft",
		"fr-FR": "migra-tion appli-ca-tion infra-struc-ture déve-lop-pe-ment res-pon-sa-bi-lité héber-ge-ment",
		"es-ES": "migra-ción apli-ca-ción infra-es-truc-tura res-pon-sa-bi-li-dad docu-men-ta-ción",
		"nl":    "migratie toepassing",
		"":      "hyphenation",
	} {
		language := hyphen.Of(tag)
		for want := range strings.FieldsSeq(words) {
			if got := language.Parted(strings.ReplaceAll(want, "-", "")); got != want {
				t.Errorf("%s: %s, want %s", tag, got, want)
			}
		}
	}
}

// Names, abbreviations and what is no word stay whole.
func TestWhatIsNoWordStaysWhole(t *testing.T) {
	for _, word := range []string{"Northwind", "AWSSUPPORT", "vm000012", "CloudFormation", "résumé2", "cannot", "", strings.Repeat("migration", 12)} {
		if points := hyphen.Of("en-GB").Points([]rune(word)); len(points) > 0 {
			t.Errorf("%s is parted at %v", word, points)
		}
	}
}
