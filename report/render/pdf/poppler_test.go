package pdf

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/document"
)

// tool runs a command-line tool; a missing tool is a failure that says what to
// install, never a skip.
func tool(t testing.TB, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("%s is needed to read PDFs back: apt-get install poppler-utils qpdf", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	require.NoError(t, err, "%s %v: %s", name, args, out)
	return string(out)
}

// rendered writes a document to a file.
func rendered(t testing.TB, d *document.Document) string {
	t.Helper()
	var buf bytes.Buffer
	require.NoError(t, Render(&buf, d, testFonts(t)))
	file := filepath.Join(t.TempDir(), "out.pdf")
	require.NoError(t, os.WriteFile(file, buf.Bytes(), 0o644))
	return file
}

// word is a piece of text as poppler finds it, in millimetres.
type word struct {
	text           string
	x0, y0, x1, y1 float64
}

// sheetOfPaper is a page as poppler finds it.
type sheetOfPaper struct {
	w, h  float64
	words []word
}

type bboxPage struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Words  []struct {
		X0   float64 `xml:"xMin,attr"`
		Y0   float64 `xml:"yMin,attr"`
		X1   float64 `xml:"xMax,attr"`
		Y1   float64 `xml:"yMax,attr"`
		Text string  `xml:",chardata"`
	} `xml:"word"`
}

// readBack reads the positions of all words.
func readBack(t testing.TB, file string) []sheetOfPaper {
	t.Helper()
	var html struct {
		Pages []bboxPage `xml:"body>doc>page"`
	}
	dec := xml.NewDecoder(strings.NewReader(tool(t, "pdftotext", "-bbox", file, "-")))
	dec.Strict, dec.Entity = false, xml.HTMLEntity
	require.NoError(t, dec.Decode(&html))
	var out []sheetOfPaper
	for _, p := range html.Pages {
		s := sheetOfPaper{w: p.Width * ptMM, h: p.Height * ptMM}
		for _, w := range p.Words {
			s.words = append(s.words, word{w.Text, w.X0 * ptMM, w.Y0 * ptMM, w.X1 * ptMM, w.Y1 * ptMM})
		}
		out = append(out, s)
	}
	return out
}
