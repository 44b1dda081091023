// Package draft is the text that an analyst writes into a report: reasons,
// proposals, cases. A draft is a file of plain text, made on the first run with
// what the units wrote gathered by topic, and edited with any editor.
//
//	d, err := draft.Parse(data)   // UTF-8, with or without mark, or GB 18030
//	data := draft.New(title, help, topics)
//
// Lines that begin with ## name a topic; those with > quote a unit and are not
// printed; so are those with # and those between <!-- and -->. Every other line
// is a paragraph. A paragraph may hold placeholders such as {{A01}} and
// {{A01.同比}}, which take the figures of the day; 待补充 marks an open place.
//
// The package knows no figures: analysis fills the placeholders in, and
// [Record] remembers what they stood for when a paragraph was written.
package draft

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Draft is a draft as it was read.
type Draft struct{ Topics []Topic }

// Topic is a part of a draft.
type Topic struct {
	Title      string
	Optional   bool        // when a draft is made: need not be written
	Quotes     []Quote     // what units wrote, when a draft is made
	Paragraphs []Paragraph // what the analyst wrote
}

// Quote is what a unit wrote on a topic.
type Quote struct{ Unit, Text string }

// Paragraph is a line of the analyst's.
type Paragraph struct {
	Line int // in the file, from 1
	Text string
}

// OpenMark stands where something is still to be written.
const OpenMark = "待补充"

// Open reports whether a paragraph still has something to be written.
func (p Paragraph) Open() bool { return strings.Contains(p.Text, OpenMark) }

// ErrEncoding is the fault of a file that is neither UTF-8 nor GB 18030.
var ErrEncoding = errors.New("既不是 UTF-8，也不是 GB 18030 文本")

// Parse reads a draft.
func Parse(data []byte) (*Draft, error) {
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	d, comment := new(Draft), false
	for i, line := range strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n") {
		line = strings.Trim(line, " \t　\u200b")
		opens := strings.HasPrefix(line, "<!--")
		if comment || opens {
			comment = !strings.Contains(line, "-->")
			continue
		}
		d.line(i+1, line)
	}
	return d, nil
}

func (d *Draft) line(number int, line string) {
	switch {
	case strings.HasPrefix(line, "##") && !strings.HasPrefix(line, "###"):
		d.Topics = append(d.Topics, Topic{Title: strings.TrimSpace(strings.TrimLeft(line, "#"))})
	case line == "" || strings.HasPrefix(line, ">") || strings.HasPrefix(line, "#") || len(d.Topics) == 0:
	default:
		t := &d.Topics[len(d.Topics)-1]
		t.Paragraphs = append(t.Paragraphs, Paragraph{number, line})
	}
}

// decode reads text of the editors in use: UTF-8 with or without its mark, and
// GB 18030, which is what 记事本 and Word save as 纯文本 by default.
func decode(data []byte) (string, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	if utf8.Valid(data) {
		return string(data), nil
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return "", ErrEncoding
	}
	return string(text), nil
}

// Topic finds a topic by its title.
func (d *Draft) Topic(title string) (Topic, bool) {
	if d == nil {
		return Topic{}, false
	}
	for _, t := range d.Topics {
		if t.Title == title {
			return t, true
		}
	}
	return Topic{}, false
}

// New writes the first draft: what the units wrote, to be worked into a text,
// and one open place for every topic.
func New(title, help string, topics []Topic) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n<!--\n%s\n-->\n", title, help)
	for _, t := range topics {
		fmt.Fprintf(&b, "\n## %s\n\n", t.Title)
		for _, q := range t.Quotes {
			fmt.Fprintf(&b, "> %s：%s\n", q.Unit, strings.Join(strings.Fields(q.Text), " "))
		}
		if !t.Optional {
			fmt.Fprintf(&b, "\n【%s】\n", OpenMark)
		}
	}
	return b.Bytes()
}
