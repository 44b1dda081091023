package main

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/rivo/uniseg"

	"qreport/report"
	"qreport/report/model"
	"qreport/report/render/sheet"
)

const statusHelp = `
报送情况：谁报了、谁没报、谁被退回、迟了几天，表和必填数填了多少，更正过没有；催报名单。

用法：qreport status --period 2011Q1 [--chase|--impact] [--xlsx 文件] [-C 目录] [--json]

  --period  报告期
  --chase   只列要催的单位和催办事项
  --impact  只列更正影响：已公布的报告所依据的报表后来改了哪些数，本地区哪些指标、
            各份报告印出的哪些数随之改变，因为哪些单元格
  --xlsx    另写成 Excel 文件
  --today   计算逾期天数的日期，默认当天

例：qreport status -C 湖州 --period 2011Q1 --chase --xlsx 催报.xlsx`

func statusVerb() verb {
	return verb{"status", "报送情况、催报名单", statusHelp, runStatus}
}

func runStatus(c command, args []string) error {
	f := newFlags("status")
	var today dateFlag
	f.set.Var(&today, "today", "计算逾期的日期")
	chase := f.set.Bool("chase", false, "催报名单")
	impact := f.set.Bool("impact", false, "更正影响")
	file := f.set.String("xlsx", "", "Excel 文件")
	period, err := f.parsePeriod(args)
	if err != nil {
		return err
	}
	run, err := f.read()
	if err != nil {
		return err
	}
	if today.IsZero() {
		today.Time = c.today()
	}
	return c.tellStatus(f, run, statusJob{period, today.Time, *chase, *impact, *file})
}

// statusJob is what is asked of the status.
type statusJob struct {
	period        model.Period
	today         time.Time
	chase, impact bool
	file          string
}

func (c command) tellStatus(f *common, run *report.Run, job statusJob) error {
	corrections, err := run.Corrections()
	if err != nil {
		return err
	}
	changed, err := run.Impact(corrections, job.period)
	if err != nil {
		return err
	}
	if job.impact {
		if changed.Reports, err = run.Republished(changed.Corrections); err != nil {
			return err
		}
		return c.printImpact(run, changed, f.json)
	}
	roster, err := run.Roster(job.period, job.today, job.chase)
	if err != nil {
		return err
	}
	if job.file != "" {
		if err := into(job.file, func(w io.Writer) error { return sheet.Write(w, roster.Table()) }); err != nil {
			return err
		}
	}
	if f.json {
		return writeJSON(c, roster.Standings)
	}
	c.printRoster(roster)
	if job.chase {
		return nil
	}
	return c.printImpact(run, changed, false)
}

// printImpact lists what corrections change of published reports.
func (c command) printImpact(run *report.Run, impact report.Impact, json bool) error {
	if json {
		return writeJSON(c, impact)
	}
	for _, line := range run.Lines(impact) {
		tell(c.out, "%s", line)
	}
	return nil
}

func writeJSON(c command, v any) error {
	e := json.NewEncoder(c.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

func (c command) printRoster(o report.Roster) {
	fmt.Fprintln(c.out, o.Title())
	for _, s := range o.Standings {
		state, rest := o.Words(s)
		tell(c.out, "%s  %s  %s%s", s.Region, pad(s.Name, 34), state, rest)
	}
	fmt.Fprintln(c.out, o.Total())
}

// pad fills a text to a width on the screen; a hanzi takes two columns.
func pad(s string, width int) string {
	for uniseg.StringWidth(s) < width {
		s += " "
	}
	return s
}
