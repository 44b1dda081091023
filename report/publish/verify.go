package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Damage is a published report, or a file of one, that is not as its manifest
// says.
type Damage struct {
	Path   string
	Reason Reason
}

// Reason is what is wrong with a file.
type Reason string

// The reasons.
const (
	NoManifest Reason = "no manifest" // or one that cannot be read
	Missing    Reason = "missing"
	Changed    Reason = "changed"
	Stranger   Reason = "stranger" // a file that the manifest does not name
)

// Verify compares every published report with its manifest and counts them.
// An error means that the folder itself cannot be read.
func Verify(dir string) (reports int, damages []Damage, err error) {
	periods, err := os.ReadDir(dir)
	if err != nil {
		return 0, nil, err
	}
	for _, period := range periods {
		if !period.IsDir() || strings.HasPrefix(period.Name(), ".") {
			continue // .staging is nobody's report
		}
		folders, err := os.ReadDir(filepath.Join(dir, period.Name()))
		if err != nil {
			return reports, damages, err
		}
		for _, f := range folders {
			reports++
			damages = append(damages, verifyReport(filepath.Join(dir, period.Name(), f.Name()))...)
		}
	}
	return reports, damages, nil
}

func verifyReport(dir string) (damages []Damage) {
	m, err := ReadManifest(dir)
	if err != nil {
		return []Damage{{filepath.Join(dir, ManifestName), NoManifest}}
	}
	known := []string{ManifestName}
	for _, out := range m.Outputs {
		known = append(known, out.Name)
		if reason := verifyFile(filepath.Join(dir, out.Name), out); reason != "" {
			damages = append(damages, Damage{filepath.Join(dir, out.Name), reason})
		}
	}
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if !slices.Contains(known, e.Name()) {
			damages = append(damages, Damage{filepath.Join(dir, e.Name()), Stranger})
		}
	}
	return damages
}

func verifyFile(path string, out Output) Reason {
	if filepath.Base(path) != out.Name {
		return Changed // a manifest that leads elsewhere is not ours
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return Missing
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != out.SHA256 || len(data) != out.Size {
		return Changed
	}
	return ""
}
