package xlsxout

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// workbook makes a file whose bytes excelize itself would order at random:
// several streamed sheets, and a comment.
func workbook(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i := range 6 {
		name := fmt.Sprintf("S%d", i)
		_, err := f.NewSheet(name)
		require.NoError(t, err)
		require.NoError(t, f.AddComment(name, excelize.Comment{Cell: "A1", Author: "甲", Text: "批注"}))
		w, err := f.NewStreamWriter(name)
		require.NoError(t, err)
		require.NoError(t, w.SetRow("A1", []any{i, "文字"}))
		require.NoError(t, w.Flush())
	}
	require.NoError(t, SetProps(f, Props{Title: "题", Tool: "工具", Declared: time.Unix(0, 0)}))
	var out bytes.Buffer
	require.NoError(t, Write(&out, f))
	return out.Bytes()
}

func TestWriteSameBytes(t *testing.T) {
	want := workbook(t)
	for range 20 {
		require.True(t, bytes.Equal(want, workbook(t)))
	}
	archive, err := zip.NewReader(bytes.NewReader(want), int64(len(want)))
	require.NoError(t, err)
	require.Equal(t, contentTypes, archive.File[0].Name)
	f, err := excelize.OpenReader(bytes.NewReader(want))
	require.NoError(t, err)
	defer f.Close()
	require.Len(t, f.GetSheetList(), 7)
}

func TestZipRefusesFileSystems(t *testing.T) {
	require.Error(t, NewZip(io.Discard).AddFS(nil))
}

func TestClean(t *testing.T) {
	require.Equal(t, "表一\t\n", Clean("表一\t\n\x00\x1f"))
	require.Equal(t, "坏\uFFFD", Clean("坏\xff"))
	require.Len(t, Clean(strings.Repeat("a", 40000)), 32767)
	require.Equal(t, strings.Repeat("𠮷", 16383), Clean(strings.Repeat("𠮷", 20000)))
}

func TestRisky(t *testing.T) {
	for _, s := range []string{"=1", "+1", "-1", "@A", "\tx", "＝1"} {
		require.True(t, Risky(s), s)
	}
	for _, s := range []string{"", "甲", "1=1", "—", "−1.2"} {
		require.False(t, Risky(s), s)
	}
}

func TestSheetNames(t *testing.T) {
	n := NewNames("目录")
	require.Equal(t, "目录（2）", n.Sheet("目录"))
	require.Equal(t, "A：B", n.Sheet("'A:B'"))
	require.Equal(t, "a：b（2）", n.Sheet("a:b"))
	require.Equal(t, "表", n.Sheet(" "))
	require.Equal(t, "History（2）", n.Sheet("History"))
	long := strings.Repeat("长", 40)
	require.Equal(t, strings.Repeat("长", 31), n.Sheet(long))
	require.Equal(t, strings.Repeat("长", 28)+"（2）", n.Sheet(long))
}

func TestRangeNames(t *testing.T) {
	n := NewNames()
	require.Equal(t, "fig_T3_07", n.Range("fig_", "T3-07"))
	require.Equal(t, "fig_T3_07_2", n.Range("fig_", "T3.07"))
	require.Equal(t, "tbl_附表1", n.Range("tbl_", "附表1"))
}

func TestStyles(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	s := NewStyles(f)
	plain := s.Text(Look{Font: "宋体", Size: 11}, "甲")
	require.Equal(t, plain.StyleID, s.Text(Look{Font: "宋体", Size: 11}, "乙").StyleID)
	risky := s.Text(Look{Font: "宋体", Size: 11}, "=1+1")
	require.NotEqual(t, plain.StyleID, risky.StyleID)
	require.Equal(t, "=1+1", risky.Value)
	require.Empty(t, risky.Formula)
	require.NoError(t, s.Err())
}

func TestWidthAndWrap(t *testing.T) {
	require.InDelta(t, 6, Width("表3a，"), 0)
	require.InDelta(t, 4, Width("长行\n短"), 0)
	require.Equal(t, []string{"一二三，", "四"}, Wrap("一二三，四", 6))
	require.Equal(t, []string{"甲", "乙"}, Wrap("甲\n乙", 10))
	require.Equal(t, []string{""}, Wrap("", 10))
}

func TestRefQuotes(t *testing.T) {
	require.Equal(t, "'a''b'!A1", Ref("a'b", "A1"))
}
