package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"qreport/report"
	"qreport/report/define"
	"qreport/report/disk"
	"qreport/report/model"
	"qreport/report/sample"
	"qreport/report/workspace"
)

const sampleHelp = `
造模拟数据：按名录给每个单位、每个季度写一个填好的工作簿，每张表都标明“模拟数据”。

用法：qreport sample --region 代码 --from 2010Q1 --to 2011Q1 --out 目录 [--seed N] [--edition E]
      qreport sample -C 工作目录 [--region 代码] --from 2010Q1 --to 2011Q1 --out 目录

  --region   地区代码，100000 为全国；有 -C 时只造名录中该地区及其下级的单位，不写时造名录的全部单位
  --edition  版式，默认 2011；有 -C 时用工作目录的版式
  --seed     种子；种子相同，文件逐字节相同
  --faults   植入各种错误，并逐个印出应查出的代码和位置，供检验审核用

例：qreport sample --region 330500 --from 2010Q1 --to 2011Q1 --out 湖州/inbox`

func sampleVerb() verb {
	return verb{"sample", "造模拟数据", sampleHelp, runSample}
}

func runSample(c command, args []string) error {
	f := newFlags("sample")
	var from, to periodFlag
	f.set.Var(&from, "from", "起始季度")
	f.set.Var(&to, "to", "终止季度")
	region := f.set.String("region", "", "地区代码")
	edition := f.set.String("edition", "2011", "版式")
	out := f.set.String("out", "", "目录")
	seed := f.set.Uint64("seed", 1, "种子")
	faults := f.set.Bool("faults", false, "植入错误")
	if err := f.parse(args); err != nil {
		return err
	}
	if !from.given || !to.given || *out == "" {
		return usageError{errors.New("要写 --from、--to 和 --out")}
	}
	defs, register, err := f.sampled(*region, *edition)
	if err != nil {
		return err
	}
	config := sample.Config{Defs: defs, Register: register, From: from.Period, To: to.Period, Seed: *seed, Tool: report.Tool, Faults: *faults}
	return c.writeSamples(config, *out)
}

// sampled is the register to follow: the workspace's, of a region if one is
// given, or without a workspace the default one of that region.
func (f *common) sampled(region, edition string) (*define.Definitions, *model.Register, error) {
	ws, err := f.sampledWorkspace(region, edition)
	if err != nil {
		return nil, nil, usageError{err}
	}
	defs, err := report.Definitions(ws, f.templates)
	if err != nil {
		return nil, nil, usageError{err}
	}
	register, err := ws.Register(defs)
	if err != nil {
		return nil, nil, usageError{err}
	}
	if region == "" || region == ws.Config.Region {
		return defs, register, nil
	}
	register = register.Within(func(place string) bool { return defs.Regions.Contains(region, place) })
	if len(register.All()) == 0 {
		return nil, nil, usageError{fmt.Errorf("名录中没有 %s 及其下级的单位：核对 --region，或者不写 -C", region)}
	}
	return defs, register, nil
}

func (f *common) sampledWorkspace(region, edition string) (*workspace.Workspace, error) {
	if region != "" && !f.set.Changed("dir") {
		return &workspace.Workspace{Config: workspace.Default(region, edition)}, nil
	}
	ws, err := workspace.Open(f.dir)
	if err != nil {
		return nil, fmt.Errorf("要写 --region，或用 -C 指明工作目录：%w", err)
	}
	if f.set.Changed("edition") && edition != ws.Config.Edition {
		return nil, fmt.Errorf("工作目录 %s 的版式是 %s，不能另用 --edition %s", f.dir, ws.Config.Edition, edition)
	}
	return ws, nil
}

func (c command) writeSamples(config sample.Config, out string) error {
	n := 0
	for file, err := range sample.Generate(config) {
		if err != nil {
			return err
		}
		path := filepath.Join(out, filepath.FromSlash(file.Path))
		if err := disk.Write(path, disk.FileMode, file.Bytes); err != nil {
			return err
		}
		for _, e := range file.Expected {
			fmt.Fprintf(c.out, "%s %s!%s: [%s] %s\n", file.Path, e.Sheet, e.Cell, e.Code, e.Fault)
		}
		n++
	}
	fmt.Fprintf(c.out, "写了%d个工作簿到 %s\n", n, out)
	return nil
}
