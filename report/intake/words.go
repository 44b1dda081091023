package intake

import (
	"bytes"
	_ "embed"
	"fmt"

	"github.com/pelletier/go-toml/v2"
	"qreport/report/model"
)

//go:embed words.toml
var wordsTOML []byte

// vocabulary is words.toml.
type vocabulary struct {
	Cur           []string            `toml:"cur"`
	YTD           []string            `toml:"ytd"`
	Prior         []string            `toml:"prior"`
	Past          []string            `toml:"past"`
	Name          []string            `toml:"name"`
	Code          []string            `toml:"code"`
	Unit          []string            `toml:"unit"`
	Total         []string            `toml:"total"`
	Comment       []string            `toml:"comment"`
	Heading       []string            `toml:"heading"`
	Stop          []string            `toml:"stop"`
	NotApplicable []string            `toml:"not_applicable"`
	None          []string            `toml:"none"`
	Secret        []string            `toml:"secret"`
	NoBureau      []string            `toml:"no_bureau"`
	Own           []string            `toml:"own"`
	Aggregate     []string            `toml:"aggregate"`
	Synthetic     []string            `toml:"synthetic"`
	Multiple      map[string]int      `toml:"multiple"`
	SameUnit      map[string]string   `toml:"same_unit"`
	Label         map[string][]string `toml:"label"`
	Refusal       map[string]string   `toml:"refusal"`
}

// word is what a folded word in a header means.
type word uint8

const (
	noWord word = iota
	curWord
	ytdWord
	priorWord
	pastWord // what was sent before, shown for comparison
	nameWord
	codeWord
	unitWord
	commentWord
)

// column returns the column that a header word names.
func (w word) column() (model.Column, bool) {
	if w < curWord || w > priorWord {
		return 0, false
	}
	return model.Column(w - curWord), true
}

func readVocabulary() *vocabulary {
	v := &vocabulary{}
	if err := toml.NewDecoder(bytes.NewReader(wordsTOML)).DisallowUnknownFields().Decode(v); err != nil {
		panic(fmt.Sprintf("intake: words.toml: %v", err)) // part of the program; a test reads it
	}
	return v
}

// headerWords indexes the words of a header, folded.
func (v *vocabulary) headerWords() map[string]word {
	words := map[string]word{}
	for w, list := range map[word][]string{
		curWord: v.Cur, ytdWord: v.YTD, priorWord: v.Prior, pastWord: v.Past,
		nameWord: v.Name, codeWord: v.Code, unitWord: v.Unit, commentWord: v.Comment,
	} {
		for _, s := range list {
			words[fold(s)] = w
		}
	}
	return words
}

// signs indexes the words that stand in a cell for a figure.
func (v *vocabulary) signs() map[string]model.Kind {
	signs := map[string]model.Kind{}
	for kind, list := range map[model.Kind][]string{
		model.NotApplicable: v.NotApplicable, model.Secret: v.Secret, model.NoBureau: v.NoBureau,
	} {
		for _, s := range list {
			signs[fold(s)] = kind
		}
	}
	return signs
}

// set makes a set of folded words.
func set(list []string) map[string]bool {
	words := make(map[string]bool, len(list))
	for _, s := range list {
		words[fold(s)] = true
	}
	return words
}
