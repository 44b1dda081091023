package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"qreport/report/disk"
)

// ErrDamaged says that a kept file is no longer what its name says.
var ErrDamaged = errors.New("archive: 存档文件的内容与校验值不符")

// Keep stores a file under the hash of its content and returns its path. What
// is there already is verified and left alone.
func Keep(dir string, data []byte) (string, error) {
	sum := sha256.Sum256(data)
	path := place(dir, hex.EncodeToString(sum[:]))
	if old, err := os.ReadFile(path); err == nil {
		if !bytes.Equal(old, data) {
			return path, fmt.Errorf("%w：%s", ErrDamaged, path)
		}
		return path, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return path, fmt.Errorf("archive: %w", err)
	}
	if err := disk.Write(path, disk.KeptMode, data); err != nil {
		return path, fmt.Errorf("archive: %w", err)
	}
	return path, nil
}

// Get returns a kept file, verified.
func Get(dir, hash string) ([]byte, error) {
	if len(hash) != 2*sha256.Size {
		return nil, fmt.Errorf("archive: %q 不是校验值", hash)
	}
	path := place(dir, hash)
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != hash {
		return nil, fmt.Errorf("%w：%s", ErrDamaged, path)
	}
	return data, nil
}

// place is where a hash is kept: two levels of folders keep any of them small.
func place(dir, hash string) string {
	return filepath.Join(dir, hash[:2], hash[2:4], hash+".xlsx")
}

// Tidy takes away what a killed run left unfinished. The caller holds the
// workspace's lock, and nothing is being kept yet.
func Tidy(dir string) error { return disk.Sweep(dir) }
