package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Least authority, as the kernel sees it: every call that a whole season of
// commands makes is watched.

// watched are the calls that reach the network, start programs or change files.
const watched = "trace=%network,execve,execveat,fork,vfork,openat,openat2,open,creat,rename,renameat,renameat2,unlink,unlinkat,rmdir," +
	"mkdir,mkdirat,link,linkat,symlink,symlinkat,mknod,mknodat,chmod,fchmod,fchmodat,chown,fchown,fchownat,lchown,truncate,mount,ptrace,setxattr"

// traceOf runs a command under strace and gives its calls, one a line, with the
// paths of file descriptors.
func traceOf(t *testing.T, program, home string, args ...string) []string {
	t.Helper()
	log := filepath.Join(t.TempDir(), "calls")
	cmd := exec.Command("strace", append([]string{"-f", "-y", "-qq", "--seccomp-bpf", "-s", "4096", "-e", watched, "-e", "signal=none", "-o", log, program}, args...)...)
	cmd.Dir = home
	cmd.Env = []string{"HOME=" + home, "TMPDIR=" + home, "PATH=" + os.Getenv("PATH")}
	out, err := cmd.CombinedOutput()
	require.Contains(t, []int{exitFine, exitFindings}, exitOf(err), "%v: %s", args, out)
	data, err := os.ReadFile(log)
	require.NoError(t, err)
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

var (
	callName = regexp.MustCompile(`^\d+\s+(?:<\.\.\. )?(\w+)`)
	callPath = regexp.MustCompile(`(?:AT_FDCWD|\d+)<([^>]*)>(?:, "([^"]*)")?|\("([^"]*)"`)
	writing  = regexp.MustCompile(`O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND`)
)

// pathsOf are the paths that a call names.
func pathsOf(line string) (paths []string) {
	line, _, _ = strings.Cut(line, ") = ")
	for _, m := range callPath.FindAllStringSubmatch(line, -1) {
		name := m[2] + m[3]
		if !filepath.IsAbs(name) {
			name = filepath.Join(m[1], name)
		}
		paths = append(paths, name)
	}
	return paths
}

// readable is what else the program may open for reading: itself, and what the
// Go runtime asks the system about its zone and its limits. The program of
// the tests has the loader of the system as well.
var readable = regexp.MustCompile(`^/(?:proc/|sys/(?:kernel/mm/|fs/cgroup|devices/system/cpu)|etc/localtime$|usr/share/zoneinfo|usr/share/lib/zoneinfo|usr/lib/locale/TZ|dev/null$|etc/ld\.so\.|(?:usr/)?lib(?:64)?/.*\.so(?:\.[0-9]+)*$)`)

// judge says what is wrong with a call, or "".
func judge(line, program, workspace string) string {
	name := callName.FindStringSubmatch(line)
	if name == nil || strings.Contains(line, "resumed>") || strings.Contains(line, "+++") {
		return ""
	}
	reads := strings.HasPrefix(name[1], "open") && !writing.MatchString(line)
	paths := pathsOf(line)
	if len(paths) == 0 {
		return "a call that touches no file: " + line
	}
	for _, path := range paths {
		inside := path == workspace || strings.HasPrefix(path, workspace+"/")
		if !inside && !(reads && (path == program || readable.MatchString(path))) {
			return "outside of the workspace: " + line
		}
	}
	return ""
}

func TestLeastAuthority(t *testing.T) {
	program, err := exec.LookPath("qreport")
	require.NoError(t, err)
	home, calls := t.TempDir(), 0
	dir := filepath.Join(t.TempDir(), "ws")
	for _, args := range [][]string{
		{"init", dir, "--region", "330921"},
		{"sample", "-C", dir, "--from", "2010Q4", "--to", "2011Q1", "--out", filepath.Join(dir, "inbox")},
		{"forms", "-C", dir, "--period", "2011Q2"}, {"check", "-C", dir, "--date", "2011-04-12"},
		{"quarter", "-C", dir, "--period", "2011Q1", "--region", "all", "--docx"}, {"quarter", "-C", dir, "--quiet"},
		{"annual", "-C", dir, "--year", "2010"}, {"status", "-C", dir, "--period", "2011Q1"}, {"verify", "-C", dir},
		{"export", "-C", dir, "--period", "2011Q1", "--format", "parquet", "--out", filepath.Join(dir, "facts")},
	} {
		lines := traceOf(t, program, home, args...)
		require.Regexp(t, `execve\(`, lines[0], "the program itself")
		for _, line := range lines[1:] {
			require.Empty(t, judge(line, program, dir), fmt.Sprint(args))
			calls++
		}
	}
	require.Greater(t, calls, 500)
	require.Empty(t, filesBelow(t, home), "nothing in HOME or TMPDIR")
}

// The judge itself.
func TestTheJudgeOfCalls(t *testing.T) {
	for line, fine := range map[string]bool{
		`12 openat(AT_FDCWD</h>, "/ws/inbox/a.xlsx", O_RDONLY|O_CLOEXEC) = 3</ws/inbox/a.xlsx>`:          true,
		`12 openat(5</ws/inbox>, "a.xlsx", O_RDONLY|O_CLOEXEC <unfinished ...>`:                          true,
		`12 openat(AT_FDCWD</h>, "/ws/.qreport/log", O_WRONLY|O_CREAT|O_APPEND, 0664) = 3`:               true,
		`12 openat(AT_FDCWD</h>, "/etc/localtime", O_RDONLY) = 3</etc/localtime>`:                        true,
		`12 renameat(AT_FDCWD</h>, "/ws/a", AT_FDCWD</h>, "/ws/b") = 0`:                                  true,
		`12 unlinkat(7</ws/reports>, "x", 0) = 0`:                                                        true,
		`12 openat(AT_FDCWD</h>, "/etc/passwd", O_RDONLY) = 3</etc/passwd>`:                              false,
		`12 openat(AT_FDCWD</h>, "/tmp/x", O_WRONLY|O_CREAT, 0600) = 3</tmp/x>`:                          false,
		`12 openat(AT_FDCWD</h>, "/proc/self/mem", O_RDWR) = 3`:                                          false,
		`12 renameat(AT_FDCWD</h>, "/ws/a", AT_FDCWD</h>, "/wsx/b") = 0`:                                 false,
		`12 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 3`:                                               false,
		`12 execve("/bin/sh", ["sh"], 0x1 /* 3 vars */) = 0`:                                             false,
		`12 symlinkat("/etc", AT_FDCWD</h>, "/ws/link") = 0`:                                             false,
		`12 <... openat resumed>) = 3</ws/inbox/a.xlsx>`:                                                 true,
		`12 mkdirat(AT_FDCWD</ws>, "../x", 0755) = 0`:                                                    false,
		`12 openat(AT_FDCWD</h>, "/sys/kernel/mm/transparent_hugepage/hpage_pmd_size", O_RDONLY) = 3</>`: true,
	} {
		require.Equal(t, fine, judge(line, "/bin/qreport", "/ws") == "", line)
	}
}

// The umask decides who may read what is made, and nobody else may write it.
func TestModesOfWhatIsMade(t *testing.T) {
	for umask, bits := range map[string]os.FileMode{"002": 0o002, "022": 0o022, "027": 0o027, "077": 0o077} {
		dir := filepath.Join(t.TempDir(), "ws")
		for _, args := range [][]string{
			{"init", dir, "--region", "330921"}, {"sample", "-C", dir, "--from", "2011Q1", "--to", "2011Q1", "--out", filepath.Join(dir, "inbox")},
			{"check", "-C", dir}, {"quarter", "-C", dir, "--quiet"}, {"status", "-C", dir, "--period", "2011Q1", "--xlsx", filepath.Join(dir, "催报.xlsx")},
			{"export", "-C", dir, "--period", "2011Q1", "--format", "csv", "--out", filepath.Join(dir, "facts")},
		} {
			out, err := exec.Command("sh", append([]string{"-c", "umask " + umask + `; exec qreport "$@"`, "sh"}, args...)...).CombinedOutput()
			require.NoError(t, err, "%s", out)
		}
		require.NoError(t, filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
			require.NoError(t, err)
			info, err := e.Info()
			require.NoError(t, err)
			want := 0o664 &^ bits
			switch {
			case path == dir, path == filepath.Join(dir, "inbox"):
				return nil
			case e.IsDir():
				want = 0o775 &^ bits
			case strings.HasPrefix(path, filepath.Join(dir, "archive")) && filepath.Ext(path) == ".xlsx":
				want = 0o444 &^ bits
			case strings.Contains(path, "/.qreport/cache/"):
				want = 0o600 // copies of submissions, for this user's runs
			}
			require.Equal(t, want.String(), info.Mode().Perm().String(), "umask %s %s", umask, path)
			return nil
		}))
	}
}
