package main

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"qreport/report/publish"
)

// The faults of issue 7. Whatever happens to a run, what was published stays
// whole and matches its manifest, and the next run completes. go test kills a
// few runs; make faults sets QREPORT_FAULTS to 500.

// office is a workspace with two states of its inbox, and what a whole run
// makes of each.
type office struct {
	t    *testing.T
	dir  string
	a, b string // folders of the two states
	want map[string]map[string]string
}

const officeRegion = "330900" // a city with four counties: five reports

func newOffice(t *testing.T) *office {
	t.Helper()
	made, err := firstOffice()
	require.NoError(t, err)
	o := *made
	o.t, o.dir = t, filepath.Join(t.TempDir(), "ws")
	require.NoError(t, os.CopyFS(o.dir, os.DirFS(made.dir)))
	return &o
}

// sharedOffice is what firstOffice made, for TestMain to take away.
var sharedOffice atomic.Pointer[office]

// firstOffice is made once; the tests copy it.
var firstOffice = sync.OnceValues(func() (*office, error) {
	dir, err := os.MkdirTemp("", "office")
	if err != nil {
		return nil, err
	}
	o := &office{t: new(testing.T), dir: filepath.Join(dir, "ws"), a: filepath.Join(dir, "a"), b: filepath.Join(dir, "b"),
		want: map[string]map[string]string{}}
	sharedOffice.Store(o)
	o.must("init", o.dir, "--region", officeRegion)
	for seed, dir := range map[string]string{"1": o.a, "2": o.b} {
		o.must("sample", "-C", o.dir, "--from", "2011Q1", "--to", "2011Q1", "--out", dir, "--seed", seed)
	}
	for _, state := range []string{o.b, o.a} {
		o.send(state)
		if err := os.RemoveAll(filepath.Join(o.dir, ".qreport", "cache")); err != nil {
			return nil, err
		}
		o.must(o.quarter()...)
		o.want[state] = o.published()
	}
	return o, nil
})

func (o *office) quarter() []string {
	return []string{"quarter", "-C", o.dir, "--period", "2011Q1", "--region", "all", "--quiet"}
}

func qreport(args ...string) *exec.Cmd { return exec.Command("qreport", args...) }

func (o *office) must(args ...string) {
	o.t.Helper()
	out, err := qreport(args...).CombinedOutput()
	require.NoError(o.t, err, "%v: %s", args, out)
}

// send puts a state into the inbox.
func (o *office) send(state string) {
	o.t.Helper()
	inbox := filepath.Join(o.dir, "inbox")
	require.NoError(o.t, os.RemoveAll(inbox))
	require.NoError(o.t, os.CopyFS(inbox, os.DirFS(state)))
}

// published is every report, by path, as its hash; none may be damaged.
func (o *office) published() map[string]string {
	o.t.Helper()
	reports := filepath.Join(o.dir, "reports")
	_, damages, err := publish.Verify(reports)
	require.NoError(o.t, err)
	require.Empty(o.t, damages)
	return o.hashes("2011Q1")
}

// hashes are the manifests of a period's reports, which name the hash of every
// other file.
func (o *office) hashes(period string) map[string]string {
	o.t.Helper()
	files, err := filepath.Glob(filepath.Join(o.dir, "reports", period, "*", publish.ManifestName))
	require.NoError(o.t, err)
	found := map[string]string{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(o.t, err)
		found[filepath.Base(filepath.Dir(f))] = string(data)
	}
	return found
}

// whole demands that every report is there, in one of the two states.
func (o *office) whole() {
	o.t.Helper()
	found := o.published()
	require.Len(o.t, found, len(o.want[o.a]))
	for name, manifest := range found {
		if manifest != o.want[o.a][name] && manifest != o.want[o.b][name] {
			o.t.Fatalf("%s is neither the old report nor the new one", name)
		}
	}
}

// completes runs once more and demands what a whole run makes.
func (o *office) completes(state string) {
	o.t.Helper()
	o.must(o.quarter()...)
	require.Equal(o.t, o.want[state], o.published())
}

