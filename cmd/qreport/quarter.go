package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"qreport/report"
	"qreport/report/publish"
)

const quarterHelp = `
读 inbox 中的全部报表，审核、合并、汇总、计算，写出季度质量状况分析报告（PDF 和 XLSX）。

用法：qreport quarter --period 2011Q1 [--region 代码|all] [-C 目录]

  --period     报告期，如 2011Q1
  --region     报告的地区，默认工作目录的地区；all 为其下每个地区各出一份
  --date       成文日期，默认期后次月15日
  --templates  本地定义的目录
  --quiet      不显示进度，适合 cron

未通过审核的报表不计入，报告中标注不完整。报告放在 reports/报告期/地区/，另有 manifest.json 记录依据。

例：qreport quarter -C 湖州 --period 2011Q1 --region all`

func quarterVerb() verb {
	return verb{"quarter", "出季度报告", quarterHelp, runQuarter}
}

func runQuarter(c command, args []string) (err error) {
	f := newFlags("quarter")
	var period periodFlag
	var date dateFlag
	f.set.Var(&period, "period", "报告期")
	f.set.Var(&date, "date", "成文日期")
	region := f.set.String("region", "", "地区代码或 all")
	if err := f.parse(args); err != nil {
		return err
	}
	if err := period.require(); err != nil {
		return err
	}
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
	regions, err := run.Regions(*region)
	if err != nil {
		return usageError{err}
	}
	if !run.Indicators.Cube.Has(regions[0], period.Period) {
		return usageError{fmt.Errorf("%s 没有可用的报表。请用 qreport check -C %s inbox 查看收到了什么", period.Period, f.dir)}
	}
	declared := date.Time
	if declared.IsZero() {
		declared = report.Declare(period.Period)
	}
	return run.Publish(run.WithData(regions, period.Period), period.Period, declared, c.announce(f.quiet))
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
