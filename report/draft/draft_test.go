package draft

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestNewIsOpen(t *testing.T) {
	d, err := Parse(New("标题", "说明", []Topic{{Title: "原因分析", Quotes: []Quote{{"德清县质监局", "第一行\n第二行"}}}, {Title: "典型案例"}}))
	require.NoError(t, err)
	require.Len(t, d.Topics, 2)
	topic, ok := d.Topic("原因分析")
	require.True(t, ok)
	require.Len(t, topic.Paragraphs, 1, "引用和说明不是正文")
	require.True(t, topic.Paragraphs[0].Open())
}

func TestEncodings(t *testing.T) {
	text := "# 稿\r\n## 原因分析\r\n　　合格率为{{A01}}%。\r\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	require.NoError(t, err)
	for name, data := range map[string][]byte{"utf-8": []byte(text), "bom": append([]byte("\ufeff"), text...), "gb18030": gb} {
		d, err := Parse(data)
		require.NoError(t, err, name)
		topic, _ := d.Topic("原因分析")
		require.Equal(t, []Paragraph{{3, "合格率为{{A01}}%。"}}, topic.Paragraphs, name)
	}
	_, err = Parse([]byte{0xff, 0xff, 0xfe, 0x00})
	require.ErrorIs(t, err, ErrEncoding)
}

func TestRecord(t *testing.T) {
	q := func(text, rate string) []Quoted {
		return []Quoted{{"原因分析", Paragraph{5, text}, map[string]string{"A01": rate}}}
	}
	r := ReadRecord(nil).Next(q("甲{{A01}}", "90.32"), false)
	r = ReadRecord(r.Bytes())
	require.Empty(t, r.Compare(q("甲{{A01}}", "90.32")))
	changed := r.Compare(q("甲{{A01}}", "90.10"))
	require.Len(t, changed, 1)
	require.Equal(t, "90.32", changed[0].Was)
	require.Len(t, r.Next(q("甲{{A01}}", "90.10"), false).Compare(q("甲{{A01}}", "90.10")), 1, "没有复核，仍要列出")
	require.Empty(t, r.Next(q("甲{{A01}}", "90.10"), true).Compare(q("甲{{A01}}", "90.10")))
	require.Empty(t, r.Compare(q("乙{{A01}}", "90.10")), "改过的段落重新记")
}
