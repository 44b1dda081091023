package hostile

import (
	"qreport/report/internal/xlsxsafe"
)

// File is one file that a stranger could send.
type File struct {
	What string               // what is the matter with it, unique
	Name string               // the name it comes under
	Want xlsxsafe.RefusalCode // why it is refused; "" if it must be accepted
	Make func() []byte        // its bytes
	Big  bool                 // takes tens of megabytes to make
}

// Files lists all of them.
func Files() []File {
	var all []File
	big := bombs()
	for _, list := range [][]File{
		impostors(), otherPackages(), archives(), names(), ends(), markup(), characters(),
		cells(), references(), contents(), packages(), harmless(), oddNames(), oddParts(), big,
	} {
		all = append(all, list...)
	}
	for i := range all {
		all[i].Big = i >= len(all)-len(big)
		if all[i].Name == "" {
			all[i].Name = "x.xlsx"
		}
	}
	return all
}

// given returns a maker of fixed bytes.
func given(s string) func() []byte { return func() []byte { return []byte(s) } }
