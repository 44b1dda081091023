package main

import (
	"fmt"

	"qreport/report"
	"qreport/report/publish"
	"qreport/report/workspace"
)

const verifyHelp = `
核对已发布的报告和存档：每个文件与 manifest.json 中的校验值逐一比对，存档的报表与其校验值比对。

用法：qreport verify [-C 目录] [--json]

有不符的逐个列出，退出码 1；完好为 0。

例：qreport verify -C 湖州`

func verifyVerb() verb {
	return verb{"verify", "核对报告与存档", verifyHelp, runVerify}
}

func runVerify(c command, args []string) error {
	f := newFlags("verify")
	if err := f.parse(args); err != nil {
		return err
	}
	ws, err := workspace.Open(f.dir)
	if err != nil {
		return usageError{err}
	}
	found, err := report.Verify(ws)
	if err != nil {
		return err
	}
	if f.json {
		err = writeJSON(c, found)
	} else {
		c.printVerified(found, f.quiet)
	}
	if err == nil && len(found.Damages) > 0 {
		return errFindings
	}
	return err
}

func (c command) printVerified(found report.Verified, quiet bool) {
	words := map[publish.Reason]string{
		publish.NoManifest: "没有 manifest.json 或读不出", publish.Missing: "文件不见了",
		publish.Changed: "内容与校验值不符", publish.Stranger: "不是本程序发布的文件",
	}
	for _, d := range found.Damages {
		tell(c.out, "%s：%s", d.Path, words[d.Reason])
	}
	if !quiet || len(found.Damages) > 0 {
		fmt.Fprintf(c.out, "核对%d份报告、%d个存档文件，不符%d处\n", found.Reports, found.Archived, len(found.Damages))
	}
}
