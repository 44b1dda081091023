package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"qreport/report/archive"
	"qreport/report/disk"
	"qreport/report/internal/xlsxsafe"
)

// shelf is receipts/ with the list of what we put there: nothing else in it is
// ever taken away.
type shelf struct {
	dir      string
	old, new map[string]entry
}

// entry is a receipt on the shelf: what it answers, and a mark over everything
// that it depends on but the day.
type entry struct {
	Source string `json:"source"`
	Mark   string `json:"mark"`
}

const shelfList = ".receipts.json"

func openShelf(dir string) (*shelf, error) {
	s := &shelf{dir: dir, old: map[string]entry{}, new: map[string]entry{}}
	if err := disk.Sweep(dir); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(dir, shelfList))
	if errors.Is(err, fs.ErrNotExist) {
		return s, disk.Folder(dir)
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, &s.old); err != nil { // it only spares work: start anew
		s.old = map[string]entry{}
	}
	return s, nil
}

// holds reports whether a receipt is there and still right.
func (s *shelf) holds(a answer) bool {
	if s.old[a.name] != (entry{a.source, a.mark}) {
		return false
	}
	info, err := os.Lstat(filepath.Join(s.dir, a.name))
	return err == nil && info.Mode().IsRegular()
}

// put places a receipt.
func (s *shelf) put(a answer, done *Receipts) error {
	if _, twice := s.new[a.name]; twice { // names made from file names may meet
		a.name = a.mark[:8] + "-" + a.name
	}
	s.new[a.name] = entry{a.source, a.mark}
	if a.data == nil {
		done.Unchanged = append(done.Unchanged, a.name)
		return nil
	}
	done.Written = append(done.Written, a.name)
	return disk.Write(filepath.Join(s.dir, a.name), disk.FileMode, a.data)
}

// close takes away what answers nothing any more, and writes the list.
func (s *shelf) close(done *Receipts) error {
	for name := range s.old {
		if _, kept := s.new[name]; kept || name != filepath.Base(name) {
			continue
		}
		if err := os.Remove(filepath.Join(s.dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		done.Removed = append(done.Removed, name)
	}
	slices.Sort(done.Removed)
	data, err := json.MarshalIndent(s.new, "", " ")
	if err != nil {
		return err
	}
	if old, err := os.ReadFile(filepath.Join(s.dir, shelfList)); err == nil && bytes.Equal(old, data) {
		return nil
	}
	return disk.Write(filepath.Join(s.dir, shelfList), disk.FileMode, data)
}

// mark is a hash over what a receipt says.
func (w *receiptWriter) mark(l letter, before *archive.Version) string {
	h := sha256.New()
	_ = json.NewEncoder(h).Encode([]any{Tool, w.Defs.Hash, l.file, l.verdict, w.findings[l.file.Name], before}) // plain data
	return hex.EncodeToString(h.Sum(nil))
}

// original reads a received file and its hash. One too large to be opened has
// neither.
func (w *receiptWriter) original(name string) (data []byte, hash string, err error) {
	f, err := w.inbox.Open(name)
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	limit := xlsxsafe.DefaultLimits().FileBytes
	data, err = io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil || int64(len(data)) > limit {
		return nil, "", err
	}
	sum := sha256.Sum256(data)
	return data, hex.EncodeToString(sum[:]), nil
}
