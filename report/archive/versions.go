package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"qreport/report/disk"
	"qreport/report/model"
)

// Version is one submission in the history of its unit, period and scope.
type Version struct {
	SHA256   string          `json:"sha256"`
	File     string          `json:"file"` // its name below inbox/ when it came
	Filed    string          `json:"filed,omitempty"`
	Judged   bool            `json:"judged"` // false: replaced before it was looked at
	Findings []model.Finding `json:"findings"`
}

// Key names the history of a submission: "330521-qts-2011Q1", and "-whole"
// behind it for a 汇总.
func Key(s *model.Submission) string {
	key := s.Unit.Region + "-" + string(s.Unit.Bureau) + "-" + s.Period.String()
	if s.Scope == model.Aggregate {
		key += "-whole"
	}
	return key
}

// Record notes that a version is there and returns the one before it, or nil.
// The last version may be judged again; one that was replaced stays as it was.
func Record(dir, key string, v Version) (before *Version, err error) {
	history, err := History(dir, key)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(history, func(old Version) bool { return old.SHA256 == v.SHA256 })
	switch {
	case at < 0 || v.Judged && at < len(history)-1: // new, or an old one sent again
		at = len(history)
		history = append(history, v)
	case v.Judged:
		history[at] = v
	}
	if err := save(dir, key, history); err != nil {
		return nil, err
	}
	for at--; at >= 0; at-- {
		if history[at].SHA256 != v.SHA256 {
			return &history[at], nil
		}
	}
	return nil, nil
}

// History lists the versions that came, the oldest first.
func History(dir, key string) ([]Version, error) {
	data, err := os.ReadFile(historyFile(dir, key))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	var history []Version
	if err := json.Unmarshal(data, &history); err != nil {
		return nil, fmt.Errorf("archive: %s: %w", historyFile(dir, key), err)
	}
	return history, nil
}

// save writes a history that has changed.
func save(dir, key string, history []Version) error {
	data, err := json.MarshalIndent(history, "", "  ")
	if err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	if old, err := os.ReadFile(historyFile(dir, key)); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := disk.Write(historyFile(dir, key), disk.FileMode, data); err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	return nil
}

func historyFile(dir, key string) string {
	return filepath.Join(dir, "versions", key+".json")
}
