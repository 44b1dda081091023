package main

import (
	"bytes"
	"fmt"
	"path/filepath"

	"qreport/report"
	"qreport/report/disk"
	"qreport/report/form"
	"qreport/report/form/layout"
	"qreport/report/model"
)

const formsHelp = `
下发填报表格：按名录给每个单位各写一个工作簿。

用法：qreport forms --period 2011Q1 [--unit 代码:机构] [--out 目录] [-C 目录]

  --period  报告期
  --unit    只写一个单位，如 330521:qts（质监局）、330500:ciq（检验检疫局）
  --out     写到哪里，默认工作目录下的 forms/报告期

inbox 中有该单位上期或上年同期已接收的报表时，在要填的格子旁用灰字列出，供核对。

例：qreport forms -C 湖州 --period 2011Q1`

func formsVerb() verb {
	return verb{"forms", "下发填报表格", formsHelp, runForms}
}

func runForms(c command, args []string) error {
	f := newFlags("forms")
	unit := f.set.String("unit", "", "单位")
	out := f.set.String("out", "", "写到哪里")
	period, err := f.parsePeriod(args)
	if err != nil {
		return err
	}
	run, err := f.read()
	if err != nil {
		return err
	}
	if *out == "" {
		*out = filepath.Join(run.Workspace.Dir, "forms", period.String())
	}
	written := 0
	for _, r := range run.Register.In(period) {
		if *unit != "" && r.Unit.String() != *unit {
			continue
		}
		path, err := writeForm(run, r, period, *out)
		if err != nil {
			return err
		}
		written++
		fmt.Fprintln(c.out, path)
	}
	if written == 0 {
		return usageError{fmt.Errorf("名录中没有单位 %q", *unit)}
	}
	return nil
}

func writeForm(run *report.Run, r model.Reporter, p model.Period, dir string) (string, error) {
	var book bytes.Buffer
	options := form.Options{Forms: layout.Due(run.Defs, run.Register, r, p), Tool: report.Tool, Known: run.Known(r, p)}
	if err := form.Blank(&book, run.Defs, r, p, options); err != nil {
		return "", err
	}
	bureau, _ := run.Defs.BureauByID(r.Bureau)
	path := filepath.Join(dir, fmt.Sprintf("%s-%s-%s.xlsx", r.Region, bureau.Short, p))
	return path, disk.Write(path, disk.FileMode, book.Bytes())
}
