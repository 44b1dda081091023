package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"qreport/report/define"
	"qreport/report/index"
)

// fileError is a file that does not say what it should.
type fileError struct {
	path string
	err  error
}

func (e fileError) Error() string { return e.path + ": " + e.err.Error() }

func (e fileError) Unwrap() error { return e.err }

func readMethod(path string) (*index.Method, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	spec, err := index.ReadSpec(bytes.NewReader(data))
	if err != nil {
		return nil, fileError{path, err}
	}
	method, err := index.Compile(spec)
	if err != nil {
		return nil, fileError{path, err}
	}
	return method, nil
}

func readTable(path string) (index.Data, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return index.Data{}, err
	}
	if data, err = decode(data); err != nil {
		return index.Data{}, fileError{path, err}
	}
	table, err := index.ReadCSV(bytes.NewReader(data))
	if err != nil {
		return table, fileError{path, err}
	}
	return table, nil
}

// decode turns the encoding in which a Chinese Excel saves plain CSV files into
// UTF-8. What is neither, such as a workbook, holds bytes that text never does.
func decode(data []byte) ([]byte, error) {
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return data, nil
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.IndexByte(text, 0) >= 0 || bytes.ContainsRune(text, utf8.RuneError) {
		return nil, index.Problems{{Code: "csv.encoding", Detail: "not text in UTF-8 or GB 18030"}}
	}
	return text, nil
}

// inChinese words the engine's problems, each with the file that it is in. A
// file that cannot be read is a wrong call, too.
func inChinese(err error) error {
	var problems index.Problems
	var in fileError
	var path *fs.PathError
	switch {
	case errors.As(err, new(usageError)):
		return err
	case errors.As(err, &problems):
		prefix := ""
		if errors.As(err, &in) {
			prefix = in.path + "："
		}
		say := wording()
		var lines []string
		for _, p := range problems {
			lines = append(lines, prefix+say("index.problem."+p.Code, p, p.String()))
		}
		return usageError{errors.New(strings.Join(lines, "\n"))}
	case errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		return usageError{fmt.Errorf("没有 %s 这个文件或目录", path.Path)}
	case errors.As(err, &path) || errors.As(err, &in):
		return usageError{err}
	}
	return err
}

// wording says texts of the embedded wording, or else what the engine says.
func wording() func(id string, data any, otherwise string) string {
	defs, err := define.Load("2011", nil)
	return func(id string, data any, otherwise string) string {
		if err != nil {
			return otherwise
		}
		if text, err := defs.Texts.Say(id, data); err == nil {
			return text
		}
		return otherwise
	}
}

func factorNames(factors []string) []string {
	say := wording()
	var names []string
	for _, f := range factors {
		names = append(names, say("index.factor."+f, nil, f))
	}
	return names
}
