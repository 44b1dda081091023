package intake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"qreport/report/internal/xlsxsafe/hostile"
	"qreport/report/model"
)

// toll is what reading a folder in a process of its own has cost.
type toll struct {
	Peak  int64         // bytes of memory, at most, as the system counts them
	CPU   time.Duration // of the processor
	Codes map[string]string
}

// TestTollOfOneFolder is the process that is measured; it does nothing when it
// is run with the other tests.
func TestTollOfOneFolder(t *testing.T) {
	dir := os.Getenv("QREPORT_TOLL")
	if dir == "" {
		return
	}
	_, findings, err := ReadFolder(filepath.Join(dir, "inbox"), load(t, "2011"), 1, Memory{})
	require.NoError(t, err)
	cost := toll{Peak: peak(t), Codes: map[string]string{}}
	for _, f := range findings {
		cost.Codes[f.File] = f.Code
		require.NotEmpty(t, f.Remedy, f.Code)
	}
	var used syscall.Rusage
	require.NoError(t, syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	cost.CPU = time.Duration(used.Utime.Nano() + used.Stime.Nano())
	data, err := json.Marshal(cost)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "toll.json"), data, 0o644))
}

// peak is the high-water mark of this process's memory. The one in rusage would
// be that of the process which started it.
func peak(t *testing.T) int64 {
	status, err := os.ReadFile("/proc/self/status")
	require.NoError(t, err)
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			require.NoError(t, err)
			return kb << 10
		}
	}
	t.Fatal("no VmHWM")
	return 0
}

// weigh reads files, by name, in a process of its own.
func weigh(t *testing.T, files map[string][]byte) (cost toll) {
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, "inbox", name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, data, 0o644))
		require.NoError(t, os.Chtimes(path, time.Time{}, time.Now().Add(-time.Hour)))
	}
	child := exec.Command(os.Args[0], "-test.run=^TestTollOfOneFolder$")
	child.Env = append(os.Environ(), "QREPORT_TOLL="+dir)
	out, err := child.CombinedOutput()
	require.NoError(t, err, string(out))
	data, err := os.ReadFile(filepath.Join(dir, "toll.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &cost))
	return cost
}

// TestNoFileCostsMuch reads the whole hostile set through the folder reader:
// every file becomes a finding or is read, none takes 300 MB or ten seconds.
// The program and its definitions alone take 24 MB of what is measured.
func TestNoFileCostsMuch(t *testing.T) {
	const mostBytes, longest = 300 << 20, 10 * time.Second
	small, worst := map[string][]byte{}, toll{}
	all := hostile.Files()
	told := func(what string, cost toll) {
		require.Less(t, cost.Peak, int64(mostBytes), what)
		require.Less(t, cost.CPU, longest, what)
		worst.Peak, worst.CPU = max(worst.Peak, cost.Peak), max(worst.CPU, cost.CPU)
		t.Logf("%-42s %4d MB %7s", what, cost.Peak>>20, cost.CPU.Round(time.Millisecond))
	}
	for i, f := range all {
		if !f.Big {
			small[fmt.Sprintf("%03d/%s", i, strings.ReplaceAll(f.Name, "/", "_"))] = f.Make()
			continue
		}
		told(f.What, weigh(t, map[string][]byte{f.Name: f.Make()}))
	}
	cost := weigh(t, small)
	told(fmt.Sprintf("%d small files one after the other", len(small)), cost)
	require.GreaterOrEqual(t, len(all), 40)
	t.Logf("%d hostile files, at worst %d MB and %s of CPU", len(all), worst.Peak>>20, worst.CPU.Round(time.Millisecond))
}

// TestDamagedWorkbooksGiveNoOtherValue flips a byte of a filled workbook, or
// cuts it short, and takes it through the whole of intake.
func TestDamagedWorkbooksGiveNoOtherValue(t *testing.T) {
	const tries = 1000
	d := load(t, "2011")
	rd := NewReader(d)
	data := write(t, d, order{bureau: "ciq", region: "330500", period: "2011Q1"})
	want, findings := read(d, data)
	require.Empty(t, findings)
	rnd := rand.New(rand.NewPCG(5, 6))
	for name, damage := range map[string]func() []byte{
		"flipped": func() []byte {
			bad := bytes.Clone(data)
			bad[rnd.IntN(len(bad))] ^= byte(1 + rnd.IntN(255))
			return bad
		},
		"cut": func() []byte { return data[:rnd.IntN(len(data))] },
	} {
		read := 0
		for range tries {
			bad := damage()
			sub, findings := rd.Read(model.File{Name: "a.xlsx"}, newBytes(bad), int64(len(bad)))
			if sub == nil {
				require.Len(t, findings, 1)
				continue
			}
			read++
			require.Empty(t, findings)
			require.Equal(t, want.Grid, sub.Grid)
			require.Equal(t, want.Lists, sub.Lists)
			require.Equal(t, want.Unit, sub.Unit)
			require.Equal(t, want.Period, sub.Period)
		}
		t.Logf("%s: %d of %d refused, %d read to the same values", name, tries-read, tries, read)
	}
}
