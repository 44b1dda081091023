// Package xlsxout holds what every workbook that we write has in common: the
// same bytes on every run, properties from the declared date, styles made once
// per file, sheet names that Excel accepts, and texts that stay texts.
//
//	f := excelize.NewFile()
//	styles := xlsxout.NewStyles(f)
//	names := xlsxout.NewNames("目录")           // reserved by the caller
//	sheet := names.Sheet("表1 各地区：合格率")     // "表1 各地区：合格率", cleaned and unique
//	cell := styles.Text(xlsxout.Look{Font: "宋体"}, "=1+1") // a string, never a formula
//	err := xlsxout.SetProps(f, xlsxout.Props{Title: "…", Declared: day})
//	err = xlsxout.Write(w, f)                  // deterministic
//
// [Write] is needed because excelize writes streamed sheets and content types
// in map order; [Zip] buffers all parts and sorts them.
package xlsxout
