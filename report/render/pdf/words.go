package pdf

import "strings"

// Words of the layout that GB/T 9704—2012 fixes. Everything else that is
// printed comes from the document.
const (
	wordContinued  = "续"
	wordSigner     = "签发人："
	wordAttachment = "附件："
	wordCopyTo     = "抄送："
	wordPrinted    = "印发"
	wordGeta       = '〓' // stands for a character that no font has
	wordNone       = "—" // a point that is missing in a chart
)

// measureWords are the units that stay with the figure in front of them. The
// longest match counts: 台套 before 台. A line may end within 个百分点, behind 个:
// kept whole it stretches the line before it.
func measureWords() []string {
	return strings.Fields(`
		年 月 日 号 时 分 秒 季度 年度 周年 周 天 个月
		百分点 个 家 批 批次 万批 万批次 项 起 件 万件 次 万次 种 种次 类
		台 台套 套 部 辆 艘 架 头 只 枚 份 例 宗 条 款 期 人 人次 万人 万人次 名 位 户
		元 万元 亿元 美元 万美元 亿美元 吨 万吨 千克 公斤 克 升 米 千米 公里
		平方米 万平方米 平方公里 亩 万亩 倍 成 分 层 级 届 页 张 县 市 区 省 处 座 所 组 万 亿 千 百`)
}
