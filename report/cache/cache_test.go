package cache_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/cache"
)

func TestAnEntryComesBackWholeOrNotAtAll(t *testing.T) {
	state := t.TempDir()
	c := cache.Open(state, "things")
	key := cache.Key("a", 1)
	_, ok := c.Get(key)
	require.False(t, ok)
	c.Put(key, []byte("内容"))
	data, ok := c.Get(key)
	require.True(t, ok)
	require.Equal(t, "内容", string(data))

	path := onlyFile(t, state)
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	for _, bad := range [][]byte{nil, whole[:10], whole[:len(whole)-1], append(whole[:len(whole):len(whole)], 0)} {
		require.NoError(t, os.WriteFile(path, bad, 0o644))
		_, ok = c.Get(key)
		require.False(t, ok)
	}
}

func onlyFile(t *testing.T, dir string) string {
	files, err := filepath.Glob(filepath.Join(dir, "cache", "*", "things", "*", "*"))
	require.NoError(t, err)
	require.Len(t, files, 1)
	return files[0]
}

func TestKeysDoNotRunTogether(t *testing.T) {
	require.NotEqual(t, cache.Key("ab", "c"), cache.Key("a", "bc"))
	require.NotEqual(t, cache.Key("a"), cache.Key("a", ""))
	require.Equal(t, cache.Key("a", 1), cache.Key("a", 1))
}

func TestPruneKeepsWhatWasUsed(t *testing.T) {
	state := t.TempDir()
	old := cache.Open(state, "things")
	old.Put(cache.Key("stale"), []byte("1"))
	old.Put(cache.Key("kept"), []byte("2"))
	foreign := filepath.Join(state, "cache", "0123456789abcdef")
	require.NoError(t, os.MkdirAll(foreign, 0o755))

	c := cache.Open(state, "things")
	_, ok := c.Get(cache.Key("kept"))
	require.True(t, ok)
	c.Prune()
	_, ok = c.Get(cache.Key("kept"))
	require.True(t, ok)
	_, ok = c.Get(cache.Key("stale"))
	require.False(t, ok)
	require.NoDirExists(t, foreign)
}

func TestWithoutAPlaceThereIsNoCache(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o644))
	c := cache.Open(file, "things") // a file stands where the folder should be
	c.Put(cache.Key("a"), []byte("1"))
	_, ok := c.Get(cache.Key("a"))
	require.False(t, ok)
	c.Prune()
}
