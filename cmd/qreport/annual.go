package main

import (
	"qreport/report/model"
)

const annualHelp = `
读 inbox 中的全部报表，写出年度质量状况分析报告（PDF 和 XLSX）：全年累计、四个季度对照、
规划目标、地区位次、上年问题回顾、各季度报送与更正情况。

用法：qreport annual [--year 2010] [--region 代码|all] [-C 目录]

  --year       年度；不写则为第四季度有报表的最近一年
  --region     报告的地区，默认工作目录的地区；all 为其下每个地区各出一份
  --date       成文日期，默认次年1月15日
  --draft      草稿：文稿里未写的地方印“待补充”
  --final      定稿：有未写的、与数据不符的、数已变而未复核的、覆盖不足的，就不出报告（退出码1）
  --reviewed   文稿里引用的数已变的段落都已复核
  --docx       另出一份可编辑的 Word 文件（.docx）
  --templates  本地定义的目录
  --quiet      只在有更新时印一行摘要，适合 cron

第四季度报表未到时，按已报的季度写成“前三季度”等，并在报告中写明。

例：qreport annual -C 湖州 --year 2010`

func annualVerb() verb {
	return verb{"annual", "出年度报告", annualHelp, runAnnual}
}

func runAnnual(c command, args []string) error {
	f := newFlags("annual")
	var o outlet
	o.flags(f)
	year := f.set.Int("year", 0, "年度")
	if err := f.parse(args); err != nil {
		return err
	}
	o.period = model.Period{Year: *year, Span: model.Year, N: 1}
	return o.publish(c, f)
}
