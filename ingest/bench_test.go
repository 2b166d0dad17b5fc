package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/ingest"
)

// The least workspace: what every run costs before it reads anything.
func BenchmarkReadLeast(b *testing.B) {
	files := base()
	for b.Loop() {
		ingest.Read(ingest.Workspace{Files: files})
	}
}

// A hundred thousand servers of five thousand applications.
func BenchmarkReadServers(b *testing.B) {
	var applications, servers strings.Builder
	applications.WriteString("id,migration,name\n")
	for i := range 5000 {
		fmt.Fprintf(&applications, "A-%d,M-01,Application %d\n", i, i)
	}
	servers.WriteString("id,migration,applications,name,OS,CPUs,memory,storage,utilization,strategy,migrated on\n")
	for i := range 100_000 {
		fmt.Fprintf(&servers, "S-%d,M-01,A-%d,host%d,Linux,4,8192,100.5,45,rehost,2025-04-01\n", i, i%5000, i)
	}
	files := with(with(base(), "inputs/applications.csv", applications.String()), "inputs/servers.csv", servers.String())
	b.SetBytes(int64(servers.Len()))
	for b.Loop() {
		if _, problems := ingest.Read(ingest.Workspace{Files: files}); len(problems) > 0 {
			b.Fatal(problems[0])
		}
	}
}
