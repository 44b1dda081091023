package pdf

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"strconv"
	"unicode/utf16"
)

// fpdf parses and cuts every font twice for each document. So it gets none: the
// text of the pages is written in codes of our own (see text operators in
// show.go), and finish puts these objects into the file.

// fontObjects is the number of objects that a font in the file consists of.
const fontObjects = 6

// embed writes the objects of a font: the font, its descendant, the descriptor,
// the map to Unicode, the set of glyphs and the font program.
func (e *ending) embed(c *cast) error {
	e.program = c.sub.Program(e.program[:0])
	name := tag(e.program) + "+" + c.face.name
	m := c.face.Metrics()
	at := len(e.offsets) + 1
	e.object(fmt.Appendf(nil, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, at+1, at+3))
	e.object(fmt.Appendf(nil, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"+
		" /FontDescriptor %d 0 R /CIDToGIDMap /Identity /DW %d /W [%s]>>", name, at+2, fullWidth, c.widths()))
	e.object(fmt.Appendf(nil, "<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d"+
		" /CapHeight %d /StemV 80 /CIDSet %d 0 R /FontFile2 %d 0 R>>", name, m.Box[0], m.Box[1], m.Box[2], m.Box[3], m.Ascent, m.Descent, m.Ascent, at+4, at+5))
	unicode, err := e.pack(e.text, c.toUnicode())
	if err != nil {
		return err
	}
	e.stream("/Filter /FlateDecode", unicode)
	e.stream("", c.glyphSet())
	packed, err := e.pack(e.outline, e.program)
	if err != nil {
		return err
	}
	// The font's name rests on its program.
	e.streamApart(fmt.Sprintf("/Filter /FlateDecode /Length1 %d", len(e.program)), packed)
	return nil
}

// tag is the six letters that tell the subsets of a face apart (ISO 32000-1,
// 9.6.4).
func tag(program []byte) string {
	var tag [6]byte
	n := crc32.ChecksumIEEE(program)
	for i := range tag {
		tag[i] = 'A' + byte(n%26)
		n /= 26
	}
	return string(tag[:])
}

// fullWidth is the advance of a hanzi, in thousandths of an em.
const fullWidth = 1000

// widths lists the advances that differ from that of a hanzi, as runs of codes.
func (c *cast) widths() string {
	var b []byte
	open := false
	for n := range c.sub.Len() {
		w := c.sub.Width(n)
		if w == fullWidth {
			if open {
				b, open = append(b, ']'), false
			}
			continue
		}
		if !open {
			b, open = append(strconv.AppendInt(append(b, ' '), int64(n), 10), " ["...), true
		}
		b = strconv.AppendInt(append(b, ' '), int64(w), 10)
	}
	if open {
		b = append(b, ']')
	}
	return string(b)
}

// glyphSet has a bit for every glyph of the program, the first glyph's the
// highest: all of them, since the program holds nothing else. Readers do well
// without; archives ask for it (ISO 19005-1, 6.3.5).
func (c *cast) glyphSet() []byte {
	n := c.sub.Len()
	set := bytes.Repeat([]byte{0xFF}, (n+7)/8)
	if over := n % 8; over > 0 {
		set[len(set)-1] <<= 8 - over
	}
	return set
}

// toUnicode is the map from codes to text. A range must not cross a multiple of
// 256.
func (c *cast) toUnicode() []byte {
	b := make([]byte, 0, 512+8*len(c.text))
	b = append(b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"+
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"+
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"+
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"...)
	for from := 1; from < len(c.text); {
		end := min(len(c.text), from&^0xFF+0x100)
		b = fmt.Appendf(b, "1 beginbfrange\n<%04X> <%04X> [", from, end-1)
		for _, r := range c.text[from:end] {
			b = appendUTF16(b, r)
		}
		b = append(b, "]\nendbfrange\n"...)
		from = end
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

// appendUTF16 writes a character as a hexadecimal string.
func appendUTF16(b []byte, r rune) []byte {
	b = append(b, '<')
	if hi, lo := utf16.EncodeRune(r); r >= basicPlane {
		b, r = appendHex(b, uint16(hi)), lo
	}
	return append(appendHex(b, uint16(r)), '>')
}

const hexDigits = "0123456789ABCDEF"

func appendHex(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}
