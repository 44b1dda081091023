package xlsxsafe_test

import (
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/report/internal/xlsxsafe"
	"qreport/report/internal/xlsxsafe/hostile"
)

// cost is what opening one file took.
type cost struct {
	allocated uint64        // bytes, all told: more than was ever held at once
	took      time.Duration // of the processors, whatever else the machine does
}

// cpuTime is what this process has used so far.
func cpuTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// measured opens a file and measures it.
func measured(name string, file []byte) (*xlsxsafe.Workbook, cost, error) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := cpuTime()
	wb, err := open(name, file)
	took := cpuTime() - start
	runtime.ReadMemStats(&after)
	return wb, cost{after.TotalAlloc - before.TotalAlloc, took}, err
}

func TestHostileFilesAreRefusedCheaply(t *testing.T) {
	const mostBytes, longest = 150 << 20, 10 * time.Second
	var worst cost
	seen := map[string]bool{}
	for _, f := range hostile.Files() {
		require.False(t, seen[f.What], "listed twice: %s", f.What)
		seen[f.What] = true
		_, c, err := measured(f.Name, f.Make())
		assert.Equal(t, f.Want, codeOf(err), "%s: %v", f.What, err)
		require.Less(t, c.allocated, uint64(mostBytes), f.What)
		require.Less(t, c.took, longest, f.What)
		if c.took > 50*time.Millisecond || c.allocated > 40<<20 {
			t.Logf("%-40s %6.1f MB %8s", f.What, float64(c.allocated)/(1<<20), c.took.Round(time.Millisecond))
		}
		worst.allocated, worst.took = max(worst.allocated, c.allocated), max(worst.took, c.took)
	}
	t.Logf("%d files, at worst %d MB allocated and %s", len(seen), worst.allocated>>20, worst.took)
}

// codeOf returns the code of a refusal, or "" for an accepted file.
func codeOf(err error) xlsxsafe.RefusalCode {
	if err == nil {
		return ""
	}
	return err.(*xlsxsafe.Refusal).Code
}
