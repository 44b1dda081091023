package report

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"qreport/report/cache"
	"qreport/report/define"
	"qreport/report/render/pdf"
	"qreport/report/render/pdf/typeface"
	"qreport/report/workspace"
)

// typefaces are the font files that a workspace has of its own.
type typefaces struct {
	faces   map[pdf.Role]*typeface.Face
	hashes  []string
	refused []string // why a file was not taken, in sentences
}

// largestFont is what a font file may weigh: the largest fonts of the whole of
// GB 18030 have 60 MB.
const largestFont = 96 << 20

var errTooLarge = errors.New("too large for a font")

// readTypefaces reads what qreport.toml names. A file that cannot be used is
// replaced by the embedded typeface: a report is late sooner than ugly.
func readTypefaces(ws *workspace.Workspace, texts define.Texts) typefaces {
	t := typefaces{faces: map[pdf.Role]*typeface.Face{}}
	names := ws.Config.Fonts
	for _, f := range []struct {
		role pdf.Role
		id   string
		file string
	}{
		{pdf.Biaosong, "biaosong", names.Biaosong}, {pdf.Fangsong, "fangsong", names.Fangsong},
		{pdf.Kai, "kai", names.Kai}, {pdf.Hei, "hei", names.Hei}, {pdf.Song, "song", names.Song},
	} {
		if f.file == "" {
			continue
		}
		face, hash, err := readTypeface(ws.Dir, f.file)
		if err != nil {
			t.refused = append(t.refused, refusal(texts, f.id, f.file, err))
			continue
		}
		t.faces[f.role] = face
		t.hashes = append(t.hashes, f.id, hash)
	}
	return t
}

func readTypeface(dir, name string) (*typeface.Face, string, error) {
	if !filepath.IsAbs(name) {
		name = filepath.Join(dir, filepath.FromSlash(name))
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, "", err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, largestFont+1))
	switch {
	case err != nil:
		return nil, "", err
	case len(data) > largestFont:
		return nil, "", errTooLarge
	}
	face, err := typeface.Parse(string(data))
	return face, cache.Key(string(data)), err
}

// refusal words why a font file was not taken.
func refusal(texts define.Texts, role, file string, err error) string {
	reason := "unreadable"
	for _, r := range []struct {
		err error
		id  string
	}{
		{os.ErrNotExist, "missing"}, {errTooLarge, "large"}, {typeface.ErrNotFont, "other"},
		{typeface.ErrCollection, "collection"}, {typeface.ErrPostScript, "postscript"}, {typeface.ErrDamaged, "damaged"},
		{typeface.ErrNoCharacters, "characters"}, {typeface.ErrNotEmbeddable, "licence"},
	} {
		if errors.Is(err, r.err) {
			reason = r.id
		}
	}
	text, wording := texts.Say("font."+reason, struct{ Role, File string }{role, file})
	if wording != nil {
		return fmt.Sprintf("%s: %v", file, err)
	}
	return text
}
