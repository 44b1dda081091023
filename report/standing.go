package report

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"qreport/report/cache"
	"qreport/report/publish"
)

// settled remembers which published reports stand as they are: the mark of
// what each was made from, and what its files look like on disk.
type settled struct {
	cache   *cache.Cache
	reports string
}

// standing is a report as it was left.
type standing struct {
	Mark  string
	Files []fileLook // with the manifest last
}

// fileLook tells whether a file is still the one that was put there, without
// reading it; qreport verify reads them.
type fileLook struct {
	Name    string
	Size    int64
	Changed int64 // nanoseconds
}

func (s settled) key(period, folder string) string { return cache.Key("standing", period, folder) }

// find returns the file names of a report that was made from mark and stands
// untouched.
func (s settled) find(period, folder, mark string) ([]string, bool) {
	data, ok := s.cache.Get(s.key(period, folder))
	var was standing
	if !ok || json.Unmarshal(data, &was) != nil || was.Mark != mark {
		return nil, false
	}
	if !untouched(filepath.Join(s.reports, period, folder), was.Files) {
		return nil, false
	}
	var files []string
	for _, f := range was.Files {
		if f.Name != publish.ManifestName {
			files = append(files, f.Name)
		}
	}
	return files, true
}

// keep remembers a report that has just been published.
func (s settled) keep(p prepared) {
	is := standing{p.mark, looks(filepath.Join(s.reports, p.period, p.folder), names(p.files))}
	if is.Files == nil {
		return
	}
	if data, err := json.Marshal(is); err == nil {
		s.cache.Put(s.key(p.period, p.folder), data)
	}
}

// looks is how a report's files look, with the manifest last; nil when one is
// not there.
func looks(dir string, files []string) []fileLook {
	var list []fileLook
	for _, name := range append(slices.Clone(files), publish.ManifestName) {
		f, ok := look(dir, name)
		if !ok {
			return nil
		}
		list = append(list, f)
	}
	return list
}

// untouched reports whether a folder holds these files, as they were left, and
// no other.
func untouched(dir string, files []fileLook) bool {
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != len(files) {
		return false
	}
	return !slices.ContainsFunc(files, func(f fileLook) bool {
		now, ok := look(dir, f.Name)
		return !ok || now != f
	})
}

func look(dir, name string) (fileLook, bool) {
	info, err := os.Lstat(filepath.Join(dir, name))
	if err != nil || !info.Mode().IsRegular() {
		return fileLook{}, false
	}
	return fileLook{name, info.Size(), info.ModTime().UnixNano()}, true
}
