package publish

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Store is the reports folder of a workspace.
type Store struct{ dir string }

// NewStore opens the reports folder and clears what a killed run left in
// staging. The caller holds the lock.
func NewStore(dir string) (*Store, error) {
	s := &Store{dir}
	if err := os.RemoveAll(s.staging()); err != nil {
		return nil, fmt.Errorf("publish: 清理 %s: %w", s.staging(), err)
	}
	return s, os.MkdirAll(s.staging(), 0o755)
}

func (s *Store) staging() string { return filepath.Join(s.dir, ".staging") }

// Close removes the staging folder.
func (s *Store) Close() error { return os.RemoveAll(s.staging()) }

// Put publishes a report under period/name and returns its folder. A report
// whose bytes and manifest are those already published is left untouched, and
// changed is false.
func (s *Store) Put(period, name string, m Manifest, files []File) (dir string, changed bool, err error) {
	dir = filepath.Join(s.dir, period, name)
	manifest, err := m.withOutputs(files).encode()
	if err != nil {
		return dir, false, err
	}
	all := append(append([]File(nil), files...), File{ManifestName, manifest})
	if same(dir, all) {
		return dir, false, nil
	}
	stage := filepath.Join(s.staging(), period+"-"+name)
	if err := writeAll(stage, all); err != nil {
		return dir, false, err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return dir, false, err
	}
	if err := exchange(stage, dir); err != nil {
		return dir, false, fmt.Errorf("publish: 发布 %s: %w", dir, err)
	}
	return dir, true, errors.Join(os.RemoveAll(stage), syncDir(filepath.Dir(dir)))
}

// same reports whether dir holds exactly these files.
func same(dir string, files []File) bool {
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != len(files) {
		return false
	}
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(dir, f.Name))
		if err != nil || !bytes.Equal(data, f.Data) {
			return false
		}
	}
	return true
}

func writeAll(dir string, files []File) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		if err := writeSynced(filepath.Join(dir, f.Name), f.Data); err != nil {
			return err
		}
	}
	return syncDir(dir)
}

func writeSynced(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
