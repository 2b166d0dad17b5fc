// Command dossier turns spreadsheets of cloud migrations into a scored submission pack for the AWS Migration Competency.
package main

import (
	"os"
	"time"
)

func main() {
	os.Exit(run(os.Args[1:], system{out: os.Stdout, err: os.Stderr, now: time.Now, env: os.LookupEnv}))
}
