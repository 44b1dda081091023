package main

import (
	"fmt"

	"qreport/report"
	"qreport/report/catalogue"
	"qreport/report/define"
	"qreport/report/workspace"
)

const findingsHelp = `
审核代码目录：每个代码的级别、意思、处理办法和最小的例子。

用法：qreport findings [代码 ...] [-C 目录] [--edition 2011] [--json|--markdown]

  --edition   版式，不在工作目录时用，默认 2011
  --markdown  写成 docs/findings.md 的样子

在工作目录里（或用 -C 指明）按当地的定义列出，本地增加的审核也在内。

例：qreport findings Q1-04`

func findingsVerb() verb {
	return verb{"findings", "审核代码目录", findingsHelp, runFindings}
}

func runFindings(c command, args []string) error {
	f := newFlags("findings")
	edition := f.set.String("edition", "2011", "版式")
	markdown := f.set.Bool("markdown", false, "Markdown")
	if err := f.parse(args); err != nil {
		return err
	}
	defs, err := f.definitionsOf(*edition)
	if err != nil {
		return usageError{err}
	}
	list := catalogue.New(defs)
	if *markdown {
		return list.Markdown(c.out)
	}
	entries, err := chosenFindings(list, f.set.Args())
	if err != nil {
		return err
	}
	if f.json {
		return writeJSON(c, entries)
	}
	for _, e := range entries {
		fmt.Fprintf(c.out, "%s [%s] %s\n", e.Code, e.Level, e.Title)
		for _, line := range list.Lines(e) {
			fmt.Fprintf(c.out, "    %s\n", line)
		}
	}
	return nil
}

// definitionsOf are the workspace's definitions, or without a workspace those
// of an edition.
func (f *common) definitionsOf(edition string) (*define.Definitions, error) {
	ws, err := workspace.Open(f.dir)
	if err != nil && f.set.Changed("dir") {
		return nil, err
	}
	if err != nil {
		ws = &workspace.Workspace{Config: workspace.Default(define.NationCode, edition)}
	}
	return report.Definitions(ws, f.templates)
}

// chosenFindings are the entries of codes, or all.
func chosenFindings(list *catalogue.Catalogue, codes []string) ([]catalogue.Entry, error) {
	if len(codes) == 0 {
		return list.Entries(), nil
	}
	var chosen []catalogue.Entry
	for _, code := range codes {
		e, ok := list.Find(code)
		if !ok {
			return nil, usageError{fmt.Errorf("没有审核代码 %q，运行 qreport findings 看全部代码", code)}
		}
		chosen = append(chosen, e)
	}
	return chosen, nil
}
