package pdf

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the rules for PDF/A-2b ask of this writer by name; archive_test.go has a
// validator's word.
func TestArchivable(t *testing.T) {
	f := testFonts(t)
	b := renderBytes(t, f, kitchenSink())
	assert.True(t, bytes.HasPrefix(b, []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")))
	for _, want := range []string{
		"<pdfaid:part>2</pdfaid:part>", "/OutputIntents [", "/S /GTS_PDFA1", "/Metadata ", "/ID [<", "/PageLabels", "/Lang (zh-CN)",
		"/DisplayDocTitle true", "+Report-fangsong",
	} {
		assert.True(t, bytes.Contains(b, []byte(want)), want)
	}
	for _, never := range []string{"/EmbeddedFiles", "/JavaScript", "/Encrypt", "/utf8", "/AA ", "/LZWDecode"} {
		assert.False(t, bytes.Contains(b, []byte(never)), never)
	}
}

// A place name with a character beyond the BMP can be copied out.
func TestRareCharactersComeBack(t *testing.T) {
	file := rendered(t, kitchenSink())
	text := strings.Join(strings.Fields(tool(t, "pdftotext", "-raw", file, "-")), "")
	assert.True(t, strings.Contains(text, "\U00020164\U0002139a镇"))
	for _, r := range text {
		assert.False(t, unicode.Is(unicode.Co, r), "%U", r)
	}
}

func TestFinishRefusesWhatItDoesNotKnow(t *testing.T) {
	f := testFonts(t)
	for _, s := range []string{"", "startxref\n", "startxref\n99\n", "xref\n0 x\nstartxref\n0\n", "xref\n0 2\n\nbad\nstartxref\n0\n"} {
		w := f.workshop()
		w.raw.WriteString(s)
		_, err := finish(w, nil, nil, f)
		require.Error(t, err, s)
	}
}
