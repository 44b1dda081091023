package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"qreport/report"
	"qreport/report/disk"
)

// journal is .qreport/log: one line per event, for people. Its times are the
// only use of the clock, and nothing reads them. The system rotates it.
type journal struct {
	path    string
	changed []string // names of the regions whose reports changed
	total   int
}

func (j *journal) write(format string, args ...any) {
	f, err := os.OpenFile(j.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, disk.FileMode)
	if err != nil {
		return // a log that cannot be written stops no report
	}
	line := strings.ReplaceAll(fmt.Sprintf(format, args...), "\n", "；")
	tell(f, "%s %s", time.Now().Format("2006-01-02 15:04:05 -0700"), line)
	_ = f.Close()
}

// published notes a report.
func (j *journal) published(p report.Published) {
	j.total++
	if p.Changed {
		j.changed = append(j.changed, filepath.Base(p.Dir))
		j.write("发布 %s", p.Dir)
	}
}

// end notes how a run ended.
func (j *journal) end(err error) {
	if err != nil {
		j.write("中止：%v", err)
		return
	}
	j.write("完成：%d份报告，更新%d份", j.total, len(j.changed))
}

// summary is the mail that cron sends, empty when nothing changed.
func (j *journal) summary(run *report.Run, o *outlet) string {
	if len(j.changed) == 0 {
		return ""
	}
	received, returned := run.Returned(o.period)
	names := strings.Join(j.changed[:min(len(j.changed), 20)], "、")
	if len(j.changed) > 20 {
		names += "等"
	}
	left := ""
	if n := len(run.Unread()); n > 0 {
		left = fmt.Sprintf("；另有%d个文件没有读出，用 qreport check 查看", n)
	}
	return fmt.Sprintf("%s：更新%d份报告（%s）；收到报表%d份，其中退回%d份%s\n", o.period, len(j.changed), names, received, returned, left)
}
