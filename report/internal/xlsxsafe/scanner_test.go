package xlsxsafe

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// scanAll walks over a document and returns its text.
func scanAll(doc []byte) (text []byte, no *Refusal) {
	buf, no := prepare("x.xml", append(append([]byte{}, doc...), 0))
	if no != nil {
		return nil, no
	}
	lim := DefaultLimits()
	var s scanner
	s.reset("x.xml", buf, &lim)
	for s.next() {
		if s.tok == tokText && s.depth() > 0 {
			text = s.appendText(text)
		}
	}
	return text, s.err
}

// decodeAll does the same with encoding/xml.
func decodeAll(doc []byte) (text []byte, err error) {
	d := xml.NewDecoder(bytes.NewReader(doc))
	depth := 0
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return text, nil
		}
		if err != nil {
			return nil, err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth > 0 {
				text = append(text, tok...)
			}
		}
	}
}

// FuzzScanner compares the tokenizer with encoding/xml: what we accept, it
// accepts too, with the same text. (It accepts more: text outside the root,
// several roots, attributes twice.)
func FuzzScanner(f *testing.F) {
	for _, doc := range []string{
		"<a/>", `<?xml version="1.0" encoding="UTF-8"?><a b='1' c="&lt;"><!-- x --><b>t&amp;&#x4E2D;</b><![CDATA[<]]>` + "\r\n</a>",
		`<x:a xmlns:x="u" x:b="1"><x:c xml:space="preserve"> </x:c></x:a>`, "<a><b></a></b>", "<a>]]></a>", "<a>&x;</a>", "<a b='<'/>",
		"\uFEFF<a>é中𠮷</a>", "<?p q?><a/><!-- end -->", "<a\n b = '1'\t/>", "<a></a >", "<!DOCTYPE a><a/>", "<é/>",
	} {
		f.Add([]byte(doc))
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		ours, no := scanAll(doc)
		if no != nil || bytes.IndexByte(doc, 0) >= 0 {
			return
		}
		theirs, err := decodeAll(bytes.TrimPrefix(doc, []byte("\uFEFF")))
		if err != nil && strings.Contains(err.Error(), "invalid XML name") {
			return // it knows the names of XML 1.0's fourth edition only
		}
		require.NoError(t, err, "%q", doc)
		require.Equal(t, string(theirs), string(ours), "%q", doc)
	})
}
