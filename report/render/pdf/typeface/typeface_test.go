package typeface_test

import (
	"encoding/binary"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/fonts"
	"qreport/report/render/pdf/typeface"
)

func embedded() []fonts.Name {
	return []fonts.Name{fonts.Song, fonts.Fangsong, fonts.Kai, fonts.Hei, fonts.Biaosong}
}

func parse(t testing.TB, name fonts.Name) *typeface.Face {
	t.Helper()
	data, err := fonts.TrueType(name)
	require.NoError(t, err)
	face, err := typeface.Parse(data)
	require.NoError(t, err, name)
	return face
}

func tables(file []byte) map[string][]byte {
	out := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		rec := file[12+16*i:]
		off, size := binary.BigEndian.Uint32(rec[8:]), binary.BigEndian.Uint32(rec[12:])
		out[string(rec[:4])] = file[off : off+size]
	}
	return out
}

// outline reads a glyph of a file with long offsets.
func outline(file []byte, n uint16) []byte {
	t := tables(file)
	from, to := binary.BigEndian.Uint32(t["loca"][4*n:]), binary.BigEndian.Uint32(t["loca"][4*n+4:])
	return t["glyf"][from:to]
}

func advance(file []byte, n uint16) int {
	return int(binary.BigEndian.Uint16(tables(file)["hmtx"][4*n:]))
}

// A subset has the glyphs it was asked for at their widths, under the numbers
// it gave.
func TestSubsetKeepsWhatItShould(t *testing.T) {
	for _, name := range embedded() {
		face := parse(t, name)
		sub := face.Subset()
		zero, zhi := sub.Add('0'), sub.Add('质')
		half, whole := sub.AddNarrow('（', 0.5, true), sub.Add('（')
		assert.Equal(t, zhi, sub.Add('质'), "a glyph has one number")
		assert.Zero(t, sub.Add('\U0001F600'))
		file := sub.Program(nil)

		assert.Equal(t, face.Width('0'), advance(file, zero), name)
		assert.Equal(t, face.Width('质'), advance(file, zhi), name)
		assert.Equal(t, face.Width('（')/2, advance(file, half), name)
		for n := range sub.Len() {
			assert.Equal(t, sub.Width(n), advance(file, uint16(n)), "%s, glyph %d", name, n)
		}

		// The narrow bracket is the whole one, moved to the left by half an em.
		part := outline(file, half)[10:]
		assert.Equal(t, whole, binary.BigEndian.Uint16(part[2:]))
		assert.EqualValues(t, -face.Width('（')/2, int16(binary.BigEndian.Uint16(part[4:])))
	}
}

// The checksums are those that the specification asks for, computed here word
// by word.
func TestChecksums(t *testing.T) {
	for _, name := range embedded() {
		sub := parse(t, name).Subset()
		for _, r := range "质量状况ABé①" {
			sub.Add(r)
		}
		file := sub.Program(nil)
		assert.EqualValues(t, uint32(0xB1B0AFBA), words(file), name)
		for i := range int(binary.BigEndian.Uint16(file[4:])) {
			rec := file[12+16*i:]
			off, size := binary.BigEndian.Uint32(rec[8:]), binary.BigEndian.Uint32(rec[12:])
			content := append([]byte(nil), file[off:(off+size+3)&^3]...)
			if string(rec[:4]) == "head" {
				copy(content[8:12], "\x00\x00\x00\x00")
			}
			assert.Equal(t, words(content), binary.BigEndian.Uint32(rec[4:]), "%s %s", name, rec[:4])
		}
	}
}

func words(b []byte) uint32 {
	var n uint32
	for i := 0; i < len(b); i += 4 {
		n += uint32(b[i])<<24 | uint32(b[i+1])<<16 | uint32(b[i+2])<<8 | uint32(b[i+3])
	}
	return n
}

