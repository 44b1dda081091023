package main

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"qreport/report/publish"
)

// Whatever happens to a run, what was published stays
// whole and matches its manifest, and the next run completes. go test kills a
// few runs; make faults sets QREPORT_FAULTS to 500.

func TestKilledAtAnyInstant(t *testing.T) {
	kills, _ := strconv.Atoi(os.Getenv("QREPORT_FAULTS"))
	if kills == 0 {
		kills = 20
	}
	o := newOffice(t)
	rng := rand.New(rand.NewPCG(7, uint64(kills)))
	begun, late := time.Now(), 0
	state := o.turns(0)
	o.must(o.quarter()...)
	length := time.Since(begun)
	for i := 0; i-late < kills; i++ {
		state = o.turns(i + 1)
		if i%4 == 3 { // without a cache the run takes longer
			require.NoError(t, os.RemoveAll(filepath.Join(o.dir, ".qreport")))
		}
		if o.killed(i, rng, length) {
			length += length / 10
		} else { // the run was done: aim earlier, however busy the machine is
			late++
			length -= length / 5
		}
		o.whole()
		if i%5 == 4 {
			o.completes(state)
		}
	}
	o.completes(state)
	t.Logf("kill -9：%d次都在运行中（另有%d次太晚）；损失0份", kills, late)
}

// killed kills a run: every other time at an instant of the whole run, else
// soon after it began to publish.
func (o *office) killed(i int, rng *rand.Rand, length time.Duration) (alive bool) {
	cmd := qreport(o.quarter()...)
	require.NoError(o.t, cmd.Start())
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	wait := time.Duration(rng.Int64N(int64(length)))
	if i%2 == 1 {
		wait /= 3
		for !o.publishing() {
			select {
			case err := <-ended: // it was too quick for us
				require.NoError(o.t, err)
				return false
			case <-time.After(200 * time.Microsecond):
			}
		}
	}
	time.Sleep(wait)
	_ = cmd.Process.Kill()
	err := <-ended
	if err != nil {
		require.Equal(o.t, -1, exitOf(err), "ended by the signal and by nothing else")
	}
	return err != nil
}

// publishing reports whether a run has begun to write a report.
func (o *office) publishing() bool {
	_, err := os.Stat(filepath.Join(o.dir, "reports", ".staging", "new"))
	return err == nil
}

// A full disk, by a limit on the size of files: no report fits.
func TestTheDiskIsFull(t *testing.T) {
	o := newOffice(t)
	o.send(o.b)
	for _, blocks := range []string{"0", "8", "64", "150"} {
		args := append([]string{"-c", "ulimit -f " + blocks + `; exec qreport "$@"`, "bash"}, o.quarter()...)
		out, err := exec.Command("bash", args...).CombinedOutput()
		require.Error(t, err)
		require.Contains(t, string(out), "ulimit -f", "it says why")
		o.whole()
	}
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
		require.Contains(t, string(out), "该是文件夹的地方是一个文件", "and what to do")
		require.NoError(t, os.Remove(path))
		require.NoError(t, os.Rename(aside, path))
		o.whole()
	}
	o.completes(o.a)
}

// A share that is gone before a run, and one that goes while it runs.
func TestTheInboxIsNotMounted(t *testing.T) {
	o := newOffice(t)
	inbox, aside := filepath.Join(o.dir, "inbox"), filepath.Join(o.dir, "inbox-aside")
	require.NoError(t, os.Rename(inbox, aside))
	out, err := qreport(o.quarter()...).CombinedOutput()
	require.Equal(t, exitFailed, exitOf(err))
	require.Contains(t, string(out), "可能是共享文件夹没有挂上")
	o.whole()
	require.NoError(t, os.Mkdir(inbox, 0o755)) // the empty place to mount it
	out, err = qreport(o.quarter()...).CombinedOutput()
	require.Equal(t, exitUsage, exitOf(err))
	require.Contains(t, string(out), "没有可用的报表")
	require.Equal(t, o.want[o.a], o.published(), "reports stay when nothing is there to read")
	require.NoError(t, os.Remove(inbox))
	require.NoError(t, os.Rename(aside, inbox))
	rng := rand.New(rand.NewPCG(11, 1))
	for i := range 6 {
		state := []string{o.b, o.a}[i%2]
		o.send(state)
		name := []string{"inbox", "reports", ".qreport"}[i%3]
		path, away := filepath.Join(o.dir, name), filepath.Join(o.dir, name+"-away")
		cmd := qreport(o.quarter()...)
		require.NoError(t, cmd.Start())
		time.Sleep(time.Duration(rng.IntN(300)) * time.Millisecond)
		require.NoError(t, os.Rename(path, away))
		_ = cmd.Wait() // it may have been done before, or notice and say so
		require.NoError(t, os.RemoveAll(path))
		require.NoError(t, os.Rename(away, path))
		o.published()
		o.completes(state)
	}
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
	check := qreport("check", "-C", o.dir)
	check.SysProcAttr = cmd.SysProcAttr
	out, err = check.CombinedOutput()
	require.Equal(t, exitFindings, exitOf(err), "%s", out)
	require.Contains(t, string(out), filepath.Base(files[0])+": [F110 强制]")
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

// A lock that is held names its holder, wherever that runs; one whose holder
// died holds nobody up.
func TestWhoHoldsTheLock(t *testing.T) {
	o := newOffice(t)
	state := filepath.Join(o.dir, ".qreport")
	lock, err := publish.Acquire(state)
	require.NoError(t, err)
	holder := filepath.Join(state, "lock.holder")
	require.NoError(t, os.WriteFile(holder, []byte("主机 统计科-2 进程 4711\n"), 0o644))
	yesterday := time.Now().Add(-27 * time.Hour)
	require.NoError(t, os.Chtimes(holder, yesterday, yesterday))
	out, err := qreport(o.quarter()...).CombinedOutput()
	require.Equal(t, exitLocked, exitOf(err))
	for _, words := range []string{"主机 统计科-2 进程 4711", "已27小时", "结束该进程", "等它结束后再运行"} {
		require.Contains(t, string(out), words)
	}
	require.NoError(t, lock.Release())
	require.NoError(t, os.WriteFile(holder, []byte("主机 统计科-2 进程 4711\n"), 0o644)) // as a killed run leaves it
	o.completes(o.a)
	require.NoFileExists(t, holder)
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
