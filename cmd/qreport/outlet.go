package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"qreport/report"
	"qreport/report/define"
	"qreport/report/model"
	"qreport/report/publish"
	"qreport/report/workspace"
)

// outlet is what the commands that publish reports have in common.
type outlet struct {
	period                 model.Period
	toDate                 bool
	region                 string
	date                   dateFlag
	draft, final, reviewed bool
	word                   bool
	topic                  string
}

func (o *outlet) flags(f *common) {
	f.set.Var(&o.date, "date", "成文日期")
	f.set.StringVar(&o.region, "region", "", "地区代码或 all")
	f.set.BoolVar(&o.draft, "draft", false, "草稿：未写的地方印“待补充”")
	f.set.BoolVar(&o.final, "final", false, "定稿：有未写的、缺报的就不出")
	f.set.BoolVar(&o.word, "docx", false, "另出一份可编辑的 Word 文件")
	f.set.BoolVar(&o.reviewed, "reviewed", false, "引用的数已变的段落都已复核")
}

// publish reads the workspace and publishes the reports, under its lock.
func (o *outlet) publish(c command, f *common) (err error) {
	boundMemory()
	ws, defs, err := f.open()
	if err != nil {
		return err
	}
	lock, err := publish.Acquire(ws.State())
	if err != nil {
		return err
	}
	log := &journal{path: filepath.Join(ws.State(), "log")}
	log.write("开始：%s", f.set.Name())
	defer func() {
		log.end(err)
		err = errors.Join(err, lock.Release())
	}()
	if !f.quiet || o.final || o.reviewed {
		_, _, err = o.report(c, f, ws, defs, log)
		return err
	}
	return o.reportUnlessAtRest(c, f, ws, defs, log)
}

// reportUnlessAtRest is report for cron, which mostly finds nothing new. A run
// that had something to say beside the summary says it again the next time.
func (o *outlet) reportUnlessAtRest(c command, f *common, ws *workspace.Workspace, defs *define.Definitions, log *journal) error {
	rest := report.NewRest(ws, defs, fmt.Sprintf("%s %+v", f.set.Name(), *o))
	if reports, ok := rest.Stands(); ok {
		log.total = reports
		return nil
	}
	said := &counter{Writer: c.err}
	c.err = said
	run, published, err := o.report(c, f, ws, defs, log)
	if err == nil && said.n == 0 {
		rest.Keep(run, published)
	}
	return err
}

// counter counts what is written.
type counter struct {
	io.Writer
	n int
}

func (w *counter) Write(data []byte) (int, error) {
	w.n += len(data)
	return w.Writer.Write(data)
}

// report is publish under the lock. It returns what it read and what stands
// published.
func (o *outlet) report(c command, f *common, ws *workspace.Workspace, defs *define.Definitions, log *journal) (run *report.Run, published []report.Published, err error) {
	if run, err = report.Read(ws, defs); err != nil {
		return nil, nil, err
	}
	regions, err := o.regions(run, f)
	if err != nil {
		return nil, nil, err
	}
	run.Drafting, run.Word = o.draft, o.word
	if err := o.drafts(c, f, run, regions); err != nil {
		return nil, nil, err
	}
	renderers, err := run.Renderers()
	if err != nil {
		return nil, nil, err
	}
	c.lines(workspace.ConfigName, renderers.Refused)
	announce := c.announce(f.quiet)
	err = run.Publish(run.WithData(regions, o.period), o.period, o.declared(), func(p report.Published) {
		published = append(published, p)
		log.published(p)
		announce(p)
	})
	if err == nil && f.quiet {
		fmt.Fprint(c.out, log.summary(run, o))
	}
	return run, published, err
}