func TestKilledAtAnyInstant(t *testing.T) {
	kills, _ := strconv.Atoi(os.Getenv("QREPORT_FAULTS"))
	if kills == 0 {
		kills = 20
	}
	o := newOffice(t)
	rng := rand.New(rand.NewPCG(7, uint64(kills)))
	begun, finished := time.Now(), 0
	o.send(o.b)
	o.must(o.quarter()...)
	length := time.Since(begun)
	state := o.b
	for i := range kills {
		state = map[string]string{o.a: o.b, o.b: o.a}[state]
		o.send(state)
		if i%4 == 3 { // without a cache the run takes longer
			require.NoError(t, os.RemoveAll(filepath.Join(o.dir, ".qreport")))
		}
		if !o.killed(i, rng, length) {
			finished++
		}
		o.whole()
		if i%5 == 4 {
			o.completes(state)
		}
	}
	o.completes(state)
	t.Logf("kill -9：%d次，其中%d次在结束后；损失0份", kills, finished)
}

// killed kills a run: every other time at an instant of the whole run, else
// soon after it began to publish.
func (o *office) killed(i int, rng *rand.Rand, length time.Duration) bool {
	cmd := qreport(o.quarter()...)
	require.NoError(o.t, cmd.Start())
	if i%2 == 0 {
		time.Sleep(time.Duration(rng.Int64N(int64(length))))
	} else {
		staging := filepath.Join(o.dir, "reports", ".staging", "new")
		for limit := time.Now().Add(10 * length); time.Now().Before(limit); {
			if _, err := os.Stat(staging); err == nil {
				break
			}
			time.Sleep(200 * time.Microsecond)
		}
		time.Sleep(time.Duration(rng.Int64N(int64(length) / 3)))
	}
	_ = cmd.Process.Kill()
	err := cmd.Wait()
	return err != nil
}

// A full disk, by a limit on the size of files: no report fits.
func TestTheDiskIsFull(t *testing.T) {
	o := newOffice(t)
	o.send(o.b)
	for _, blocks := range []string{"0", "8", "64", "150"} {
		args := append([]string{"-c", "ulimit -f " + blocks + `; exec qreport "$@"`, "bash"}, o.quarter()...)
		out, err := exec.Command("bash", args...).CombinedOutput()
		require.Error(t, err)
		require.Contains(t, string(out), "qreport quarter:", "it says why")
		o.whole()
	}
	o.completes(o.b)
}

