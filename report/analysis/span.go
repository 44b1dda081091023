package analysis

import (
	"strings"

	"qreport/report/document"
)

// A figure inside a sentence travels through the template as text between
// marks, so that the template author only writes {{.Fig "A01"}}.
const (
	markOpen  = "\x02"
	markSplit = "\x1f"
	markClose = "\x03"
	// markRef begins the id of a mark that names tables and charts.
	markRef = "\x0e"
)

func mark(id, text string) string { return markOpen + id + markSplit + text + markClose }

// spans cuts a worded sentence at its marks.
func spans(text string) []document.Span {
	var out []document.Span
	for text != "" {
		before, rest, found := strings.Cut(text, markOpen)
		if before != "" {
			out = append(out, document.Span{Text: before})
		}
		if !found {
			break
		}
		inside, after, _ := strings.Cut(rest, markClose)
		id, printed, _ := strings.Cut(inside, markSplit)
		if ref, ok := strings.CutPrefix(id, markRef); ok {
			out = append(out, document.Span{Text: printed, Ref: ref})
		} else {
			out = append(out, document.Span{Text: printed, Figure: id})
		}
		text = after
	}
	return out
}

// plain drops the marks, for titles and cells.
func plain(text string) string {
	var b strings.Builder
	for _, s := range spans(text) {
		b.WriteString(s.Text)
	}
	return b.String()
}
