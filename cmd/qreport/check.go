package main

import (
	"errors"
	"fmt"

	"qreport/report"
	"qreport/report/model"
	"qreport/report/publish"
)

const checkHelp = `
审核报表，列出全部问题：代码、级别、文件、工作表、单元格、是什么、应是什么、怎么办。

用法：qreport check [-C 目录] [--period 2011Q1] [--json] [--no-receipts]

审核 inbox 中的全部报表。有强制性问题时退出码为 1。
  强制：必须更正，否则不计入；核实：写明情况后通过；提示：仅供参考。

每个收到的文件有一份回执，放在 receipts/：报送单位自己的工作簿，有问题的单元格着色并加批注，
第一张表“审核回执”列出全部问题。改好的回执可以直接放回 inbox。原件另存于 archive/，inbox 不改动。
  --period       本次处理的报告期；报告期在它以后的报表会提示（F205），多半是年份填错
  --no-receipts  只审核，不写回执，不存档
  --date         回执上的审核日期，默认今天

例：qreport check -C 湖州`

func checkVerb() verb {
	return verb{"check", "审核报表", checkHelp, runCheck}
}

// findingJSON is the stable form of a finding for machines.
type findingJSON struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Unit     string `json:"unit,omitempty"`
	File     string `json:"file"`
	Sheet    string `json:"sheet,omitempty"`
	Cell     string `json:"cell,omitempty"`
	Field    string `json:"field,omitempty"`
	Found    string `json:"found,omitempty"`
	Expected string `json:"expected,omitempty"`
	Message  string `json:"message"`
	Remedy   string `json:"remedy,omitempty"`
	Accepted string `json:"accepted,omitempty"`
}

func runCheck(c command, args []string) (err error) {
	f := newFlags("check")
	var date dateFlag
	var period periodFlag
	f.set.Var(&period, "period", "报告期")
	f.set.Var(&date, "date", "审核日期")
	dry := f.set.Bool("no-receipts", false, "不写回执")
	if err := f.parse(args); err != nil {
		return err
	}
	ws, defs, err := f.open()
	if err != nil {
		return err
	}
	if !*dry {
		lock, err := publish.Acquire(ws.State())
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, lock.Release()) }()
	}
	run, err := report.Read(ws, defs)
	if err != nil {
		return err
	}
	if err := noteOnRun(run, period); err != nil {
		return err
	}
	if f.json {
		err = writeJSON(c, toJSON(run.Findings))
	} else {
		c.printFindings(run)
	}
	if err == nil && !*dry {
		err = c.writeReceipts(f, run, date)
	}
	if err == nil && anyBlocking(run.Findings) {
		err = errFindings
	}
	return err
}

// noteOnRun adds what is found beside the submissions themselves: corrections
// of published periods, and periods that are not being worked on.
func noteOnRun(run *report.Run, period periodFlag) error {
	corrections, err := run.Corrections()
	run.NoteCorrections(corrections)
	if period.given {
		run.NoteOtherPeriods(period.Period)
	}
	return err
}

// writeReceipts answers the senders and says how many receipts there are.
func (c command) writeReceipts(f *common, run *report.Run, date dateFlag) error {
	if date.IsZero() {
		date.Time = c.today()
	}
	done, err := run.WriteReceipts(date.Time)
	if err == nil && !f.json {
		fmt.Fprintf(c.out, "回执%d份，其中新写%d份，在 %s\n", len(done.Written)+len(done.Unchanged), len(done.Written), run.Workspace.Receipts())
	}
	return err
}

func toJSON(findings []model.Finding) []findingJSON {
	list := make([]findingJSON, 0, len(findings))
	for _, f := range findings {
		j := findingJSON{f.Code, f.Severity.String(), "", f.File, f.Sheet, f.Cell, f.Field,
			f.Found, f.Expected, f.Message, f.Remedy, f.Accepted}
		if f.Unit.Region != "" {
			j.Unit = f.Unit.String()
		}
		list = append(list, j)
	}
	return list
}

var severityWords = map[model.Severity]string{model.Blocking: "强制", model.Verify: "核实", model.Hint: "提示"}

func (c command) printFindings(run *report.Run) {
	var n [3]int
	for _, f := range run.Findings {
		n[f.Severity]++
		where := f.File
		if f.Sheet != "" {
			where += " " + f.Sheet
		}
		if f.Cell != "" {
			where += "!" + f.Cell
		}
		tell(c.out, "%s: [%s %s] %s", where, f.Code, severityWords[f.Severity], f.Message)
		if f.Accepted != "" {
			tell(c.out, "    情况说明：%s", f.Accepted)
		} else if f.Remedy != "" {
			tell(c.out, "    %s", f.Remedy)
		}
	}
	fmt.Fprintf(c.out, "读出%d份报表，接收%d份；没有读出的文件%d个；强制%d，核实%d，提示%d\n", len(run.Received), len(run.Accepted.All()),
		unreadFiles(run), n[model.Blocking], n[model.Verify], n[model.Hint])
}

// unreadFiles counts the files that gave findings and no submission.
func unreadFiles(run *report.Run) int {
	unread := map[string]bool{}
	for _, f := range run.Findings {
		unread[f.File] = true
	}
	for _, s := range run.Received {
		delete(unread, s.File.Name)
	}
	return len(unread)
}

func anyBlocking(findings []model.Finding) bool {
	for _, f := range findings {
		if f.Severity == model.Blocking {
			return true
		}
	}
	return false
}
