package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"qreport/report/disk"
)

// swapInSteps is for file systems without an atomic exchange: the old report
// is moved aside, and moved back if the new one cannot take its place. After a
// kill between the two moves restore finds it aside.
func swapInSteps(stage, target, aside string) error {
	if err := disk.Folder(filepath.Dir(aside)); err != nil {
		return err
	}
	if err := os.Rename(target, aside); err != nil {
		return err
	}
	if err := os.Rename(stage, target); err != nil {
		return errors.Join(err, os.Rename(aside, target))
	}
	return os.RemoveAll(aside)
}

// restore puts reports back that a killed run had moved aside and not yet
// replaced. One whose place is taken was replaced: it goes with the staging.
func restore(aside, dir string) error {
	periods, err := os.ReadDir(aside)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, period := range periods {
		reports, e := os.ReadDir(filepath.Join(aside, period.Name()))
		err = errors.Join(err, e)
		for _, report := range reports {
			name := filepath.Join(period.Name(), report.Name())
			err = errors.Join(err, moveBack(filepath.Join(aside, name), filepath.Join(dir, name)))
		}
	}
	return err
}

func moveBack(from, to string) error {
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := disk.Folder(filepath.Dir(to)); err != nil {
		return err
	}
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return syncDir(filepath.Dir(to))
}
