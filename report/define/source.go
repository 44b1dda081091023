package define

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// sources are the two directories, and every file that was read from them.
type sources struct {
	base, overlay fs.FS
	problems      *Problems
	read          map[string][]byte // by label
	bureaus       *strings.Replacer // "{qts}" → 质监局, once the edition is known
}

// text is the content of one file.
type text struct {
	label string // path, with OverlayPrefix where it applies
	data  []byte
}

// Directories that hold any number of files, and the extension of those.
func knownDirectories() []string {
	return []string{"editions", "forms", "checks", "wording"}
}

func knownFiles() []string {
	return []string{
		"unify.toml", "indicators.toml", "indices/qci.toml", "scorecard.toml", "sections.toml", "topics.toml", "thresholds.toml",
		"items.csv", "industries.csv", "regions.csv", "former_regions.csv", "zones.csv", "targets.csv", "breaks.csv", "grades.csv",
	}
}

// refuseStrangers reports overlay files that nothing would read: most often a
// misspelt name.
func (s *sources) refuseStrangers() {
	if s.overlay == nil {
		return
	}
	err := fs.WalkDir(s.overlay, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if !ignored(path.Base(name)) && !known(name) {
			s.problems.add(OverlayPrefix+name, 0, "没有这样的定义文件，叠加目录里的文件名要与内置的一致（如 indicators.toml、forms/Q1.toml、checks/本省.toml）；请改名或移走")
		}
		return nil
	})
	if err != nil {
		s.problems.add(OverlayPrefix, 0, "叠加目录读不出来：%v", err)
	}
}

func ignored(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, ".md")
}

func known(name string) bool {
	if slices.Contains(knownFiles(), name) {
		return true
	}
	return slices.Contains(knownDirectories(), path.Dir(name)) && path.Ext(name) == ".toml"
}

// one returns a file, the overlay's before the embedded one.
func (s *sources) one(name string) (text, bool) {
	if t, ok := s.open(s.overlay, OverlayPrefix, name); ok {
		return t, true
	}
	return s.open(s.base, "", name)
}

// both returns the embedded file and the overlay's, as far as they exist.
func (s *sources) both(name string) (found []text) {
	if t, ok := s.open(s.base, "", name); ok {
		found = append(found, t)
	}
	if t, ok := s.open(s.overlay, OverlayPrefix, name); ok {
		found = append(found, t)
	}
	return found
}

// names lists the TOML files of a directory in both places, sorted.
func (s *sources) names(directory string) []string {
	names := s.entries(s.base, "", directory)
	for _, name := range s.entries(s.overlay, OverlayPrefix, directory) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func (s *sources) entries(fsys fs.FS, prefix, directory string) (names []string) {
	if fsys == nil {
		return nil
	}
	entries, err := fs.ReadDir(fsys, directory)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.problems.add(prefix+directory, 0, "目录读不出来：%v", err)
	}
	for _, e := range entries {
		if !e.IsDir() && !ignored(e.Name()) && path.Ext(e.Name()) == ".toml" {
			names = append(names, path.Join(directory, e.Name()))
		}
	}
	return names
}

func (s *sources) open(fsys fs.FS, prefix, name string) (text, bool) {
	if fsys == nil {
		return text{}, false
	}
	data, err := fs.ReadFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return text{}, false
	}
	label := prefix + name
	if err != nil {
		s.problems.add(label, 0, "文件读不出来：%v", err)
		return text{}, false
	}
	s.read[label] = data
	if !utf8.Valid(data) {
		s.problems.add(label, 0, "文件不是 UTF-8 编码，请另存为 UTF-8")
		return text{}, false
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if s.bureaus != nil {
		data = []byte(s.bureaus.Replace(string(data)))
	}
	return text{label, data}, true
}

// nameBureaus makes every file that is read from now on speak of the bureaus
// of an edition by their short names, and of both together as it does.
func (s *sources) nameBureaus(e Edition) {
	words := []string{"{pair}", e.Pair}
	for _, b := range e.Bureaus {
		words = append(words, "{"+string(b.ID)+"}", b.Short)
	}
	s.bureaus = strings.NewReplacer(words...)
}

// hash covers names and contents of all that was read, in order of the names.
func (s *sources) hash() string {
	labels := make([]string, 0, len(s.read))
	for label := range s.read {
		labels = append(labels, label)
	}
	slices.Sort(labels)
	sum := sha256.New()
	for _, label := range labels {
		fmt.Fprintf(sum, "%s\x00%d\x00", label, len(s.read[label]))
		sum.Write(s.read[label])
	}
	return hex.EncodeToString(sum.Sum(nil))
}