// A disk that really is full, where we may mount one.
func TestATinyFileSystem(t *testing.T) {
	o := newOffice(t)
	o.send(o.b)
	reports := filepath.Join(o.dir, "reports")
	keep := t.TempDir()
	require.NoError(t, os.CopyFS(keep, os.DirFS(reports)))
	if err := syscall.Mount("tmpfs", reports, "tmpfs", 0, "size=24m"); err != nil {
		t.Skipf("mounting is not permitted here: %v", err)
	}
	defer func() { _ = syscall.Unmount(reports, 0) }()
	err := os.CopyFS(reports, os.DirFS(keep))
	if err != nil {
		t.Skipf("the old reports do not fit: %v", err)
	}
	fill, err := os.Create(filepath.Join(reports, ".filler"))
	require.NoError(t, err)
	for err == nil {
		_, err = fill.Write(make([]byte, 4096))
	}
	require.NoError(t, fill.Close())
	out, err := qreport(o.quarter()...).CombinedOutput()
	require.Error(t, err)
	require.Contains(t, string(out), "no space left")
	o.whole()
	require.NoError(t, syscall.Mount("", reports, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	require.Error(t, qreport(o.quarter()...).Run(), "read-only")
	o.whole()
	require.NoError(t, syscall.Mount("", reports, "", syscall.MS_REMOUNT, "size=128m"))
	require.NoError(t, os.Remove(fill.Name()))
	o.completes(o.b)
}

// Folders that are gone, or are something else.
func TestFoldersVanish(t *testing.T) {
	o := newOffice(t)
	for _, name := range []string{"inbox", ".qreport", "reports"} {
		path, aside := filepath.Join(o.dir, name), filepath.Join(t.TempDir(), "aside")
		require.NoError(t, os.Rename(path, aside))
		require.NoError(t, os.WriteFile(path, []byte("a file stands here"), 0o644))
		out, err := qreport(o.quarter()...).CombinedOutput()
		require.Error(t, err, name)
		require.Contains(t, string(out), name, "it says which")
		require.NoError(t, os.Remove(path))
		require.NoError(t, os.Rename(aside, path))
		o.whole()
	}
	o.completes(o.a)
}

// One file that we may not read: it is told, the rest is reported. Root may
// read everything, so the run is another user's.
func TestOneFileIsForbidden(t *testing.T) {
	o := newOffice(t)
	files, err := filepath.Glob(filepath.Join(o.dir, "inbox", "2011Q1", "330921-*"))
	require.NoError(t, err)
	require.Len(t, files, 1)
	cmd := qreport(o.quarter()...)
	if os.Getuid() == 0 {
		program, err := exec.LookPath("qreport")
		require.NoError(t, err)
		for dir := program; dir != "/" && dir != "."; dir = filepath.Dir(dir) {
			_ = os.Chmod(dir, 0o755)
		}
		for dir := o.dir; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
			require.NoError(t, os.Chmod(dir, 0o755))
		}
		require.NoError(t, exec.Command("chown", "-R", "65534:65534", o.dir).Run())
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	require.NoError(t, os.Chmod(files[0], 0))
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Len(t, o.published(), len(o.want[o.a]))
	require.NoError(t, os.Chmod(files[0], 0o644))
	o.completes(o.a)
}

// The clock was set back: every file is from the future.
func TestTheClockWasSetBack(t *testing.T) {
	o := newOffice(t)
	future := time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC)
	require.NoError(t, filepath.WalkDir(o.dir, func(path string, _ os.DirEntry, err error) error {
		return errors.Join(err, os.Chtimes(path, future, future))
	}))
	o.completes(o.a)
	require.NoError(t, os.RemoveAll(filepath.Join(o.dir, ".qreport")))
	o.completes(o.a)
}

func TestTwoRunsAtOnce(t *testing.T) {
	o := newOffice(t)
	for _, state := range []string{o.b, o.a, o.b} {
		o.send(state)
		first, second := qreport(o.quarter()...), qreport(o.quarter()...)
		var said bytes.Buffer
		first.Stderr, second.Stderr = &said, &said
		require.NoError(t, first.Start())
		require.NoError(t, second.Start())
		codes := []int{exitOf(first.Wait()), exitOf(second.Wait())}
		require.Contains(t, codes, exitFine)
		for _, code := range codes {
			require.Contains(t, []int{exitFine, exitLocked}, code, said.String())
		}
		require.Equal(t, o.want[state], o.published())
	}
}

func exitOf(err error) int {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return exitFine
}

// Clerks copy slowly into the inbox while it is read.
func TestTheInboxChangesWhileItIsRead(t *testing.T) {
	o := newOffice(t)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
				scribble(filepath.Join(o.dir, "inbox", "2011Q1"), []string{o.a, o.b}[n%2])
			}
		}
	}()
	for range 5 {
		require.Equal(t, exitFine, exitOf(qreport(o.quarter()...).Run()))
		o.published()
	}
	close(stop)
	<-stopped
	o.send(o.a)
	o.completes(o.a)
}

// scribble copies files in small pieces with pauses.
func scribble(inbox, state string) {
	files, _ := filepath.Glob(filepath.Join(state, "2011Q1", "3309[02]*质监局*"))
	for _, name := range files {
		data, err := os.ReadFile(name)
		f, created := os.Create(filepath.Join(inbox, filepath.Base(name)))
		if err != nil || created != nil {
			return
		}
		for len(data) > 0 {
			n := min(len(data), 8192)
			_, _ = f.Write(data[:n])
			data = data[n:]
			time.Sleep(5 * time.Millisecond)
		}
		_ = f.Close()
	}
}
