package intake

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAFolderIsReadInOneOrder(t *testing.T) {
	d := load(t, "2011")
	dir := t.TempDir()
	put := func(name string, data []byte) string {
		file := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, data, 0o644))
		return file
	}
	qts := write(t, d, order{bureau: "qts", region: "330500", period: "2011Q1"})
	ciq := write(t, d, order{bureau: "ciq", region: "330500", period: "2011Q1"})
	put("b/质监.xlsx", qts)
	put("a/检验.xlsx", ciq)
	put("c/又一份.xlsx", qts)
	put("~$质监.xlsx", []byte("x"))
	put(".DS_Store", []byte("x"))
	put("说明.txt", []byte("请查收"))
	put("刚复制.xlsx", qts[:len(qts)/2])
	old := put("坏了.xlsx", flip(qts, 700))
	require.NoError(t, os.Chtimes(old, time.Time{}, time.Now().Add(-time.Hour)))
	future := put("以后.xlsx", flip(qts, 701))
	require.NoError(t, os.Chtimes(future, time.Time{}, time.Now().AddDate(1, 0, 0)), "the clock was set back")
	soon := put("快钟.xlsx", flip(qts, 702))
	require.NoError(t, os.Chtimes(soon, time.Time{}, time.Now().Add(time.Minute)), "the share's clock is ahead")
	outside := filepath.Join(t.TempDir(), "外面.xlsx")
	require.NoError(t, os.WriteFile(outside, qts, 0o644))
	require.NoError(t, os.Symlink(outside, filepath.Join(dir, "链接.xlsx")))

	for _, workers := range []int{1, 4} {
		subs, findings, err := ReadFolder(dir, d, workers, Memory{})
		require.NoError(t, err)
		require.Len(t, subs, 2)
		require.Equal(t, "a/检验.xlsx", subs[0].File.Name)
		require.Equal(t, "b/质监.xlsx", subs[1].File.Name)
		require.Len(t, subs[1].File.SHA256, 64)
		codes := map[string]string{}
		for _, f := range findings {
			codes[f.File] = f.Code
			require.NotEqual(t, f.Code, f.Message)
		}
		require.Equal(t, map[string]string{
			"c/又一份.xlsx": "F113", "~$质监.xlsx": "F114", "说明.txt": "F108",
			"刚复制.xlsx": "F109", "快钟.xlsx": "F109", "坏了.xlsx": "F110", "以后.xlsx": "F110", "链接.xlsx": "F117",
		}, codes)
	}
}

func flip(data []byte, at int) []byte {
	out := append([]byte{}, data...)
	out[at] ^= 0x40
	return out
}
