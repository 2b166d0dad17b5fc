package value_test

import (
	"testing"

	"dossier/value"
)

func TestWords(t *testing.T) {
	for _, test := range []struct{ text, slug, capital string }{
		{"", "", ""},
		{"servers and storage, depreciation", "servers-and-storage-depreciation", "Servers and storage, depreciation"},
		{"Amazon EC2 (On-Demand)", "amazon-ec2-on-demand", "Amazon EC2 (On-Demand)"},
		{"über Gebühren", "über-gebühren", "Über Gebühren"},
		{"サーバー 2", "サーバー-2", "サーバー 2"},
		{" – ", "", " – "},
	} {
		if got := value.Slug(test.text); got != test.slug {
			t.Errorf("Slug(%q) = %q, want %q", test.text, got, test.slug)
		}
		if got := value.Capital(test.text); got != test.capital {
			t.Errorf("Capital(%q) = %q, want %q", test.text, got, test.capital)
		}
	}
}
