package catalogue

import (
	"fmt"
	"io"
	"strings"
)

// Markdown writes the whole catalogue as docs/findings.md.
func (c *Catalogue) Markdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(c.say("catalogue.head", nil)) + "\n")
	part := ""
	for _, e := range c.Entries() {
		if e.Part != part {
			part = e.Part
			fmt.Fprintf(&b, "\n## %s\n", part)
		}
		fmt.Fprintf(&b, "\n### %s %s（%s）\n\n", e.Code, escape(e.Title), e.Level)
		for _, line := range c.Lines(e) {
			fmt.Fprintf(&b, "- %s\n", escape(line))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Lines are what is said about an entry below its title: the sentence, the
// remedy and the example.
func (c *Catalogue) Lines(e Entry) (lines []string) {
	for _, l := range []struct{ label, text string }{{"message", e.Message}, {"remedy", e.Remedy}, {"example", e.Example}} {
		if l.text != "" {
			lines = append(lines, c.say("catalogue.label."+l.label, nil)+"："+l.text)
		}
	}
	return lines
}

// escape keeps signs of the texts from being read as Markdown.
func escape(s string) string {
	return strings.NewReplacer("<", "\\<", "*", "\\*", "#", "\\#", "~", "\\~").Replace(s)
}
