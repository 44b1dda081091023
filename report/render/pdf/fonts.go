package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"qreport/fonts"
	"qreport/report/render/pdf/typeface"
)

// Fonts are the parsed typefaces: which characters each has and how wide they
// are. A Fonts may be shared by any number of goroutines: but for its pool of
// compressors it is immutable.
type Fonts struct {
	face      [faceCount]face // without a Face where the office has none
	nonBMP    map[rune]rune   // characters beyond the BMP to private-use codes
	rare      map[rune]rune   // and back
	units     map[rune][]string
	marks     marks
	classes   *classes
	profile   []byte    // the colour profile, compressed
	workshops sync.Pool // of *workshop
}

// LoadFonts parses the embedded typefaces. It takes some milliseconds: do it
// once per process and hand the result to every [Render]. own are typefaces of
// the office for some roles; a character that they lack is taken from ours.
func LoadFonts(own map[Role]*typeface.Face) (*Fonts, error) {
	f := &Fonts{units: unitsByRune(), marks: narrowable(), classes: newClasses()}
	var err error
	if f.nonBMP, err = parseNonBMP(fonts.NonBMP()); err != nil {
		return nil, err
	}
	f.rare = make(map[rune]rune, len(f.nonBMP))
	for r, code := range f.nonBMP {
		f.rare[code] = r
	}
	w := f.workshop()
	packed, err := w.pack(w.text, []byte(profile))
	if err != nil {
		return nil, err
	}
	f.profile = slices.Clone(packed)
	if err := f.loadFaces(); err != nil {
		return nil, err
	}
	for role, t := range own {
		f.face[faceID(role).own()] = face{t, cmp.Or(t.Name(), "Own")}
	}
	return f, nil
}

func (f *Fonts) loadFaces() error {
	names := [roleCount]fonts.Name{
		faceSong: fonts.Song, faceFangsong: fonts.Fangsong, faceKai: fonts.Kai,
		faceHei: fonts.Hei, faceBiaosong: fonts.Biaosong,
	}
	var wg sync.WaitGroup
	var errs [roleCount]error
	for i, name := range names {
		wg.Go(func() {
			f.face[i], errs[i] = loadFace(name)
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func loadFace(name fonts.Name) (face, error) {
	data, err := fonts.TrueType(name)
	if err != nil {
		return face{}, err
	}
	parsed, err := typeface.Parse(data)
	if err != nil {
		return face{}, fmt.Errorf("pdf: font %s: %w", name, err)
	}
	return face{parsed, "Report-" + string(name)}, nil
}

func parseNonBMP(tsv string) (map[rune]rune, error) {
	m := map[rune]rune{}
	for line := range strings.Lines(tsv) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("pdf: nonbmp table: bad line %q", line)
		}
		code, err := strconv.ParseUint(strings.TrimPrefix(f[2], "U+"), 16, 16)
		if err != nil {
			return nil, fmt.Errorf("pdf: nonbmp table: %w", err)
		}
		r, _ := utf8.DecodeRuneInString(f[0])
		m[r] = rune(code)
	}
	return m, nil
}

func unitsByRune() map[rune][]string {
	m := map[rune][]string{}
	for _, w := range measureWords() {
		r, _ := utf8.DecodeRuneInString(w)
		m[r] = append(m[r], w)
	}
	return m
}

// Missing returns the characters of s that no typeface can draw, each once, in
// order of appearance. Render prints 〓 in their place.
func (f *Fonts) Missing(s string) []rune {
	var out []rune
	seen := map[rune]bool{}
	for _, r := range strings.ToValidUTF8(s, "") {
		if f.classes.of(r).is(silent) || r == '\n' || seen[r] {
			continue
		}
		seen[r] = true
		code := f.encode(r)
		if _, _, ok := f.resolve(faceSong, code); !ok || code == wordGeta && r != wordGeta {
			out = append(out, r)
		}
	}
	return out
}

// resolve finds a face for a cleaned rune, the wanted one first. ok is false
// when none has it and 〓 is drawn.
func (f *Fonts) resolve(want faceID, r rune) (faceID, rune, bool) {
	if f.owns(want, r) {
		return want.own(), r, true
	}
	if f.face[want].Has(r) {
		return want, r, true
	}
	for _, id := range [...]faceID{faceSong, faceFangsong, faceHei, faceKai} {
		if f.face[id].Has(r) {
			return id, r, true
		}
	}
	if s := substitute(r); s != r {
		return f.resolve(want, s)
	}
	return want, wordGeta, r == wordGeta
}

// owns reports whether the office's typeface for a role draws r. Its private-use
// codes are not those of our rare characters.
func (f *Fonts) owns(want faceID, r rune) bool {
	t := f.face[want.own()].Face
	return t != nil && t.Has(r) && !f.classes.of(r).is(stranger)
}

// substitute names a look-alike for characters that often come from strangers'
// workbooks and that the fonts lack.
func substitute(r rune) rune {
	switch r {
	case '\u2010', '\u2011', '\u2043':
		return '-'
	case '\u2015', '\u2500', '\u2501':
		return '—'
	case '\u301c', '\u223c':
		return '～'
	case '\u2022', '\u2027', '\u30fb', '\uff65':
		return '·'
	case '\ufe63', '\uff0d':
		return '−'
	}
	if unicode.Is(unicode.Zs, r) {
		return ' '
	}
	return r
}

// encode maps a rune to the one the fonts carry. Private-use codes of strangers
// must not come out as one of our rare characters.
func (f *Fonts) encode(r rune) rune {
	if r >= basicPlane {
		if code, ok := f.nonBMP[r]; ok {
			return code
		}
		return wordGeta
	}
	switch c := f.classes.of(r); {
	case c.is(blank):
		return ' '
	case c.is(stranger):
		return wordGeta
	}
	return r
}
