// Package cache keeps results of earlier runs in .qreport/cache, each under a
// key that is a hash of everything it was made from. An entry that is missing,
// damaged or cannot be written costs time and nothing else.
//
// The program itself is part of every key, by the hash of its file: another
// version, and another embedded font or definition, finds nothing of this one.
package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"qreport/report/disk"
)

// Cache is the folder of cached results. A nil Cache is empty and stays so.
// It may be used by several goroutines.
type Cache struct {
	dir  string
	mu   sync.Mutex
	used map[string]bool
}

// Open opens one kind of results in the cache below the state folder of a
// workspace, for this program only. Where that cannot be, it returns nil: a run
// without a cache.
func Open(state, kind string) *Cache {
	tool, err := Tool()
	if err != nil {
		return nil
	}
	dir := filepath.Join(state, "cache", tool[:16], kind)
	if err := disk.Folder(dir); err != nil {
		return nil
	}
	return &Cache{dir: dir, used: map[string]bool{}}
}

// Tool is the hash of the running program. A program that is replaced while it
// runs stays what it is: its results are not the new one's.
func Tool() (string, error) { return tool() }

var tool = sync.OnceValues(hashProgram)

func hashProgram() (string, error) {
	f, err := os.Open("/proc/self/exe") // what runs, wherever its file is by now
	if err != nil {
		f, err = openProgram()
	}
	if err != nil {
		return "", err
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

func openProgram() (*os.File, error) {
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return os.Open(path)
}

// Key hashes parts into a key; no two lists of parts are alike.
func Key(parts ...any) string {
	hash := sha256.New()
	for _, p := range parts {
		text := fmt.Sprint(p)
		fmt.Fprintf(hash, "%d:%s,", len(text), text)
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// Get returns what was put under a key, if it is still whole.
func (c *Cache) Get(key string) ([]byte, bool) {
	if c == nil {
		return nil, false
	}
	data, err := os.ReadFile(c.path(key))
	if err != nil || len(data) < sha256.Size {
		return nil, false
	}
	sum, content := data[:sha256.Size], data[sha256.Size:]
	if want := sealed(key, content); !bytes.Equal(sum, want[:]) {
		return nil, false
	}
	c.use(key)
	return content, true
}

// Put keeps data under a key. That it may fail is nobody's business but the
// next run's, which will be slower. The entry appears whole or not at all;
// what is cut short by a power failure fails its sum.
func (c *Cache) Put(key string, data []byte) {
	if c == nil {
		return
	}
	path := c.path(key)
	sum := sealed(key, data)
	if disk.Folder(filepath.Dir(path)) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return
	}
	_, err = f.Write(append(sum[:], data...))
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), path) != nil {
		_ = os.Remove(f.Name())
		return
	}
	c.use(key)
}

// sealed is the sum of an entry; the key is in it, so that an entry under
// another name is none.
func sealed(key string, data []byte) [sha256.Size]byte {
	return sha256.Sum256(append([]byte(key), data...))
}

func (c *Cache) path(key string) string { return filepath.Join(c.dir, key[:2], key[2:]) }

func (c *Cache) use(key string) {
	c.mu.Lock()
	c.used[key] = true
	c.mu.Unlock()
}

// Prune removes what this run neither found nor made, and the entries of other
// versions of the program.
func (c *Cache) Prune() {
	if c == nil {
		return
	}
	version := filepath.Dir(c.dir)
	versions, _ := os.ReadDir(filepath.Dir(version))
	for _, v := range versions {
		if v.Name() != filepath.Base(version) {
			_ = os.RemoveAll(filepath.Join(filepath.Dir(version), v.Name()))
		}
	}
	folders, _ := os.ReadDir(c.dir)
	for _, folder := range folders {
		entries, _ := os.ReadDir(filepath.Join(c.dir, folder.Name()))
		for _, e := range entries {
			if !c.used[folder.Name()+e.Name()] {
				_ = os.Remove(filepath.Join(c.dir, folder.Name(), e.Name()))
			}
		}
	}
}
