package pdf

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
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
		checkWidths(t, cid, objects.stream(t, descriptor["/FontFile2"]))
	}
	assert.Equal(t, int(roleCount), n)
}

// checkWidths compares /W and /DW with the horizontal metrics of the program.
func checkWidths(t *testing.T, cid map[string]any, program []byte) {
	t.Helper()
	table := func(name string) []byte {
		for i := range int(binary.BigEndian.Uint16(program[4:])) {
			rec := program[12+16*i:]
			if string(rec[:4]) == name {
				return program[binary.BigEndian.Uint32(rec[8:]):][:binary.BigEndian.Uint32(rec[12:])]
			}
		}
		t.Fatalf("no table %s", name)
		return nil
	}
	em := float64(binary.BigEndian.Uint16(table("head")[18:]))
	hmtx := table("hmtx")
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
