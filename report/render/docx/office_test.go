package docx

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"qreport/report/document"
)

// TestLibreOfficeReadsTheSameText opens the file in LibreOffice, which counts
// tables and charts and fills references itself, and finds the document's text.
func TestLibreOfficeReadsTheSameText(t *testing.T) {
	d := kitchen()
	read := convert(t, render(t, d), "txt:Text (encoded):UTF8", "txt")
	require.Equal(t, squeezed(strings.Join(words(d), "")), squeezed(string(read)))
}

// TestLibreOfficeKeepsEverything: what it saves has the same tables, charts and
// sections.
func TestLibreOfficeKeepsEverything(t *testing.T) {
	data := render(t, kitchen())
	before, after := partsOf(t, data), partsOf(t, convert(t, data, "docx", "docx"))
	for _, markup := range []string{"<w:tbl>", "<c:chart ", "w:orient=\"landscape\"", "<w:tblHeader"} {
		require.Equal(t, strings.Count(before["word/document.xml"], markup), strings.Count(after["word/document.xml"], markup), markup)
	}
}

// TestLibreOfficePrintsFootnotes: each note stands at the foot of the page that
// has its mark, and both are the first of theirs.
func TestLibreOfficePrintsFootnotes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out.pdf")
	require.NoError(t, os.WriteFile(file, convert(t, render(t, kitchen()), "pdf", "pdf"), 0o600))
	out, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	require.NoError(t, err)
	for mark, note := range map[string]string{
		"批次合格率①为": "合格批次占抽查批次的比例，<上年>为94.10%。", "全部合格。①": "以最后一次报送的为准。"} {
		found := 0
		for _, page := range strings.Split(string(out), "\f") {
			page = squeezed(page)
			if at := strings.Index(page, note); at >= 0 {
				found++
				require.Less(t, strings.Index(page, mark), at)
				require.Contains(t, page, mark)
				require.Equal(t, 2, strings.Count(page, "①"))
			}
		}
		require.Equal(t, 1, found, note)
	}
}

func convert(t *testing.T, data []byte, filter, extension string) []byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	require.NoError(t, err, "LibreOffice is missing: make tools installs it")
	dir := t.TempDir()
	in := filepath.Join(dir, "in.docx")
	require.NoError(t, os.WriteFile(in, data, 0o600))
	output, err := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless",
		"--convert-to", filter, "--outdir", filepath.Join(dir, "out"), in).CombinedOutput()
	require.NoError(t, err, string(output))
	out, err := os.ReadFile(filepath.Join(dir, "out", "in."+extension))
	require.NoError(t, err, string(output))
	return out
}

func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}

// words are the document's texts in the order of reading.
func words(d *document.Document) []string {
	h := d.Head
	out := append([]string{h.Serial, h.Secrecy, h.Urgency}, h.Issuers...)
	out = append(out, h.Suffix)
	for i, name := range evenNames(h.Signers) {
		if i == len(h.Signers)-1 {
			out = append(out, h.Number)
		}
		if i == 0 {
			out = append(out, wordSigner)
		}
		out = append(out, name)
	}
	out = append(append(out, h.Title...), h.Addressee+"：")
	out = append(out, blockWords(d.Body)...)
	out = append(out, wordAttachment)
	for i, a := range d.Close.Attachments {
		out = append(out, string(rune('1'+i))+"."+a)
	}
	out = append(append(out, d.Close.Signatures...), d.Close.Date)
	for _, a := range d.Annexes {
		out = append(append(out, a.Label, a.Title), blockWords(a.Blocks)...)
	}
	return append(out, wordCopyTo+strings.Join(d.Close.CopyTo, "，")+"。", d.Close.Printer, d.Close.PrintedOn+wordPrinted)
}

// blockWords has the marks of footnotes as LibreOffice numbers them in a text.
func blockWords(blocks []document.Block) []string {
	var out []string
	notes := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Heading:
			out = append(out, b.Text)
		case document.Paragraph:
			for _, s := range b.Spans {
				out = append(out, s.Text)
				if len(s.Note) > 0 {
					out = append(out, string('①'+rune(notes)))
					notes++
				}
			}
		case document.Note:
			out = append(out, b.Text)
		case *document.Table:
			out = append(out, tableWords(b)...)
		case *document.Chart:
			out = append(append(out, b.Number, b.Title), b.Notes...)
		}
	}
	return out
}

// tableWords reads the header by rows: groups and ungrouped titles, then the
// titles below groups.
func tableWords(t *document.Table) []string {
	out := []string{t.Number, t.Title, t.Unit}
	var below []string
	group := ""
	for _, c := range t.Columns {
		switch {
		case c.Group == "":
			out = append(out, c.Title)
		case c.Group != group:
			out = append(out, c.Group)
		}
		if group = c.Group; group != "" {
			below = append(below, c.Title)
		}
	}
	out = append(out, below...)
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			out = append(out, c.Text, c.Flag)
		}
	}
	return append(out, t.Notes...)
}
