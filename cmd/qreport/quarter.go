package main

import (
	"fmt"

	"qreport/report/model"
)

const quarterHelp = `
读 inbox 中的全部报表，审核、合并、汇总、计算，写出季度质量状况分析报告（PDF 和 XLSX）。

用法：qreport quarter --period 2011Q1 [--region 代码|all] [-C 目录]

  --period     报告期，如 2011Q1；2011H1 为上半年累计；不写则为有报表的最近一季
  --to-date    写本年一月至报告期末的累计，如 2011Q3 为前三季度
  --region     报告的地区，默认工作目录的地区；all 为其下每个地区各出一份
  --topic      只写一个专题，如 食品、特种设备；定义见 templates/topics.toml
  --date       成文日期，默认期后次月15日
  --draft      草稿：文稿里未写的地方印“待补充”
  --final      定稿：有未写的、与数据不符的、数已变而未复核的、覆盖不足的，就不出报告（退出码1）
  --reviewed   文稿里引用的数已变的段落都已复核
  --docx       另出一份可编辑的 Word 文件（.docx）
  --templates  本地定义的目录
  --quiet      只在有更新时印一行摘要，适合 cron

未通过审核的报表不计入，报告中标注不完整。报告放在 reports/报告期/地区/，另有 manifest.json 记录依据。

例：qreport quarter -C 湖州 --period 2011Q1 --region all`

func quarterVerb() verb {
	return verb{"quarter", "出季度报告", quarterHelp, runQuarter}
}

func runQuarter(c command, args []string) error {
	f := newFlags("quarter")
	var period periodFlag
	var o outlet
	f.set.Var(&period, "period", "报告期")
	f.set.BoolVar(&o.toDate, "to-date", false, "本年累计")
	f.set.StringVar(&o.topic, "topic", "", "专题")
	o.flags(f)
	if err := f.parse(args); err != nil {
		return err
	}
	switch period.Span {
	case model.Month, model.Year:
		if !period.given {
			break // the latest quarter
		}
		return usageError{fmt.Errorf("%s 不是季度。年度报告用 qreport annual --year %d", period.Period, period.Year)}
	case model.Half:
		if period.N == 2 {
			return usageError{fmt.Errorf("下半年不单独成文：用 qreport annual --year %d", period.Year)}
		}
	}
	o.period = period.Period
	return o.publish(c, f)
}
