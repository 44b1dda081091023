// Package fonts holds the typefaces of the report, cut to the characters of
// Chinese official documents (see docs/decisions and the OFL-*.txt files for
// their origin and licences), and the table of characters beyond the BMP.
//
// The files live in the binary as strings: they can be read in place and by
// any number of goroutines, and nobody can write into them.
package fonts

import (
	"embed"
	"fmt"
	"io/fs"
)

// Name is a typeface by its role in GB/T 9704—2012.
type Name string

// The typefaces.
const (
	Song     Name = "song"     // 宋体: tables, page numbers, figures in the text
	Fangsong Name = "fangsong" // 仿宋: the body
	Kai      Name = "kai"      // 楷体: headings of the second level, signers
	Hei      Name = "hei"      // 黑体: headings of the first level, table titles
	Biaosong Name = "biaosong" // 小标宋: the title and the red head
)

//go:embed song.ttf
var song string

//go:embed fangsong.ttf
var fangsong string

//go:embed kai.ttf
var kai string

//go:embed hei.ttf
var hei string

//go:embed biaosong.ttf
var biaosong string

//go:embed nonbmp.tsv
var nonBMP string

//go:embed OFL-*.txt
var licences embed.FS

// TrueType returns the font file of a typeface.
func TrueType(n Name) (string, error) {
	switch n {
	case Song:
		return song, nil
	case Fangsong:
		return fangsong, nil
	case Kai:
		return kai, nil
	case Hei:
		return hei, nil
	case Biaosong:
		return biaosong, nil
	}
	return "", fmt.Errorf("fonts: no typeface %q", n)
}

// NonBMP returns the table that maps the 196 characters of 通用规范汉字表 beyond
// the BMP to the private-use codes under which the fonts carry them. Its lines
// are: character, code point, private-use code point, separated by tabs.
func NonBMP() string { return nonBMP }

// Licence is the licence text that travels with a font.
type Licence struct{ File, Text string }

// Licences returns the licence texts, sorted by file name.
func Licences() ([]Licence, error) {
	entries, err := fs.ReadDir(licences, ".")
	if err != nil {
		return nil, fmt.Errorf("fonts: %w", err)
	}
	var all []Licence
	for _, e := range entries {
		text, err := fs.ReadFile(licences, e.Name())
		if err != nil {
			return nil, fmt.Errorf("fonts: %w", err)
		}
		all = append(all, Licence{File: e.Name(), Text: string(text)})
	}
	return all, nil
}
