// Command build writes docs/findings.md from the definitions. Run it from the
// repository's root, with "go run ./docs/build" or "make docs".
package main

import (
	"bytes"
	"log"
	"os"

	"qreport/report/catalogue"
	"qreport/report/define"
)

func main() {
	log.SetFlags(0)
	defs, err := define.Load("2011", nil)
	if err != nil {
		log.Fatal(err)
	}
	var out bytes.Buffer
	if err := catalogue.New(defs).Markdown(&out); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("docs/findings.md", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
