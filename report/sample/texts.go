package sample

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"qreport/report/model"
)

//go:embed texts.toml
var textsTOML []byte

// texts are the words of lists and remarks; see texts.toml.
type texts struct {
	Mark         string                               `toml:"mark"`
	Company      string                               `toml:"company"`
	CaseNumber   string                               `toml:"case_number"`
	EventNumber  string                               `toml:"event_number"`
	NoticeNumber string                               `toml:"notice_number"`
	SampleNumber string                               `toml:"sample_number"`
	Source       string                               `toml:"source"`
	Signers      [3]string                            `toml:"signers"`
	Trades       map[string]string                    `toml:"trades"`
	Products     map[string][]string                  `toml:"products"`
	Events       pool                                 `toml:"events"`
	Cases        pool                                 `toml:"cases"`
	Notices      pool                                 `toml:"notices"`
	Blacklist    pool                                 `toml:"blacklist"`
	JointSamples pool                                 `toml:"joint_samples"`
	Explanations map[string][]string                  `toml:"explanations"`
	Remarks      map[model.Bureau]map[string][]string `toml:"remarks"`
}

// pool holds texts to choose from.
type pool struct {
	Products []string `toml:"products"`
	Briefs   []string `toml:"briefs"`
	Causes   []string `toml:"causes"`
	Handling []string `toml:"handling"`
}

func readTexts() (*texts, error) {
	t := &texts{}
	if err := toml.NewDecoder(bytes.NewReader(textsTOML)).DisallowUnknownFields().Decode(t); err != nil {
		return nil, fmt.Errorf("sample: texts.toml: %w", err)
	}
	return t, nil
}

// fill replaces {key} in a text; pairs are key, value, key, value …
func fill(text string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+pairs[i]+"}", pairs[i+1])
	}
	return text
}

// one chooses a text; "" from an empty pool.
func (d dice) one(pool []string) string {
	if len(pool) == 0 {
		return ""
	}
	return pool[d.IntN(len(pool))]
}

// some chooses n different texts, in the order of the pool.
func (d dice) some(pool []string, n int) (chosen []string) {
	for i, text := range pool {
		if d.Float64()*float64(len(pool)-i) < float64(n-len(chosen)) {
			chosen = append(chosen, text)
		}
	}
	return chosen
}
