package form

import (
	"bytes"
	_ "embed"
	"fmt"

	"github.com/pelletier/go-toml/v2"
)

//go:embed texts.toml
var textsTOML []byte

// texts are the words for people.
type texts struct {
	CoverTitle        string     `toml:"cover_title"`
	Banner            string     `toml:"banner"`
	BannerNote        string     `toml:"banner_note"`
	TableNumber       string     `toml:"table_number"`
	Maker             string     `toml:"maker"`
	Approval          string     `toml:"approval"`
	ValidUntil        string     `toml:"valid_until"`
	ValidOpen         string     `toml:"valid_open"`
	UnitLine          string     `toml:"unit_line"`
	PeriodLine        string     `toml:"period_line"`
	SourceLine        string     `toml:"source_line"`
	LegendLine        string     `toml:"legend_line"`
	LegendList        string     `toml:"legend_list"`
	Signature         string     `toml:"signature"`
	KnownNote         string     `toml:"known_note"`
	LegendTitle       string     `toml:"legend_title"`
	LegendRequired    string     `toml:"legend_required"`
	LegendOptional    string     `toml:"legend_optional"`
	LegendLocked      string     `toml:"legend_locked"`
	LegendSigns       [][]string `toml:"legend_signs"`
	InstructionsTitle string     `toml:"instructions_title"`
	Instructions      []string   `toml:"instructions"`
	ContentsTitle     string     `toml:"contents_title"`
	ContentsHead      []string   `toml:"contents_head"`
	RemarksTitle      string     `toml:"remarks_title"`
	RemarksIntro      string     `toml:"remarks_intro"`
	ExplanationsIntro string     `toml:"explanations_intro"`
	HintUnit          string     `toml:"hint_unit"`
	HintScope         string     `toml:"hint_scope"`
	HintSource        string     `toml:"hint_source"`
	HintFiled         string     `toml:"hint_filed"`
	RefuseWhole       string     `toml:"refuse_whole"`
	RefuseDecimal     string     `toml:"refuse_decimal"`
	RefuseNumber      string     `toml:"refuse_number"`
	RefuseMax         string     `toml:"refuse_max"`
	RefuseChoice      string     `toml:"refuse_choice"`
	RefuseDate        string     `toml:"refuse_date"`
	RefuseScope       string     `toml:"refuse_scope"`
	Footer            string     `toml:"footer"`
}

func readTexts() (*texts, error) {
	t := &texts{}
	if err := toml.NewDecoder(bytes.NewReader(textsTOML)).DisallowUnknownFields().Decode(t); err != nil {
		return nil, fmt.Errorf("form: texts.toml: %w", err)
	}
	return t, nil
}
