package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// cronLines are the commands of docs/cron/crontab, word for word but for the
// folder and the program's place.
func cronLines(t *testing.T, dir string) []string {
	t.Helper()
	data, err := os.ReadFile("../../docs/cron/crontab")
	require.NoError(t, err)
	program, err := exec.LookPath("qreport")
	require.NoError(t, err)
	here := strings.NewReplacer("/usr/local/bin/qreport", program, "/srv/qreport/huzhou", dir)
	var lines []string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || regexp.MustCompile(`^\w+=`).MatchString(line) {
			continue
		}
		require.NotContains(t, line, "%", "cron makes new lines of them")
		m := regexp.MustCompile(`^(?:\S+\s+){5}(.*)$`).FindStringSubmatch(line)
		require.NotNil(t, m, line)
		require.Contains(t, m[1], "/usr/local/bin/qreport", "cron's PATH has no /usr/local/bin")
		lines = append(lines, here.Replace(m[1]))
	}
	require.Len(t, lines, 3)
	return lines
}

// asCron runs a line as cron does: sh, hardly an environment, the home folder.
func asCron(t *testing.T, home, line string) string {
	t.Helper()
	cmd := exec.Command("/bin/sh", "-c", line)
	cmd.Dir = home
	cmd.Env = []string{"HOME=" + home, "LOGNAME=qreport", "SHELL=/bin/sh", "PATH=/usr/bin:/bin"}
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s: %s", line, out)
	return string(out) // what cron would mail
}

func TestTheLinesOfTheCrontab(t *testing.T) {
	dir, home := filepath.Join(t.TempDir(), "ws"), t.TempDir()
	o := &office{t: t}
	o.must("init", dir, "--region", "330921")
	o.must("sample", "-C", dir, "--from", "2010Q4", "--to", "2011Q1", "--out", filepath.Join(dir, "inbox"))
	lines := cronLines(t, dir)
	require.Equal(t, "2011Q1：更新1份报告（330921-岱山县）；收到报表1份，其中退回0份\n", asCron(t, home, lines[0]))
	require.Equal(t, "2010：更新1份报告（330921-岱山县）；收到报表1份，其中退回0份\n", asCron(t, home, lines[1]))
	for _, line := range lines {
		require.Empty(t, asCron(t, home, line), "nothing new, no mail: %s", line)
	}
	half := filepath.Join(dir, "inbox", "半份.xlsx")
	require.NoError(t, os.WriteFile(half, []byte("PK\x03\x04"), 0o644))
	require.Contains(t, asCron(t, home, lines[0]), "；另有1个文件没有读出")
	require.Empty(t, filesBelow(t, home))
}
