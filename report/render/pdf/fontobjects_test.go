package pdf

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// qpdfObjects are the objects of a PDF as qpdf reads them, streams decoded.
type qpdfObjects map[string]struct {
	Value  any
	Stream struct {
		Data string
		Dict map[string]any
	}
}

func readObjects(t *testing.T, file string) qpdfObjects {
	t.Helper()
	var out struct{ QPDF []json.RawMessage }
	text := tool(t, "qpdf", "--json", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized", file)
	require.NoError(t, json.Unmarshal([]byte(text), &out))
	objects := qpdfObjects{}
	require.NoError(t, json.Unmarshal(out.QPDF[1], &objects))
	return objects
}

func (o qpdfObjects) dict(t *testing.T, ref any) map[string]any {
	t.Helper()
	d, ok := o["obj:"+ref.(string)].Value.(map[string]any)
	require.True(t, ok, "%v is a dictionary", ref)
	return d
}

func (o qpdfObjects) stream(t *testing.T, ref any) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(o["obj:"+ref.(string)].Stream.Data)
	require.NoError(t, err)
	return data
}

// ISO 19005-2, 6.2.11: every font is embedded, its codes are its glyphs, and
// the widths in the file are those of the font program.
func TestFontObjects(t *testing.T) {
	objects := readObjects(t, rendered(t, kitchenSink()))
	n := 0
	for _, o := range objects {
		font, _ := o.Value.(map[string]any)
		if font["/Subtype"] != "/Type0" {
			continue
		}
		n++
		assert.Equal(t, "/Identity-H", font["/Encoding"])
		cid := objects.dict(t, font["/DescendantFonts"].([]any)[0])
		descriptor := objects.dict(t, cid["/FontDescriptor"])
		assert.Equal(t, "/Identity", cid["/CIDToGIDMap"])
		for _, d := range []map[string]any{font, cid} {
			assert.Equal(t, descriptor["/FontName"], d["/BaseFont"])
		}
		assert.Regexp(t, `^/[A-Z]{6}\+Report-[a-z]+$`, descriptor["/FontName"])
		assert.Contains(t, string(objects.stream(t, font["/ToUnicode"])), "beginbfrange")
		program := objects.stream(t, descriptor["/FontFile2"])
		checkWidths(t, cid, program)
		checkGlyphSet(t, objects.stream(t, descriptor["/CIDSet"]), program)
	}
	assert.Equal(t, int(roleCount), n)
}

// fontTable is a table of a font program.
func fontTable(t *testing.T, program []byte, name string) []byte {
	t.Helper()
	for i := range int(binary.BigEndian.Uint16(program[4:])) {
		rec := program[12+16*i:]
		if string(rec[:4]) == name {
			return program[binary.BigEndian.Uint32(rec[8:]):][:binary.BigEndian.Uint32(rec[12:])]
		}
	}
	t.Fatalf("no table %s", name)
	return nil
}

// checkGlyphSet wants a bit for each glyph of the program and no other (ISO
// 19005-2, 6.2.11.4.2).
func checkGlyphSet(t *testing.T, set, program []byte) {
	t.Helper()
	glyphs := int(binary.BigEndian.Uint16(fontTable(t, program, "maxp")[4:]))
	require.Len(t, set, (glyphs+7)/8)
	for g := range 8 * len(set) {
		assert.Equal(t, g < glyphs, set[g/8]>>(7-g%8)&1 == 1, "glyph %d of %d", g, glyphs)
	}
}

// checkWidths compares /W and /DW with the horizontal metrics of the program.
func checkWidths(t *testing.T, cid map[string]any, program []byte) {
	t.Helper()
	em := float64(binary.BigEndian.Uint16(fontTable(t, program, "head")[18:]))
	hmtx := fontTable(t, program, "hmtx")
	widths := make([]float64, len(hmtx)/4)
	for i := range widths {
		widths[i] = cid["/DW"].(float64)
	}
	list := cid["/W"].([]any)
	for i := 0; i+1 < len(list); i += 2 {
		for k, w := range list[i+1].([]any) {
			widths[int(list[i].(float64))+k] = w.(float64)
		}
	}
	for g, w := range widths {
		assert.InDelta(t, float64(binary.BigEndian.Uint16(hmtx[4*g:]))*1000/em, w, 0.5, "%s glyph %d", cid["/BaseFont"], g)
	}
}

// What an archive wants of the rest (ISO 19005-2, 6.1.3, 6.2.3, 6.6.2): the
// metadata readable without a filter, a profile, nothing that acts or hides.
func TestArchiveObjects(t *testing.T) {
	file := rendered(t, kitchenSink())
	objects := readObjects(t, file)
	var catalog map[string]any
	for _, o := range objects {
		if d, _ := o.Value.(map[string]any); d["/Type"] == "/Catalog" {
			catalog = d
		}
	}
	require.NotNil(t, catalog)
	metadata := objects["obj:"+catalog["/Metadata"].(string)].Stream
	assert.Nil(t, metadata.Dict["/Filter"])
	intent := catalog["/OutputIntents"].([]any)[0].(map[string]any)
	profile := objects["obj:"+intent["/DestOutputProfile"].(string)].Stream.Dict
	assert.EqualValues(t, 3, profile["/N"])
	for _, never := range []string{"/Names", "/AA", "/OpenAction", "/AcroForm"} {
		assert.NotContains(t, catalog, never)
	}
	trailer, _ := objects["trailer"].Value.(map[string]any)
	id := trailer["/ID"].([]any)
	require.Len(t, id, 2)
	assert.Equal(t, id[0], id[1])
	xmp := string(objects.stream(t, catalog["/Metadata"]))
	info := objects.dict(t, trailer["/Info"])
	assert.Contains(t, xmp, strings.TrimPrefix(info["/Title"].(string), "u:"))
}

// ISO 19005-2, 6.2.11.8: no text refers to glyph 0, the box for what a font has
// not got, whatever strangers write.
func TestNoTextRefersToGlyphZero(t *testing.T) {
	codes := 0
	objects := readObjects(t, rendered(t, kitchenSink()))
	for ref, o := range objects {
		if o.Stream.Data == "" {
			continue
		}
		for _, m := range regexp.MustCompile(`<([0-9A-F]+)> Tj`).FindAllSubmatch(objects.stream(t, strings.TrimPrefix(ref, "obj:")), -1) {
			for code := range slices.Chunk(m[1], 4) {
				codes++
				assert.NotEqual(t, "0000", string(code))
			}
		}
	}
	assert.Greater(t, codes, 1000)
}
