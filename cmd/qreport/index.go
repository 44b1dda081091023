package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"qreport/report/index"
)

const indexHelp = `
按指数定义给任意一张“单位×指标”的表打分，与工作目录无关。

用法：qreport index --spec 定义.toml --data 数据.csv [--out 结果.csv]

  --spec  指数定义：层级、权重、方向、标准化、合成方法（格式见 docs/index.md）
  --data  数据：unit 一列为单位，其余每列一个指标；率的样本可另列 X.k、X.n
  --out   结果写到哪里，默认标准输出

例：qreport index --spec qci.toml --data 各省.csv --out 得分.csv`

func indexVerb() verb {
	return verb{"index", "给任意数据表计算综合指数", indexHelp, runIndex}
}

func runIndex(c command, args []string) error {
	f := newFlags("index")
	spec := f.set.String("spec", "", "指数定义")
	data := f.set.String("data", "", "数据")
	out := f.set.String("out", "", "结果")
	if err := f.parse(args); err != nil {
		return err
	}
	if *spec == "" || *data == "" {
		return usageError{errors.New("要写 --spec 和 --data")}
	}
	method, err := readMethod(*spec)
	if err != nil {
		return usageError{err}
	}
	table, err := readTable(*data)
	if err != nil {
		return usageError{err}
	}
	scores, err := method.Score(table)
	if err != nil {
		return usageError{err}
	}
	if *out == "" {
		return index.WriteCSV(c.out, scores)
	}
	return writeFile(*out, func(w io.Writer) error { return index.WriteCSV(w, scores) })
}

func readMethod(path string) (*index.Method, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	spec, err := index.ReadSpec(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	method, err := index.Compile(spec)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return method, nil
}

func readTable(path string) (index.Data, error) {
	f, err := os.Open(path)
	if err != nil {
		return index.Data{}, err
	}
	defer f.Close()
	table, err := index.ReadCSV(f)
	if err != nil {
		return table, fmt.Errorf("%s: %w", path, err)
	}
	return table, nil
}

func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