// regions settles what is reported on: the period, the topic, the regions.
func (o *outlet) regions(run *report.Run, f *common) ([]string, error) {
	if err := o.settle(run, f); err != nil {
		return nil, err
	}
	run.ToDate = o.toDate
	var err error
	if run.Topic, err = topicOf(run.Defs, o.topic); err != nil {
		return nil, usageError{err}
	}
	regions, err := run.Regions(o.region)
	if err != nil {
		return nil, usageError{err}
	}
	if _, ok := run.Occasion(regions[0], o.period); !ok {
		return nil, usageError{fmt.Errorf("%s 没有可用的报表。请用 qreport check -C %s inbox 查看收到了什么", o.period, f.dir)}
	}
	return regions, nil
}

// settle takes the latest quarter, or the latest whole year, when none was asked
// for.
func (o *outlet) settle(run *report.Run, f *common) error {
	if o.period.Year != 0 {
		return nil
	}
	latest, ok := run.Latest()
	if o.period.Span == model.Year {
		if latest, ok = run.LatestYear(); !ok {
			return usageError{errors.New("还没有第四季度的报表。要按已报的季度出年度报告，请写 --year")}
		}
	}
	if !ok {
		return usageError{fmt.Errorf("没有可用的报表。请用 qreport check -C %s inbox 查看收到了什么", f.dir)}
	}
	o.period = latest
	return nil
}

// drafts makes the drafts that are missing and says what is open in those that
// are there; with --final anything open stops the run. With --region all only
// drafts that are there are looked at.
func (o *outlet) drafts(c command, f *common, run *report.Run, regions []string) error {
	ready := true
	for _, region := range run.WithData(regions, o.period) {
		if len(regions) > 1 && !o.final && region != regions[0] {
			continue
		}
		state, err := run.Draft(region, o.period, o.reviewed)
		if err != nil {
			return err
		}
		ready = ready && state.Ready()
		c.draftState(state, o.final || !f.quiet)
	}
	if o.final && !ready {
		return errNotFinal
	}
	return nil
}

// draftState prints what is to be said about a draft: what is wrong or changed
// always, what is open when asked.
func (c command) draftState(s report.DraftState, open bool) {
	if open && s.Made {
		fmt.Fprintf(c.err, "已生成文稿 %s\n", s.Path)
	}
	if open && !s.Made || len(s.Wrong)+len(s.Changed) > 0 {
		c.lines(s.Path+"：数字与数据不符", s.Wrong)
		c.lines(s.Path+"：引用的数已变", s.Changed)
	}
	if open {
		c.lines(s.Path+"：未完成", s.Open)
	}
}

func (c command) lines(title string, lines []string) {
	for _, line := range lines {
		tell(c.err, "%s：%s", title, line)
	}
}

// memoryLimit is what a batch may use before the collector works harder: half
// of a small office machine. Up to it the heap may grow freely.
const memoryLimit = 1536 << 20

// gcPercent lets the heap grow to five times what lives in it: a report is a
// lot of short-lived text over little that stays.
const gcPercent = 400

// boundMemory sets the limit, unless whoever runs the program has.
func boundMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
}

// declared is the date of the reports.
func (o *outlet) declared() time.Time {
	if o.date.IsZero() {
		return report.Declare(o.period)
	}
	return o.date.Time
}

// announce prints the paths of what was published.
func (c command) announce(quiet bool) func(report.Published) {
	return func(p report.Published) {
		if quiet {
			return // the summary tells
		}
		for _, name := range p.Files {
			fmt.Fprintln(c.out, filepath.Join(p.Dir, name))
		}
	}
}

// topicOf finds a special report by its name; "" is none.
func topicOf(defs *define.Definitions, name string) (*define.Topic, error) {
	if name == "" {
		return nil, nil
	}
	if topic, ok := defs.Topic(name); ok {
		return topic, nil
	}
	var known []string
	for _, t := range defs.Topics {
		known = append(known, t.ID)
	}
	return nil, fmt.Errorf("没有专题 %q，有：%s（定义见 topics.toml）", name, strings.Join(known, "、"))
}
