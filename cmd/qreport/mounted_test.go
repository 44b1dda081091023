//go:build faults

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// A disk that really is full. go test meets one by injected errors and a limit
// on file sizes; this needs the right to mount, and make faults asks for it.
func TestATinyFileSystem(t *testing.T) {
	o := newOffice(t)
	o.send(o.b)
	reports := filepath.Join(o.dir, "reports")
	keep := t.TempDir()
	require.NoError(t, os.CopyFS(keep, os.DirFS(reports)))
	require.NoError(t, syscall.Mount("tmpfs", reports, "tmpfs", 0, "size=24m"), "to mount takes root")
	defer func() { _ = syscall.Unmount(reports, 0) }()
	require.NoError(t, os.CopyFS(reports, os.DirFS(keep)))
	fill, err := os.Create(filepath.Join(reports, ".filler"))
	require.NoError(t, err)
	for err == nil {
		_, err = fill.Write(make([]byte, 4096))
	}
	require.NoError(t, fill.Close())
	out, err := qreport(o.quarter()...).CombinedOutput()
	require.Error(t, err)
	require.Contains(t, string(out), "磁盘（或配额）已满")
	o.whole()
	require.NoError(t, syscall.Mount("", reports, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	out, err = qreport(o.quarter()...).CombinedOutput()
	require.Error(t, err)
	require.Contains(t, string(out), "只读")
	o.whole()
	require.NoError(t, syscall.Mount("", reports, "", syscall.MS_REMOUNT, "size=128m"))
	require.NoError(t, os.Remove(fill.Name()))
	o.completes(o.b)
}
