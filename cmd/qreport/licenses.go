package main

import (
	"fmt"

	"qreport/fonts"
	"qreport/report"
)

func licensesVerb() verb {
	return verb{"licenses", "印出内嵌字体的许可证", "印出内嵌字体的许可证（SIL Open Font License）。\n\n例：qreport licenses",
		func(c command, args []string) error {
			all, err := fonts.Licences()
			for _, l := range all {
				fmt.Fprintf(c.out, "==== %s\n\n%s\n", l.File, l.Text)
			}
			return err
		}}
}

func versionVerb() verb {
	return verb{"version", "印出版本", "印出版本。\n\n例：qreport version",
		func(c command, args []string) error {
			fmt.Fprintln(c.out, report.Tool)
			return nil
		}}
}
