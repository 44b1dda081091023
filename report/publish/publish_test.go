package publish

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func files(text string) []File {
	return []File{{"报告.pdf", []byte(text)}, {"报告.xlsx", []byte(text + text)}}
}

func open(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := NewStore(dir)
	require.NoError(t, err)
	return s
}

func read(t *testing.T, path ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	require.NoError(t, err)
	return string(data)
}

func TestPut(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	dir, changed, err := s.Put("2011Q1", "330500-湖州市", Manifest{Region: "330500"}, files("a"))
	require.NoError(t, err)
	require.True(t, changed)
	require.Equal(t, filepath.Join(root, "2011Q1", "330500-湖州市"), dir)
	m, err := ReadManifest(dir)
	require.NoError(t, err)
	require.Equal(t, 1, m.Outputs[0].Size)
	require.Equal(t, "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb", m.Outputs[0].SHA256)

	before, _ := os.Stat(filepath.Join(dir, "报告.pdf"))
	_, changed, err = s.Put("2011Q1", "330500-湖州市", Manifest{Region: "330500"}, files("a"))
	require.NoError(t, err)
	require.False(t, changed)
	after, _ := os.Stat(filepath.Join(dir, "报告.pdf"))
	require.Equal(t, before.ModTime(), after.ModTime(), "the same bytes are left untouched")

	_, changed, err = s.Put("2011Q1", "330500-湖州市", Manifest{Region: "330500"}, files("b")[:1])
	require.NoError(t, err)
	require.True(t, changed)
	require.Equal(t, "b", read(t, dir, "报告.pdf"))
	require.NoFileExists(t, filepath.Join(dir, "报告.xlsx"), "nothing of the old report stays")
	require.NoError(t, s.Close())
	require.NoDirExists(t, filepath.Join(root, ".staging"))
}

func TestNamesDoNotLeadOut(t *testing.T) {
	root := t.TempDir()
	s := open(t, filepath.Join(root, "reports"))
	for _, name := range []string{"../x", "a/b", "..", ".", "", "/x"} {
		_, _, err := s.Put("2011Q1", name, Manifest{}, files("a"))
		require.Error(t, err, name)
		_, _, err = s.Put("2011Q1", "r", Manifest{}, []File{{name, nil}})
		require.Error(t, err, name)
	}
	entries, _ := os.ReadDir(root)
	require.Len(t, entries, 1)
}

// Links below reports/ lead nowhere: the one at a report's place is replaced,
// the one at a period's place is refused.
func TestLinksAreNotFollowed(t *testing.T) {
	outside := t.TempDir()
	theirs := filepath.Join(outside, "r")
	require.NoError(t, writeAll(theirs, files("theirs")))
	s := open(t, t.TempDir())
	dir, _, err := s.Put("2011Q1", "r", Manifest{}, files("ours"))
	require.NoError(t, err)
	require.NoError(t, os.RemoveAll(dir))
	require.NoError(t, os.Symlink(theirs, dir))
	_, changed, err := s.Put("2011Q1", "r", Manifest{}, files("ours"))
	require.NoError(t, err)
	require.True(t, changed)
	require.False(t, linked(dir))
	require.Equal(t, "ours", read(t, dir, "报告.pdf"))
	require.Equal(t, "theirs", read(t, theirs, "报告.pdf"))

	require.NoError(t, os.Symlink(outside, filepath.Join(s.dir, "2011Q2")))
	_, _, err = s.Put("2011Q2", "r", Manifest{}, files("ours"))
	require.ErrorContains(t, err, "是链接")
	require.Equal(t, "theirs", read(t, theirs, "报告.pdf"))
}

// The two-step swap of file systems without an exchange, killed after each
// step: the next run has the old report or the new one, whole.
func TestAKillBetweenTheRenames(t *testing.T) {
	const period, name = "2011Q1", "330500-湖州-市" // hyphens in the name
	for _, killedAfter := range []int{0, 1, 2} {
		root := t.TempDir()
		s := open(t, root)
		dir, _, err := s.Put(period, name, Manifest{}, files("old"))
		require.NoError(t, err)
		stage, aside := filepath.Join(s.staging(), "new", period, name), filepath.Join(s.aside(), period, name)
		require.NoError(t, writeAll(stage, files("new")))
		require.NoError(t, os.MkdirAll(filepath.Dir(aside), 0o755))
		if killedAfter > 0 {
			require.NoError(t, os.Rename(dir, aside))
		}
		if killedAfter > 1 {
			require.NoError(t, os.Rename(stage, dir))
		}
		open(t, root) // the next run
		want := []string{"old", "old", "new"}[killedAfter]
		require.Equal(t, want, read(t, dir, "报告.pdf"), "killed after %d", killedAfter)
		require.Equal(t, want+want, read(t, dir, "报告.xlsx"))
		require.NoDirExists(t, aside)
	}
}

