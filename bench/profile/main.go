// Command profile runs one quarter of a workspace under the profiler, as
// qreport does, and prints the CPU seconds of the two halves: reading up to
// the indicators, and the reports.
//
//	go run ./bench/profile -C WORKSPACE -period 2011Q1 -cpu cpu.prof -heap heap.prof
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime/pprof"
	"syscall"
	"time"

	"qreport/report"
	"qreport/report/model"
	"qreport/report/workspace"
)

func main() {
	dir := flag.String("C", ".", "workspace")
	period := flag.String("period", "2011Q1", "period")
	cpu := flag.String("cpu", "", "file for the CPU profile")
	heap := flag.String("heap", "", "file for the heap profile, taken after reading")
	region := flag.String("region", "all", "region to report on; none for reading only")
	allocs := flag.String("allocs", "", "file for the profile of everything that was allocated")
	limit := flag.Int("limit", 0, "report on the last so many regions only")
	flag.Parse()
	err := run(*dir, *period, *cpu, *heap, *region, *limit)
	if err = errors.Join(err, snapshot("allocs", *allocs)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir, name, cpu, heap, region string, limit int) error {
	period, err := model.ParsePeriod(name)
	if err != nil {
		return err
	}
	if cpu != "" {
		f, err := os.Create(cpu)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	return stages(dir, period, heap, region, limit)
}

func stages(dir string, period model.Period, heap, region string, limit int) error {
	ws, err := workspace.Open(dir)
	if err != nil {
		return err
	}
	defs, err := report.Definitions(ws, "")
	if err != nil {
		return err
	}
	note("definitions")
	r, err := report.Read(ws, defs)
	if err != nil {
		return err
	}
	note("read to indicators")
	if err := snapshot("heap", heap); err != nil {
		return err
	}
	if region == "none" {
		return nil
	}
	regions, err := r.Regions(region)
	if err != nil {
		return err
	}
	regions = r.WithData(regions, period)
	if limit > 0 {
		regions = regions[max(0, len(regions)-limit):]
	}
	note("regions")
	err = r.Publish(regions, period, report.Declare(period), func(report.Published) {})
	note(fmt.Sprintf("%d reports", len(regions)))
	return err
}

func snapshot(profile, path string) error {
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return pprof.Lookup(profile).WriteTo(f, 0)
}

// note prints the CPU seconds, user and system, since the start.
func note(stage string) {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	fmt.Printf("%-20s user %6.2f s  sys %5.2f s  peak %d MB\n", stage,
		time.Duration(u.Utime.Nano()).Seconds(), time.Duration(u.Stime.Nano()).Seconds(), u.Maxrss/1024)
}
