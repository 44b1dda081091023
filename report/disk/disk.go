// Package disk is how the program writes to a workspace: files appear whole or
// not at all, and who may read and write them is the umask's decision, within
// bounds.
//
// A group that shares a workspace sets umask 002, an office whose figures are
// not for everybody umask 027. Whatever the umask, others never may write.
package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// What files and folders may be at most; the umask takes away from it.
const (
	FileMode   fs.FileMode = 0o664
	FolderMode fs.FileMode = 0o775
	// KeptMode is for what is never written again.
	KeptMode fs.FileMode = 0o444
)

// Folder makes a folder and those above it.
func Folder(path string) error { return os.MkdirAll(path, FolderMode) }

// Write puts data at path: a reader, and a kill at any instant, find what was
// there before or the new file, whole. Folders are made. A link at path is
// replaced, never followed.
func Write(path string, mode fs.FileMode, data []byte) error {
	return WriteTo(path, mode, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	})
}

// WriteTo is Write for content that is made while it is written.
func WriteTo(path string, mode fs.FileMode, content func(io.Writer) error) error {
	if err := Folder(filepath.Dir(path)); err != nil {
		return err
	}
	f, err := create(filepath.Dir(path), mode)
	if err != nil {
		return err
	}
	err = content(f)
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// unfinished begins the names of files that are still being written. It begins
// with a dot, so that an inbox does not take them for submissions.
const unfinished = ".new-"

// create is os.CreateTemp with a mode that the umask cuts.
func create(dir string, mode fs.FileMode) (f *os.File, err error) {
	for range 100 {
		name := filepath.Join(dir, fmt.Sprintf("%s%d", unfinished, rand.Uint64()))
		f, err = os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
	return nil, err
}

// Sweep takes away what a killed run left unfinished in a folder and below. The
// caller holds the workspace's lock and writes nothing meanwhile.
func Sweep(dir string) error {
	return filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case path == dir && errors.Is(err, fs.ErrNotExist):
			return fs.SkipAll
		case err != nil || e.IsDir() || !strings.HasPrefix(e.Name(), unfinished):
			return err
		}
		return os.Remove(path)
	})
}
