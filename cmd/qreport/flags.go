package main

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/pflag"

	"qreport/report"
	"qreport/report/define"
	"qreport/report/model"
	"qreport/report/workspace"
)

// common are the flags of every verb that works in a workspace.
type common struct {
	set       *pflag.FlagSet
	dir       string
	templates string
	quiet     bool
	json      bool
}

func newFlags(name string) *common {
	f := &common{set: pflag.NewFlagSet(name, pflag.ContinueOnError)}
	f.set.SetOutput(io.Discard)
	f.set.Usage = func() {}
	f.set.StringVarP(&f.dir, "dir", "C", ".", "工作目录")
	f.set.StringVar(&f.templates, "templates", "", "本地定义的目录")
	f.set.BoolVar(&f.quiet, "quiet", false, "不显示进度")
	f.set.BoolVar(&f.json, "json", false, "以 JSON 输出")
	return f
}

func (f *common) parse(args []string) error {
	if err := f.set.Parse(args); err != nil {
		if err == pflag.ErrHelp {
			return err
		}
		return usageError{err}
	}
	return nil
}

// open opens the workspace and its definitions.
func (f *common) open() (*workspace.Workspace, *define.Definitions, error) {
	ws, err := workspace.Open(f.dir)
	if err != nil {
		return nil, nil, usageError{err}
	}
	defs, err := report.Definitions(ws, f.templates)
	if err != nil {
		return nil, nil, usageError{err}
	}
	return ws, defs, nil
}

// read takes the workspace's inbox as far as the indicators.
func (f *common) read() (*report.Run, error) {
	ws, defs, err := f.open()
	if err != nil {
		return nil, err
	}
	return report.Read(ws, defs)
}

// parsePeriod parses the flags of a verb that cannot do without a period.
func (f *common) parsePeriod(args []string) (model.Period, error) {
	var period periodFlag
	f.set.Var(&period, "period", "报告期")
	if err := f.parse(args); err != nil {
		return model.Period{}, err
	}
	if !period.given {
		return model.Period{}, usageError{fmt.Errorf("缺少 --period，如 --period 2011Q1")}
	}
	return period.Period, nil
}

// periodFlag is a reporting period on the command line.
type periodFlag struct {
	model.Period
	given bool
}

func (p *periodFlag) Set(s string) error {
	parsed, err := model.ParsePeriod(s)
	p.Period, p.given = parsed, err == nil
	return err
}

func (p *periodFlag) String() string {
	if !p.given {
		return ""
	}
	return p.Period.String()
}

func (p *periodFlag) Type() string { return "报告期" }

// dateFlag is the declared date of a report.
type dateFlag struct{ time.Time }

func (d *dateFlag) Set(s string) error {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return fmt.Errorf("日期 %q 写法不对，应如 2011-04-15", s)
	}
	d.Time = t
	return nil
}

func (d *dateFlag) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Format(time.DateOnly)
}

func (d *dateFlag) Type() string { return "日期" }
