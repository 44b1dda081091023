package main

import (
	"fmt"
	"strings"
)

const traceHelp = `
这个数怎么来的：从报告中的一个数查到公式、各项、两局合成的规则，直到文件、工作表和单元格。

用法：qreport trace 编号 --period 2011Q1 [--region 代码] [--to-date] [--all] [-C 目录] [--json]

  编号       图表中的编号（见工作簿“溯源”，如 T1-01），或指标代码（如 A01、G01）；
             330502.A01 查另一地区的指标，QCI 查质量竞争力指数
  --period   报告期；年度报告写 2010，上半年写 2011H1
  --to-date  查本年累计的报告（前三季度等）
  --region   哪个地区的报告，默认工作目录的地区
  --all      列出每一个单元格；不加时，来历很长的数只打印摘要
  --json     以 JSON 输出（总是全部），各字段见 go doc qreport/report/trace

例：qreport trace G01 -C 湖州 --period 2011Q1`

func traceVerb() verb {
	return verb{"trace", "查一个数的来历", traceHelp, runTrace}
}

func runTrace(c command, args []string) error {
	f := newFlags("trace")
	toDate := f.set.Bool("to-date", false, "本年累计")
	all := f.set.Bool("all", false, "列出每一个单元格")
	region := f.set.String("region", "", "地区代码")
	period, err := f.parsePeriod(args)
	if err != nil {
		return err
	}
	if f.set.NArg() != 1 {
		return usageError{fmt.Errorf("要一个图表编号或指标代码，如 qreport trace A01 --period 2011Q1")}
	}
	run, err := f.read()
	if err != nil {
		return err
	}
	run.ToDate = *toDate
	regions, err := run.Regions(*region)
	if err != nil {
		return usageError{err}
	}
	tree, source, err := run.Trace(regions[0], period, f.set.Arg(0))
	if err != nil {
		return usageError{err}
	}
	if f.json {
		return writeJSON(c, tree)
	}
	printed := source.Print
	if *all {
		printed = source.PrintAll
	}
	var text strings.Builder
	err = printed(&text, tree)
	tellText(c.out, text.String())
	return err
}
