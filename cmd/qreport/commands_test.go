package main

import (
	"errors"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// pdfHas checks that the text of the only PDF that matches a pattern contains
// every given text, white space aside: pdfhas glob text…
func pdfHas(ts *testscript.TestScript, neg bool, args []string) {
	files, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(files) != 1 {
		ts.Fatalf("%s matches %d files", args[0], len(files))
	}
	out, err := exec.Command("pdftotext", "-layout", files[0], "-").Output()
	ts.Check(err)
	text := strings.Join(strings.Fields(string(out)), "")
	for _, want := range args[1:] {
		if strings.Contains(text, strings.Join(strings.Fields(want), "")) == neg {
			ts.Fatalf("%s: %q found: %v", files[0], want, neg)
		}
	}
}

// cellIs checks the text of a cell: cellis file sheet cell text, where the text
// may be "*" for anything but nothing.
func cellIs(ts *testscript.TestScript, neg bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	got, err := f.GetCellValue(args[1], args[2])
	ts.Check(errors.Join(err, f.Close()))
	if (got == args[3] || args[3] == "*" && got != "") == neg {
		ts.Fatalf("%s %s!%s is %q", args[0], args[1], args[2], got)
	}
}

// setcell FILE SHEET CELL VALUE types into a workbook as a clerk does.
func setCell(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: setcell file sheet cell value")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	var value any = args[3]
	if x, err := strconv.ParseFloat(args[3], 64); err == nil {
		value = x
	}
	ts.Check(errors.Join(f.SetCellValue(args[1], args[2], value), f.Save(), f.Close()))
}

// exitCode runs a command and checks how it ends: exitcode N command…
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	}
	if neg || got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
