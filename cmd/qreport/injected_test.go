package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Faults at chosen places: strace lets a run die, or the system refuse, at the
// n-th call of a kind. So every step between two renames is met, which random
// instants may miss. A call is counted in each thread of its own.

// changes are the calls that change what is on disk, in a run that publishes.
func changes() []string {
	return []string{"renameat2", "renameat", "fsync", "unlinkat", "mkdirat", "write", "openat"}
}

// under is a run with faults injected.
func (o *office) under(faults ...string) *exec.Cmd { return injected(o.quarter(), faults...) }

// injected is a command with faults injected.
func injected(command []string, faults ...string) *exec.Cmd {
	args := []string{"-f", "-qq", "--seccomp-bpf", "-o", "/dev/null"}
	for _, f := range faults {
		args = append(args, "-e", "inject="+f)
	}
	cmd := exec.Command("strace", append(append(args, "qreport"), command...)...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1") // few threads: most calls are one's
	return cmd
}

// turns sends the other state each time, so that every run has work to do.
func (o *office) turns(i int) (state string) {
	state = []string{o.b, o.a}[i%2]
	o.send(state)
	return state
}

// most is how many calls of a kind are met: all of them with make faults.
func most() int {
	if os.Getenv("QREPORT_FAULTS") == "" {
		return 3
	}
	return 60
}

func TestKilledAtEveryStep(t *testing.T) {
	o := newOffice(t)
	kills := 0
	for _, call := range changes() {
		for n, missed := 1, 0; n <= most() && missed < 3; n++ { // hardly any thread makes so many of them
			if n%2 == 0 { // from nothing
				require.NoError(t, os.RemoveAll(filepath.Join(o.dir, ".qreport")))
			}
			state := o.turns(kills)
			if o.under(fmt.Sprintf("%s:signal=SIGKILL:when=%d", call, n)).Run() == nil {
				missed++
				continue
			}
			kills++
			o.whole()
			if kills%4 == 0 {
				o.completes(state)
			}
		}
	}
	o.completes(o.turns(kills))
	require.Greater(t, kills, 10)
	t.Logf("kill -9：%d次，在%s各步；损失0份", kills, strings.Join(changes(), "、"))
}

// A check that is killed: what was received is kept whole, and the next check
// answers everybody as if nothing had been, and tidies up.
func TestKilledWhileAnswering(t *testing.T) {
	o := newOffice(t)
	check := []string{"check", "-C", o.dir, "--date", "2011-04-12"}
	answered := func() map[string][]byte {
		require.NoError(t, qreport(check...).Run())
		require.NoError(t, qreport("verify", "-C", o.dir).Run())
		answers := filesBelow(t, filepath.Join(o.dir, "receipts"))
		for name, data := range filesBelow(t, filepath.Join(o.dir, "archive")) {
			answers["archive/"+name] = data
		}
		return answers
	}
	want, kills := answered(), 0
	require.Greater(t, len(want), 12)
	for _, call := range []string{"renameat", "fsync", "write", "mkdirat"} {
		for n, missed := 1, 0; n <= most() && missed < 3; n++ {
			for _, name := range []string{"receipts", "archive"} {
				require.NoError(t, os.RemoveAll(filepath.Join(o.dir, name)))
			}
			if injected(check, fmt.Sprintf("%s:signal=SIGKILL:when=%d", call, n)).Run() == nil {
				missed++
				continue
			}
			kills++
			require.NoError(t, os.MkdirAll(filepath.Join(o.dir, "archive"), 0o755))
			require.NoError(t, qreport("verify", "-C", o.dir).Run(), "what is kept is whole")
			require.Equal(t, want, answered())
		}
	}
	require.Greater(t, kills, 8)
	t.Logf("写回执和存档时kill -9：%d次；损失0份", kills)
}

// A file system without an exchange in one step: two renames, and a kill at
// each of them.
func TestKilledBetweenTwoRenames(t *testing.T) {
	o := newOffice(t)
	none := "renameat2:error=EINVAL"
	o.send(o.b)
	require.NoError(t, o.under(none).Run())
	require.Equal(t, o.want[o.b], o.published(), "without the exchange")
	kills := 0
	for _, call := range []string{"renameat", "fsync", "unlinkat"} {
		for n := 1; n <= most(); n++ {
			state := o.turns(kills + 1)
			if o.under(none, fmt.Sprintf("%s:signal=SIGKILL:when=%d", call, n)).Run() == nil {
				break
			}
			kills++
			o.completes(state) // in two steps a report may stand aside until the next run
		}
	}
	require.Greater(t, kills, 5)
	t.Logf("分两步换上时kill -9：%d次；损失0份", kills)
}

// The system refuses a step: the disk is full, broken, read-only, forbidden.
// The run says so in words and leaves whole reports; what may be done without
// (the cache, the log) stops nothing.
func TestAStepIsRefused(t *testing.T) {
	o := newOffice(t)
	tried, said := 0, 0
	for _, refusal := range []struct{ call, why, words string }{
		{"write", "ENOSPC", "磁盘（或配额）已满"}, {"write", "EDQUOT", "磁盘（或配额）已满"}, {"fsync", "EIO", "磁盘或共享文件夹出错"},
		{"mkdirat", "EROFS", "只读"}, {"renameat", "EACCES", "没有权限"}, {"renameat2", "EIO", "磁盘或共享文件夹出错"},
		{"unlinkat", "EACCES", "没有权限"}, {"flock", "ENOLCK", "不支持文件锁"},
	} {
		for n := 1; n <= min(most(), 12); n++ {
			state := o.turns(tried)
			out, err := o.under(fmt.Sprintf("%s:error=%s:when=%d", refusal.call, refusal.why, n)).CombinedOutput()
			if err == nil {
				require.Equal(t, o.want[state], o.published(), "%v %d: it could do without", refusal, n)
			} else {
				said++
				require.Equal(t, exitFailed, exitOf(err), "%v %d: %s", refusal, n, out)
				require.Contains(t, string(out), refusal.words, "%v %d", refusal, n)
				o.whole()
			}
			tried++
			if tried%4 == 0 {
				o.completes(state)
			}
		}
	}
	o.completes(o.turns(tried))
	require.Greater(t, said, 5)
	t.Logf("系统拒绝一步：%d次，其中%d次运行中止并说明原因；损失0份", tried, said)
}

// An inbox on a slow share, and on one that breaks off: slowness changes no
// byte; a workbook that cannot be read is left for the next run, and said.
func TestAnInboxOnABadShare(t *testing.T) {
	o := newOffice(t)
	o.send(o.b)
	workbooks, err := filepath.Glob(filepath.Join(o.dir, "inbox", "*", "*.xlsx"))
	require.NoError(t, err)
	cmd := o.under("openat:delay_exit=100000", "read:delay_exit=10000")
	for _, path := range workbooks {
		cmd.Args = append(cmd.Args[:1:1], append([]string{"-P", path}, cmd.Args[1:]...)...)
	}
	require.NoError(t, cmd.Run())
	require.Equal(t, o.want[o.b], o.published())
	for i, why := range []string{"read:error=EIO", "read:error=ESTALE", "openat:error=EACCES", "openat:error=ENOENT", "read:error=EIO:when=2+"} {
		state := o.turns(i + 1)
		cmd := o.under(why)
		cmd.Args = append(cmd.Args[:1:1], append([]string{"-P", workbooks[i%len(workbooks)]}, cmd.Args[1:]...)...)
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, "%s: %s", why, out)
		o.published()
		o.completes(state)
	}
}
