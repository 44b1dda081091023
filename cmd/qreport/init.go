package main

import (
	"errors"
	"fmt"

	"qreport/report"
	"qreport/report/workspace"
)

const initHelp = `
建立工作目录：写好 qreport.toml，建好 inbox、receipts、archive、drafts、reports。

用法：qreport init 目录 --region 行政区划代码 [--edition 2011|2019]

  --region    本单位所在地区的代码，如 330500
  --edition   版式，默认 2011（质监局、检验检疫局）；2019 为市场监管局、海关

例：qreport init 湖州 --region 330500
    然后按本地情况修改 湖州/qreport.toml 中的名录和发文要素`

func initVerb() verb {
	return verb{"init", "建立工作目录", initHelp, runInit}
}

func runInit(c command, args []string) error {
	f := newFlags("init")
	region := f.set.String("region", "", "行政区划代码")
	edition := f.set.String("edition", "2011", "版式")
	if err := f.parse(args); err != nil {
		return err
	}
	if f.set.NArg() != 1 || *region == "" {
		return usageError{errors.New("要写目录和 --region")}
	}
	ws := &workspace.Workspace{Dir: f.set.Arg(0), Config: workspace.Default(*region, *edition)}
	if _, err := report.Definitions(ws, f.templates); err != nil {
		return usageError{err}
	}
	if _, err := workspace.Create(ws.Dir, ws.Config); err != nil {
		return usageError{err}
	}
	fmt.Fprintf(c.out, "已建立 %s。请按本地情况修改 %s 后下发表格：qreport forms -C %s --period 报告期\n",
		ws.Dir, workspace.ConfigName, ws.Dir)
	return nil
}
