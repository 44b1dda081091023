package pdf

import (
	"bytes"
	"encoding/xml"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/report/document"
)

// preflightJars are what Apache PDFBox Preflight needs to run, as Debian
// installs them.
func preflightJars() []string {
	return []string{"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"}
}

// preflight has files judged by Apache PDFBox Preflight, a validator of
// PDF/A-1b, and returns the codes of what it says against each.
func preflight(t *testing.T, files map[string][]byte) map[string][]string {
	t.Helper()
	var classpath []string
	for _, jar := range preflightJars() {
		jar = "/usr/share/java/" + jar + ".jar"
		require.FileExists(t, jar, "make tools installs it")
		classpath = append(classpath, jar)
	}
	dir := filepath.Join(t.TempDir(), "files")
	require.NoError(t, os.Mkdir(dir, 0o755))
	for name, data := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), data, 0o644))
	}
	// Its exit status says only whether all were right.
	out, _ := exec.Command("java", "-cp", strings.Join(classpath, ":"), "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group", dir).CombinedOutput()
	text, err := os.ReadFile(dir + ".preflight.xml")
	require.NoError(t, err, "%s", out)
	var report struct {
		Files []struct {
			Name   string `xml:"name,attr"`
			Valid  bool   `xml:"isValid"`
			Errors []struct {
				Code string `xml:"code"`
			} `xml:"errors>error"`
		} `xml:"preflight"`
	}
	require.NoError(t, xml.Unmarshal(text, &report), "%s", text)
	require.Len(t, report.Files, len(files))
	said := map[string][]string{}
	for _, f := range report.Files {
		codes := map[string]bool{}
		for _, e := range f.Errors {
			codes[e.Code] = true
		}
		require.Equal(t, f.Valid, len(codes) == 0, "%s: %s", f.Name, text)
		said[f.Name] = slices.Sorted(maps.Keys(codes))
	}
	return said
}

// partOne is the file with one byte changed: it claims PDF/A-1b, the part that
// Preflight knows, instead of PDF/A-2b.
func partOne(t *testing.T, file []byte) []byte {
	t.Helper()
	require.Equal(t, 1, bytes.Count(file, []byte("<pdfaid:part>2<")))
	return bytes.Replace(file, []byte("<pdfaid:part>2<"), []byte("<pdfaid:part>1<"), 1)
}

// wrongPart is Preflight's code for a file that claims another part of the
// standard than the first.
const wrongPart = "7.11.2"

// A validator of somebody else's finds nothing against the files but the part of
// the standard that they claim. What part 2 forbids beyond part 1 is tested in
// fontobjects_test.go.
func TestArchiveValidator(t *testing.T) {
	documents := variants()
	documents["everything"], documents["empty"] = kitchenSink(), &document.Document{}
	files, want := map[string][]byte{}, map[string][]string{}
	for name, d := range documents {
		b := renderBytes(t, testFonts(t), d)
		files[name+"-2b.pdf"], want[name+"-2b.pdf"] = b, []string{wrongPart}
		files[name+"-1b.pdf"], want[name+"-1b.pdf"] = partOne(t, b), nil
	}
	assert.Equal(t, want, preflight(t, files))
}

// The validator sees what makes a file unfit: each of these changes keeps the
// length, so that nothing but the change is wrong.
func TestArchiveValidatorRefuses(t *testing.T) {
	sound := partOne(t, renderBytes(t, testFonts(t), kitchenSink()))
	files, want := map[string][]byte{}, map[string][]string{}
	for name, c := range map[string]struct {
		old, new string
		codes    []string
	}{
		"font not embedded":         {"/FontFile2", "/FontFileX", []string{"3.1.3"}},
		"glyphs not listed":         {"/CIDSet", "/CIDSex", []string{"3.1.11"}},
		"no metadata":               {"/Metadata ", "/Metadatx ", []string{"7.1"}},
		"metadata of another date":  {"<xmp:CreateDate>2011", "<xmp:CreateDate>2012", []string{"7.2"}},
		"metadata of another title": {`"x-default">关于湖州`, `"x-default">关于杭州`, []string{"7.2"}},
		"no output intent":          {"/OutputIntents", "/OutputIntentx", []string{"2.4.1", "2.4.3"}},
		"no identifier":             {"/ID [<", "/IX [<", []string{"1.4.1"}},
		"link that is not printed":  {"/F 4", "/F 2", []string{"5.2.2"}},
		"outline without entries":   {"/Type /Outlines /First", "/Type /Outlines /Firsx", []string{"1.4.9"}},
	} {
		require.True(t, bytes.Contains(sound, []byte(c.old)), name)
		files[name] = bytes.ReplaceAll(sound, []byte(c.old), []byte(c.new))
		want[name] = c.codes
	}
	assert.Equal(t, want, preflight(t, files))
}
