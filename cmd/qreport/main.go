// Command qreport turns the workbooks of two inspection services into the
// quality-status report of a region. See docs/manual.md.
package main

import (
	"os"
	"time"
)

func main() {
	os.Exit(command{os.Stdin, os.Stdout, os.Stderr, time.Now}.run(os.Args[1:]))
}
