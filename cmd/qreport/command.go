package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"qreport/report/publish"
)

// Exit codes.
const (
	exitFine     = 0
	exitFindings = 1 // findings that block
	exitUsage    = 2
	exitFailed   = 3
	exitLocked   = 4
)

// command is the program with its streams and its clock.
type command struct {
	in       io.Reader
	out, err io.Writer
	now      func() time.Time
}

// today is the date by the clock of China, which every deadline goes by: the
// machine's own zone, or that it knows none, does not show.
func (c command) today() time.Time {
	y, m, d := c.now().In(time.FixedZone("北京时间", 8*60*60)).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// verb is one of the program's commands.
type verb struct {
	name  string
	brief string
	help  string // purpose and one worked example
	run   func(c command, args []string) error
}

func verbs() []verb {
	return []verb{initVerb(), formsVerb(), sampleVerb(), checkVerb(), findingsVerb(), quarterVerb(), annualVerb(), statusVerb(), verifyVerb(), traceVerb(), exportVerb(), indexVerb(), licensesVerb(), versionVerb()}
}

// usageError is a wrong call.
type usageError struct{ error }

// errFindings says that findings block; they have been printed.
var errFindings = errors.New("有强制性审核发现")

// errNotFinal says that a final report was asked for while something is open.
var errNotFinal = errors.New("还有未完成的地方，不出定稿")

func (c command) run(args []string) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "--help" || args[0] == "-h" {
		c.usage()
		return exitFine
	}
	for _, v := range verbs() {
		if v.name == args[0] {
			return c.exit(v, v.run(c, args[1:]))
		}
	}
	fmt.Fprintf(c.err, "qreport: 没有命令 %q。运行 qreport help 看全部命令\n", args[0])
	return exitUsage
}

func (c command) exit(v verb, err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, pflag.ErrHelp):
		fmt.Fprintf(c.out, "%s\n", strings.TrimSpace(v.help))
		return exitFine
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, errNotFinal):
		tell(c.err, "qreport %s: %v", v.name, err)
		return exitFindings
	case errors.As(err, &usage):
		tellText(c.err, fmt.Sprintf("qreport %s: %v\n运行 qreport %s --help 看用法", v.name, err, v.name))
		return exitUsage
	}
	tellText(c.err, fmt.Sprintf("qreport %s: %v", v.name, err))
	if advice := remedy(err); advice != "" {
		tell(c.err, "%s", advice)
	}
	if errors.Is(err, publish.ErrLocked) {
		return exitLocked
	}
	return exitFailed
}

func (c command) usage() {
	fmt.Fprint(c.out, "qreport 把两局的报表汇成一份质量状况分析报告\n\n用法：qreport 命令 [选项]\n\n")
	for _, v := range verbs() {
		fmt.Fprintf(c.out, "  %-9s %s\n", v.name, v.brief)
	}
	fmt.Fprint(c.out, "\n退出码：0 正常；1 有强制性审核发现；2 用法不对；3 程序出错；4 另一个运行占用工作目录\n"+
		"每个命令加 --help 看说明和例子\n")
}
