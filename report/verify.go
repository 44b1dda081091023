package report

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"qreport/report/archive"
	"qreport/report/publish"
	"qreport/report/workspace"
)

// Verified is what qreport verify found.
type Verified struct {
	Reports  int
	Archived int
	Damages  []publish.Damage
}

// Verify compares the reports of a workspace with their manifests, and the
// archive with its hashes.
func Verify(ws *workspace.Workspace) (Verified, error) {
	var v Verified
	var err error
	v.Reports, v.Damages, err = publish.Verify(ws.Reports())
	if err != nil {
		return v, err
	}
	err = filepath.WalkDir(ws.Archive(), func(path string, d fs.DirEntry, err error) error {
		switch {
		case path == ws.Archive() && errors.Is(err, fs.ErrNotExist):
			return fs.SkipAll
		case err != nil:
			return err
		case d.IsDir() || filepath.Ext(path) != ".xlsx":
			return nil
		}
		v.Archived++
		hash := strings.TrimSuffix(filepath.Base(path), ".xlsx")
		if _, err := archive.Get(ws.Archive(), hash); err != nil {
			v.Damages = append(v.Damages, publish.Damage{Path: path, Reason: publish.Changed})
		}
		return nil
	})
	return v, err
}
