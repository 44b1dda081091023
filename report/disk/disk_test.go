package disk_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/disk"
)

func names(t *testing.T, dir string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

func TestAFileIsWrittenWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "甲", "乙.txt")
	require.NoError(t, disk.Write(path, disk.FileMode, []byte("旧")))
	broken := errors.New("一半")
	err := disk.WriteTo(path, disk.FileMode, func(w io.Writer) error {
		_, _ = io.WriteString(w, "新")
		return broken
	})
	require.ErrorIs(t, err, broken)
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "旧", string(data))
	require.Equal(t, []string{"乙.txt"}, names(t, filepath.Dir(path)), "nothing unfinished is left")

	require.NoError(t, os.Mkdir(filepath.Join(dir, "占"), 0o755))
	require.Error(t, disk.Write(filepath.Join(dir, "占"), disk.FileMode, nil), "a folder stands there")
	require.Equal(t, []string{"占", "甲"}, names(t, dir))
}

func TestALinkIsReplacedAndNotFollowed(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "外")
	require.NoError(t, os.WriteFile(outside, []byte("别人的"), 0o644))
	link := filepath.Join(dir, "链")
	require.NoError(t, os.Symlink(outside, link))
	require.NoError(t, disk.Write(link, disk.FileMode, []byte("我们的")))
	data, err := os.ReadFile(outside)
	require.NoError(t, err)
	require.Equal(t, "别人的", string(data))
	info, err := os.Lstat(link)
	require.NoError(t, err)
	require.True(t, info.Mode().IsRegular())
}

// The umask decides, but others never may write.
func TestTheUmaskDecides(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	for umask, want := range map[int][2]os.FileMode{
		0o000: {0o664, 0o775}, 0o002: {0o664, 0o775}, 0o022: {0o644, 0o755}, 0o027: {0o640, 0o750}, 0o077: {0o600, 0o700},
	} {
		syscall.Umask(umask)
		path := filepath.Join(t.TempDir(), "夹", "文件")
		require.NoError(t, disk.Write(path, disk.FileMode, nil))
		file, err := os.Stat(path)
		require.NoError(t, err)
		folder, err := os.Stat(filepath.Dir(path))
		require.NoError(t, err)
		require.Equal(t, want, [2]os.FileMode{file.Mode().Perm(), folder.Mode().Perm()}, "umask %o", umask)
	}
}

func TestSweepTakesUnfinishedFilesOnly(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".new-1", ".receipts.json", "new-1"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), nil, 0o644))
	}
	below := filepath.Join(dir, "下[2")
	require.NoError(t, os.Mkdir(below, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(below, ".new-2"), nil, 0o644))
	require.NoError(t, disk.Sweep(dir))
	require.Equal(t, []string{".receipts.json", "new-1", "下[2"}, names(t, dir))
	require.Empty(t, names(t, below))
	require.NoError(t, disk.Sweep(filepath.Join(dir, "没有")))
}
