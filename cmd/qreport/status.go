package main

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/rivo/uniseg"

	"qreport/report"
)

const statusHelp = `
报送情况：谁报了、谁没报、谁被退回、迟了几天（催报用）。

用法：qreport status --period 2011Q1 [-C 目录] [--json]

  --period  报告期
  --today   计算逾期天数的日期，默认当天

例：qreport status -C 湖州 --period 2011Q1`

func statusVerb() verb {
	return verb{"status", "报送情况、催报名单", statusHelp, runStatus}
}

func runStatus(c command, args []string) error {
	f := newFlags("status")
	var period periodFlag
	var today dateFlag
	f.set.Var(&period, "period", "报告期")
	f.set.Var(&today, "today", "计算逾期的日期")
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
	run, err := report.Read(ws, defs)
	if err != nil {
		return err
	}
	if today.IsZero() {
		today.Time = time.Now().UTC()
	}
	list := run.Status(period.Period, today.Time)
	if f.json {
		return writeJSON(c, list)
	}
	c.printStatus(list)
	return nil
}

func writeJSON(c command, v any) error {
	e := json.NewEncoder(c.out)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

var stateWords = map[report.State]string{
	report.StateAccepted: "已接收", report.StateReturned: "已退回", report.StateMissing: "未报送",
}

func (c command) printStatus(list []report.Standing) {
	counts := map[report.State]int{}
	for _, s := range list {
		counts[s.State]++
		fmt.Fprintf(c.out, "%s  %s  %s", s.Region, pad(s.Name, 34), stateWords[s.State])
		if s.DaysLate > 0 {
			fmt.Fprintf(c.out, "  逾期%d天", s.DaysLate)
		}
		if s.Blocking+s.Verify+s.Hint > 0 {
			fmt.Fprintf(c.out, "  强制%d 核实%d 提示%d", s.Blocking, s.Verify, s.Hint)
		}
		fmt.Fprintln(c.out)
	}
	fmt.Fprintf(c.out, "应报%d，已接收%d，已退回%d，未报送%d\n", len(list),
		counts[report.StateAccepted], counts[report.StateReturned], counts[report.StateMissing])
}

// pad fills a text to a width on the screen; a hanzi takes two columns.
func pad(s string, width int) string {
	for uniseg.StringWidth(s) < width {
		s += " "
	}
	return s
}
