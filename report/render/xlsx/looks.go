package xlsx

import "qreport/report/internal/xlsxout"

// The fonts every Chinese office has.
const (
	fontBody  = "宋体"
	fontHead  = "黑体"
	fontKai   = "楷体"
	fontFang  = "仿宋"
	inkGrey   = "7F7F7F"
	inkLink   = "1F4E79"
	inkNotice = "C00000"
	fillHead  = "E7ECF2"
)

func lookTitle() xlsxout.Look { return xlsxout.Look{Font: fontHead, Size: 14} }

func lookSmall() xlsxout.Look { return xlsxout.Look{Font: fontBody, Size: 9, Color: "595959"} }

func lookLink() xlsxout.Look {
	return xlsxout.Look{Font: fontBody, Size: 10, Color: inkLink, Underline: true}
}

func lookHead() xlsxout.Look {
	return xlsxout.Look{Font: fontHead, Size: 10.5, Align: "center", Wrap: true, Fill: fillHead,
		RuleAbove: xlsxout.RuleMedium, RuleBelow: xlsxout.RuleThin}
}

// lookCell is a plain cell of a table: a hair line below keeps long rows apart
// without a grid.
func lookCell() xlsxout.Look {
	return xlsxout.Look{Font: fontBody, Size: 10.5, RuleBelow: xlsxout.RuleHair}
}
