package publish

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"qreport/report/disk"
)

// Store is the reports folder of a workspace.
type Store struct{ dir string }

// NewStore opens the reports folder. What a killed run left in staging is
// cleared, after a report that it had moved aside was put back. The caller
// holds the lock.
func NewStore(dir string) (*Store, error) {
	s := &Store{dir}
	if err := s.clear(); err != nil {
		return nil, fmt.Errorf("publish: 清理 %s: %w", s.staging(), err)
	}
	return s, disk.Folder(s.staging())
}

func (s *Store) staging() string { return filepath.Join(s.dir, ".staging") }

// aside holds old reports while new ones take their place in two steps.
func (s *Store) aside() string { return filepath.Join(s.staging(), "old") }

// clear empties staging, but never as long as it holds the only copy of a
// report.
func (s *Store) clear() error {
	if err := restore(s.aside(), s.dir); err != nil {
		return err
	}
	return os.RemoveAll(s.staging())
}

// Close removes the staging folder.
func (s *Store) Close() error { return s.clear() }

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
	if err := checkNames(period, name, all); err != nil {
		return dir, false, err
	}
	if linked(filepath.Dir(dir)) {
		return dir, false, fmt.Errorf("publish: %s 是链接，没有在其中写报告。请换成文件夹后再运行一次", filepath.Dir(dir))
	}
	if same(dir, all) {
		return dir, false, nil
	}
	if err := s.replace(dir, filepath.Join(period, name), all); err != nil {
		return dir, false, fmt.Errorf("publish: 发布 %s: %w", dir, err)
	}
	return dir, true, nil
}

// checkNames keeps a name from the configuration, such as a zone's, from
// leading out of the reports folder.
func checkNames(period, name string, files []File) error {
	parts := []string{period, name}
	for _, f := range files {
		parts = append(parts, f.Name)
	}
	for _, p := range parts {
		if !filepath.IsLocal(p) || filepath.Base(p) != p || p == "." {
			return fmt.Errorf("publish: %q 不能作文件名", p)
		}
	}
	return nil
}

// replace writes the files to staging and puts them in place. The old files
// go only when the new ones are on disk under their name.
func (s *Store) replace(dir, name string, files []File) error {
	stage := filepath.Join(s.staging(), "new", name)
	if err := writeAll(stage, files); err != nil {
		return err
	}
	if err := disk.Folder(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := exchange(stage, dir, filepath.Join(s.aside(), name)); err != nil {
		return err
	}
	if err := errors.Join(syncDir(filepath.Dir(dir)), syncDir(s.dir)); err != nil {
		return err
	}
	return os.RemoveAll(stage)
}

// linked reports whether a link stands at path: what is published is never
// written to where one leads. The reports folder itself may be one, if the
// office wants its reports on another disk.
func linked(path string) bool {
	_, err := os.Readlink(path)
	return err == nil
}

// same reports whether dir holds exactly these files.
func same(dir string, files []File) bool {
	entries, err := os.ReadDir(dir)
	if err != nil || linked(dir) || len(entries) != len(files) {
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
	if err := disk.Folder(dir); err != nil {
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
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, disk.FileMode)
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
