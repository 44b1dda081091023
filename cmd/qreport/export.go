package main

import (
	"fmt"
	"path/filepath"

	"qreport/report/export"
)

const exportHelp = `
导出明细数据：每个已填的单元格一行，供 DuckDB、ClickHouse、Spark 等接着用。

用法：qreport export --period 2011Q1 --format csv|parquet --out 目录 [-C 目录]

  --period  报告期
  --format  csv 或 parquet，默认 parquet
  --out     放到哪里，默认工作目录下的 export；按报告期分区

各列的含义和 DuckDB 的用法见 docs/export.md。

例：qreport export -C 湖州 --period 2011Q1 --format parquet --out 导出`

func exportVerb() verb {
	return verb{"export", "导出明细数据", exportHelp, runExport}
}

func runExport(c command, args []string) error {
	f := newFlags("export")
	word := f.set.String("format", string(export.Parquet), "csv 或 parquet")
	out := f.set.String("out", "", "放到哪里")
	period, err := f.parsePeriod(args)
	if err != nil {
		return err
	}
	format, err := export.ParseFormat(*word)
	if err != nil {
		return usageError{err}
	}
	run, err := f.read()
	if err != nil {
		return err
	}
	dir := *out
	if dir == "" {
		dir = filepath.Join(run.Workspace.Dir, "export")
	}
	path, err := export.Write(dir, period.String(), format, export.Facts(run.Indicators.Cube, period))
	if err == nil && !f.quiet {
		fmt.Fprintln(c.out, path)
	}
	return err
}
