package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"qreport/report"
	"qreport/report/model"
	"qreport/report/publish"
)

// outlet is what the commands that publish reports have in common.
type outlet struct {
	period model.Period
	toDate bool
	region string
	date   dateFlag
}

func (o *outlet) flags(f *common) {
	f.set.Var(&o.date, "date", "成文日期")
	f.set.StringVar(&o.region, "region", "", "地区代码或 all")
}

// publish reads the workspace and publishes the reports, under its lock.
func (o *outlet) publish(c command, f *common) (err error) {
	ws, defs, err := f.open()
	if err != nil {
		return err
	}
	lock, err := publish.Acquire(ws.State())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Release()) }()
	run, err := report.Read(ws, defs)
	if err != nil {
		return err
	}
	run.ToDate = o.toDate
	regions, err := run.Regions(o.region)
	if err != nil {
		return usageError{err}
	}
	if _, ok := run.Occasion(regions[0], o.period); !ok {
		return usageError{fmt.Errorf("%s 没有可用的报表。请用 qreport check -C %s inbox 查看收到了什么", o.period, f.dir)}
	}
	return run.Publish(run.WithData(regions, o.period), o.period, o.declared(), c.announce(f.quiet))
}

// declared is the date of the reports.
func (o *outlet) declared() time.Time {
	if o.date.IsZero() {
		return report.Declare(o.period)
	}
	return o.date.Time
}

// announce prints the paths of what was published.
func (c command) announce(quiet bool) func(report.Published) {
	return func(p report.Published) {
		if quiet && !p.Changed {
			return
		}
		for _, name := range p.Files {
			fmt.Fprintln(c.out, filepath.Join(p.Dir, name))
		}
	}
}