// A subset of every character is the whole font again: no outline is lost and
// parts of composite glyphs point where they should.
func TestSubsetOfEverything(t *testing.T) {
	face := parse(t, fonts.Fangsong) // the one with the most composite glyphs
	sub := face.Subset()
	n := 0
	for r := range rune(0xFFFF) {
		if face.Has(r) {
			require.NotZero(t, sub.Add(r))
			n++
		}
	}
	require.Greater(t, n, 8000)
	file := sub.Program(nil)
	count := binary.BigEndian.Uint16(tables(file)["maxp"][4:])
	composites := 0
	for g := range count {
		if d := outline(file, g); len(d) > 0 && d[0]&0x80 != 0 {
			composites++
			assert.Less(t, binary.BigEndian.Uint16(d[12:]), count)
		}
	}
	assert.Greater(t, composites, 100)
}

func TestParseRefuses(t *testing.T) {
	song, err := fonts.TrueType(fonts.Song)
	require.NoError(t, err)
	for _, c := range []struct {
		data string
		want error
	}{
		{"", typeface.ErrNotFont},
		{"<!DOCTYPE html>", typeface.ErrNotFont},
		{"OTTO" + song[4:], typeface.ErrPostScript},
		{"ttcf" + song[4:], typeface.ErrCollection},
		{song[:1000], typeface.ErrDamaged},
		{song[:len(song)/2], typeface.ErrDamaged},
		{strings.Replace(song, "glyf", "glyX", 1), typeface.ErrDamaged},
		{strings.Replace(song, "cmap", "cmaX", 1), typeface.ErrDamaged},
		{withByte(song, "OS/2", 9, 0x02), typeface.ErrNotEmbeddable},
		{withByte(song, "cmap", 3, 0), typeface.ErrNoCharacters},
	} {
		_, err := typeface.Parse(c.data)
		assert.ErrorIs(t, err, c.want)
	}
}

// withByte changes one byte of a table.
func withByte(file, table string, at int, v byte) string {
	b := []byte(file)
	i := strings.Index(file[:1000], table)
	off := int(binary.BigEndian.Uint32(b[i+8:]))
	b[off+at] = v
	return string(b)
}

// What is parsed can be cut, whatever is in the file.
func FuzzParse(f *testing.F) {
	sub := parse(f, fonts.Fangsong).Subset()
	for _, r := range "质量é①Á（" {
		sub.Add(r)
	}
	sub.AddNarrow('（', 0.25, true)
	small := sub.Program(nil) // has no character map; the whole font is too large
	f.Add(string(small))
	f.Add(withMap(string(small)))
	f.Fuzz(func(t *testing.T, data string) {
		face, err := typeface.Parse(data)
		if err != nil {
			return
		}
		sub := face.Subset()
		for r := range rune(0x10000) {
			if face.Has(r) {
				sub.Add(r)
				sub.AddNarrow(r, 0.5, r%2 == 0)
			}
			if sub.Len() > 2000 {
				break
			}
		}
		sub.Program(nil)
		for i := range sub.Len() {
			sub.Width(i)
		}
		face.Metrics()
		face.Name()
	})
}

// withMap adds a character map to a subset: code points from 一 on.
func withMap(file string) string {
	n := int(binary.BigEndian.Uint16([]byte(file[4:])))
	var cmap []byte
	for _, v := range []uint16{0, 1, 3, 10, 0, 12, 12, 0, 0, 28, 0, 0, 0, 1, 0, 0x4E00, 0, 0x4E06, 0, 1} {
		cmap = binary.BigEndian.AppendUint16(cmap, v)
	}
	head := []byte(file[:12])
	binary.BigEndian.PutUint16(head[4:], uint16(n+1))
	rec := []byte("cmap\x00\x00\x00\x00")
	rec = binary.BigEndian.AppendUint32(rec, uint32(len(file)+16))
	rec = binary.BigEndian.AppendUint32(rec, uint32(len(cmap)))
	directory := []byte(file[12 : 12+16*n])
	for i := range n { // everything moves by one entry
		at := directory[16*i+8:]
		binary.BigEndian.PutUint32(at, binary.BigEndian.Uint32(at)+16)
	}
	return string(head) + string(rec) + string(directory) + file[12+16*n:] + string(cmap)
}
