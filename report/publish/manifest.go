package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
)

// ManifestName is the file beside a report that says what it was made from.
const ManifestName = "manifest.json"

// Manifest records what a report was made from and what was published. It
// holds no time of day: the same inputs give the same manifest.
type Manifest struct {
	Tool        string   `json:"tool"`
	Definitions string   `json:"definitions_sha256"`
	Edition     string   `json:"edition"`
	Region      string   `json:"region"`
	Period      string   `json:"period"`
	Basis       string   `json:"basis"`
	Declared    string   `json:"declared"` // 成文日期, ISO
	Synthetic   bool     `json:"synthetic"`
	Inputs      []Input  `json:"inputs"`
	Outputs     []Output `json:"outputs"`
}

// Input is a submission that the report rests on, or that was kept out.
type Input struct {
	File     string `json:"file"`
	SHA256   string `json:"sha256"`
	Unit     string `json:"unit"`
	Period   string `json:"period"`
	Accepted bool   `json:"accepted"`
}

// Output is a published file.
type Output struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Size   int    `json:"size"`
}

// File is a finished file, ready to be published.
type File struct {
	Name string
	Data []byte
}

func (m Manifest) withOutputs(files []File) Manifest {
	m.Outputs = nil
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		m.Outputs = append(m.Outputs, Output{f.Name, hex.EncodeToString(sum[:]), len(f.Data)})
	}
	return m
}

func (m Manifest) encode() ([]byte, error) {
	data, err := json.MarshalIndent(m, "", "  ")
	return append(data, '\n'), err
}

// ReadManifest reads the manifest of a published report.
func ReadManifest(dir string) (Manifest, error) {
	var m Manifest
	data, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		return m, err
	}
	return m, json.Unmarshal(data, &m)
}