func TestSwapInSteps(t *testing.T) {
	root := t.TempDir()
	stage, target, aside := filepath.Join(root, "s"), filepath.Join(root, "t"), filepath.Join(root, "old", "p", "t")
	require.NoError(t, writeAll(stage, files("new")))
	require.NoError(t, writeAll(target, files("old")))
	require.NoError(t, swapInSteps(stage, target, aside))
	require.Equal(t, "new", read(t, target, "报告.pdf"))
	require.NoDirExists(t, aside)
	require.Error(t, swapInSteps(stage, target, aside), "there is no new report")
	require.Equal(t, "new", read(t, target, "报告.pdf"), "the old one is back in its place")
}

// A reader that looks all the time finds a whole report at every instant.
func TestAReaderAlwaysFindsAReport(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	dir, _, err := s.Put("2011Q1", "r", Manifest{}, files("0"))
	require.NoError(t, err)
	stop := make(chan struct{})
	var reader sync.WaitGroup
	reader.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := os.Stat(dir); err != nil {
				t.Errorf("no report: %v", err)
				return
			}
		}
	})
	for i := range 30 {
		_, _, err := s.Put("2011Q1", "r", Manifest{}, files(string(rune('a'+i%2))))
		require.NoError(t, err)
	}
	close(stop)
	reader.Wait()
}

func TestFailuresLeaveTheOldReport(t *testing.T) {
	root := t.TempDir()
	s := open(t, root)
	dir, _, err := s.Put("2011Q1", "r", Manifest{}, files("old"))
	require.NoError(t, err)
	require.NoError(t, os.RemoveAll(s.staging()))
	require.NoError(t, os.WriteFile(s.staging(), nil, 0o644)) // staging cannot be written
	_, _, err = s.Put("2011Q1", "r", Manifest{}, files("new"))
	require.Error(t, err)
	require.Equal(t, "old", read(t, dir, "报告.pdf"))
	_, err = ReadManifest(root)
	require.ErrorIs(t, err, os.ErrNotExist)
}

func TestLock(t *testing.T) {
	state := filepath.Join(t.TempDir(), ".qreport")
	l, err := Acquire(state)
	require.NoError(t, err)
	_, err = Acquire(state)
	require.ErrorIs(t, err, ErrLocked)
	require.ErrorContains(t, err, "进程 ")
	require.ErrorContains(t, err, "，不到1分钟")
	require.NoError(t, os.Remove(filepath.Join(state, "lock"+holderSuffix)))
	_, err = Acquire(state)
	require.ErrorContains(t, err, "进程号未知", "a holder that has not said its name yet")
	require.NoError(t, l.Release())
	again, err := Acquire(state)
	require.NoError(t, err)
	require.NoError(t, again.Release())
	require.NoFileExists(t, filepath.Join(state, "lock"+holderSuffix))
}

func TestAgeOfALock(t *testing.T) {
	for d, want := range map[time.Duration]string{
		-time.Hour: "不到1分钟", 59 * time.Second: "不到1分钟", 5 * time.Minute: "已5分钟", 119 * time.Minute: "已119分钟",
		27*time.Hour + time.Minute: "已27小时，如非正常可结束该进程，锁随之释放",
	} {
		require.Equal(t, want, age(d))
	}
}

func TestOnlyOneOfManyGetsTheLock(t *testing.T) {
	state := t.TempDir()
	var all sync.WaitGroup
	var mu sync.Mutex
	var got []*Lock
	for range 16 {
		all.Go(func() {
			l, err := Acquire(state)
			if err == nil {
				mu.Lock()
				defer mu.Unlock()
				got = append(got, l)
			}
		})
	}
	all.Wait()
	require.Len(t, got, 1)
	require.NoError(t, got[0].Release())
}
