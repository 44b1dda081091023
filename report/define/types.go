package define

import (
	"math/big"
	"strings"

	"qreport/report/model"
)

// Definitions is everything that templates/ says, checked and linked. It is
// made once by [Load] and never changed: every stage reads it concurrently.
type Definitions struct {
	Edition    Edition
	Regions    *Regions
	Items      map[string][]Item // classification lists of this edition, by list id
	Forms      []*Form           // in order; a form's fields are in form order
	Fields     []*Field          // every field, in form order
	Slots      []SlotKey         // dense index of (field, item)
	Checks     []*Check
	Unify      []*Unify
	Indicators []*Indicator
	Index      *Index // the quality competitiveness index
	Scorecard  []ScoreItem
	Grades     []Grade   // of the scorecard, the best first
	Sections   []Section // of the report, in its order
	Topics     []*Topic  // special reports
	Targets    []Target
	Breaks     []SeriesBreak
	Thresholds Thresholds
	Texts      Texts
	Hash       string // SHA-256 over every file that was read, overlay included
	Reading    string // the same over what the reading of a workbook depends on

	fields     map[string]*Field
	forms      map[string]*Form
	indicators map[string]*Indicator
	rules      map[string]*Unify
	slots      map[SlotKey]model.Slot
	fieldSlots map[string][]model.Slot
	itemCodes  map[string][]string // by field code
}

// SlotKey names one cell of the forms: a field, and for a matrix form the item
// of its row ("" for a scalar field).
type SlotKey struct{ Field, Item string }

// Edition is a dated version of names and classifications.
type Edition struct {
	ID         string            `toml:"id"`
	Name       string            `toml:"name"`
	ValidFrom  string            `toml:"valid_from"` // period, e.g. "2009Q1"
	ValidTo    string            `toml:"valid_to"`   // "" for open
	Industries string            `toml:"industries"` // edition of GB/T 4754 in industries.csv
	Lists      map[string]string `toml:"lists"`      // list id → edition label in items.csv
	Without    []string          `toml:"without"`    // regions where no bureau has offices
	Pair       string            `toml:"pair"`       // both bureaus together: 两局, 两部门
	Bureaus    []Bureau          `toml:"bureau"`     // the lead bureau (主办) first
}

// Bureau is one of the services in an edition. Name patterns hold {region},
// the region's name at that level, and {place}, its name without 省市县.
type Bureau struct {
	ID       model.Bureau      `toml:"id"`
	Short    string            `toml:"short"`    // 质监局
	System   string            `toml:"system"`   // 质量技术监督部门
	Names    map[string]string `toml:"names"`    // level or region code → pattern, e.g. city = "{region}质量技术监督局"
	DocMark  string            `toml:"doc_mark"` // 发文代字 pattern, e.g. "{abbr}质监"
	Hotline  string            `toml:"hotline"`
	Basis    string            `toml:"basis"`     // 产地 or 口岸（施检机构所在地）
	Levels   []string          `toml:"levels"`    // levels where it has offices by default
	FormWord string            `toml:"form_word"` // 制定机关 line on its forms
}

// Item is an entry of a classification list.
type Item struct{ Code, Name, Note string }

// Layout is how a form is laid out.
type Layout string

// The layouts of forms.
const (
	LayoutRows   Layout = "rows"   // one field per row, columns 本期 累计 上年同期
	LayoutMatrix Layout = "matrix" // one item per row, one field × column per column
	LayoutList   Layout = "list"   // records of variable length
)

// Form is one sheet of a fill-in workbook.
type Form struct {
	ID      string         `toml:"id"`
	Bureaus []model.Bureau `toml:"bureaus"`
	Number  string         `toml:"number"` // 表号
	Title   string         `toml:"title"`
	Sheet   string         `toml:"sheet"`
	Layout  Layout         `toml:"layout"`
	Order   int            `toml:"order"`
	Cycle   string         `toml:"cycle"`  // "quarter", or "year": filled with the fourth quarter only
	Basis   string         `toml:"basis"`  // "own" 本级, or "territory" 全辖区: reported by regions without lower units
	Source  string         `toml:"source"` // who the figures come from, printed under the title
	Notes   []string       `toml:"notes"`
	List    string         `toml:"list"`   // matrix: id of the item list of its rows
	Rows    []*Field       `toml:"row"`    // rows: its rows; matrix: its measures
	Columns []ListColumn   `toml:"column"` // list forms
	// Total is the measure whose item rows add up to a scalar field, printed
	// as the 合计 row of a matrix: measure code → scalar field code.
	Totals map[string]string `toml:"totals"`
}

// Nature is how a field behaves over time and regions.
type Nature string

// The natures of a field.
const (
	Flow     Nature = "flow"     // quarters and regions add
	Stock    Nature = "stock"    // regions add, a period takes its end
	Distinct Nature = "distinct" // kinds: never added
	Attr     Nature = "attr"     // a score or the like: belongs to one unit
)

// Field is one figure that a bureau reports.
type Field struct {
	Code     string   `toml:"code"` // letters and digits, e.g. Q107A
	Raw      string   `toml:"raw"`  // code in the field list it was split from, e.g. Q107
	Name     string   `toml:"name"`
	Short    string   `toml:"short"` // for formulas in Chinese; Name when empty
	Unit     string   `toml:"unit"`
	Nature   Nature   `toml:"nature"`
	Decimals int      `toml:"decimals"`
	Required bool     `toml:"required"`
	Indent   int      `toml:"indent"` // 其中 rows
	Hint     string   `toml:"hint"`
	Max      float64  `toml:"max"`     // 0: no bound
	Columns  []string `toml:"columns"` // subset of cur, ytd, prior; default by nature
	Ref      bool     `toml:"ref"`     // a cross-check row: Code is another form's field

	Form  *Form          `toml:"-"` // the form that owns it
	Owner model.Bureau   `toml:"-"`
	Also  []model.Bureau `toml:"-"` // bureaus that may send it for cross-checking
}

// ListColumn is a column of a list-form.
type ListColumn struct {
	ID       string  `toml:"id"`
	Name     string  `toml:"name"`
	Kind     string  `toml:"kind"` // text, number, date, choice, code
	List     string  `toml:"list"` // of a choice
	Required bool    `toml:"required"`
	Key      bool    `toml:"key"` // records are matched by it
	Unit     string  `toml:"unit"`
	Width    float64 `toml:"width"`
	Hint     string  `toml:"hint"`
}

// Check is one 审核关系.
type Check struct {
	ID       string         `toml:"id"`
	Kind     string         `toml:"kind"`     // "formula" or the id of a kind in report/validate
	Severity string         `toml:"severity"` // blocking, verify, hint
	Formula  string         `toml:"formula"`  // comparison over field codes
	At       string         `toml:"at"`       // field whose cell is pointed at
	Columns  []string       `toml:"columns"`  // default: every column of the field
	Missing  string         `toml:"missing"`  // skip (default) or zero
	After    []string       `toml:"after"`    // not run in a column where one of these failed
	Fields   []string       `toml:"fields"`   // kinds other than formula: what they look at; empty for all
	List     string         `toml:"list"`
	Compare  []string       `toml:"compare"` // cross kinds on List: its columns that are compared
	Bureaus  []model.Bureau `toml:"bureaus"`
	Limit    float64        `toml:"limit"`
	Floor    float64        `toml:"floor"`
	Spread   float64        `toml:"spread"` // trend: least spread of the logarithms of ratios; cross scale: how near to a power of ten
	Least    int            `toml:"least"`  // trend: fewest earlier periods
	Message  string         `toml:"message"`
	Whole    string         `toml:"whole"` // required: said once about a form in which nothing is filled in; {form}
	Remedy   string         `toml:"remedy"`

	Compiled *Formula       `toml:"-"`
	Level    model.Severity `toml:"-"`
}

// AcrossBureaus reports whether a check compares what both bureaus sent.
func (c *Check) AcrossBureaus() bool { return strings.HasPrefix(c.Kind, "cross_") }

// Unify says how both bureaus' figures become one (see design.md §5.4).
type Unify struct {
	Code     string      `toml:"code"` // the unified code used in formulas, e.g. U501
	Name     string      `toml:"name"`
	Short    string      `toml:"short"`
	Unit     string      `toml:"unit"`
	Decimals int         `toml:"decimals"`
	Nature   Nature      `toml:"nature"`
	Rule     string      `toml:"rule"` // sum, union, side, owner
	Parts    []UnifyPart `toml:"part"`
	// List is the list-form whose records identify what both bureaus counted
	// (sum: subtracted once; union: the records are the count).
	List      string  `toml:"list"`
	Amount    string  `toml:"amount"`    // column of List holding the amount of a record; "" counts 1
	Tolerance float64 `toml:"tolerance"` // relative
	Note      string  `toml:"note"`
}

// UnifyPart is one bureau's contribution: a formula over its own fields.
type UnifyPart struct {
	Bureau   model.Bureau `toml:"bureau"`
	Formula  string       `toml:"formula"`
	Compiled *Formula     `toml:"-"`
}

// Indicator is one of the macro quality indicators.
type Indicator struct {
	Code      string         `toml:"code"`
	Domain    string         `toml:"domain"` // letter: A … K
	Name      string         `toml:"name"`
	Short     string         `toml:"short"`
	Unit      string         `toml:"unit"`
	Formula   string         `toml:"formula"`
	Pass      string         `toml:"pass"`      // of a sampled rate: successes …
	Trials    string         `toml:"trials"`    // … and sample size, for the interval
	Direction string         `toml:"direction"` // "+", "-", "0"
	Change    string         `toml:"change"`    // "points" for rates, "percent" for amounts, "absolute" for counts
	Cycle     string         `toml:"cycle"`     // "quarter" or "year"
	Decimals  int            `toml:"decimals"`
	Supplier  []model.Bureau `toml:"supplier"`
	Combine   string         `toml:"combine"`   // in Chinese: how the bureaus combine
	Weight    string         `toml:"weight"`    // lower regions' values are averaged with this weight …
	WeightAt  []string       `toml:"weight_at"` // … at these levels; elsewhere recomputed from sums
	Gate      float64        `toml:"gate"`      // least coverage; 0 takes Thresholds.Gate
	Official  bool           `toml:"official"`
	Note      string         `toml:"note"`
	Source    string         `toml:"source"`

	Compiled, PassCompiled, TrialsCompiled, WeightCompiled *Formula `toml:"-"`
}

// Index is a composite index: a tree of nodes over leaf statistics.
type Index struct {
	Code   string  `toml:"code"`
	Name   string  `toml:"name"`
	Low    float64 `toml:"low"`  // 60
	High   float64 `toml:"high"` // 100
	Note   string  `toml:"note"`
	Scheme string  `toml:"scheme"` // which grade bands
	// Indicator is the code of the indicator whose value the index is.
	Indicator string `toml:"indicator"`
	// IndustryForm is the list-form with the data of industries, a record each;
	// "" when no index by industry is computed.
	IndustryForm string      `toml:"industry_form"`
	Robustness   Robustness  `toml:"robustness"`
	Nodes        []IndexNode `toml:"node"`
	Leaves       []IndexLeaf `toml:"leaf"`
	Bands        []Band      `toml:"band"`
}

// Robustness says what is varied to see how firm the places are.
type Robustness struct {
	Runs      int      `toml:"runs"`
	Seed      uint64   `toml:"seed"`
	Perturb   float64  `toml:"perturb"`   // weights by ± this share
	Normalise []string `toml:"normalise"` // alternatives of equal chance
	Means     []string `toml:"mean"`
	Sampling  bool     `toml:"sampling"`
	// RelativeFrom is the number of regions from which normalisation is varied:
	// the range of two or three regions means nothing.
	RelativeFrom int     `toml:"relative_from"`
	Unsure       float64 `toml:"unsure"` // below this probability no order is claimed
}

// IndexNode is an inner node; Weight is its share in its parent, a fraction
// such as "1/2".
type IndexNode struct {
	Code   string `toml:"code"`
	Name   string `toml:"name"`
	Parent string `toml:"parent"`
	Weight string `toml:"weight"`

	Share *big.Rat `toml:"-"`
}

// IndexLeaf is a statistic of the index.
type IndexLeaf struct {
	Code      string  `toml:"code"`
	Name      string  `toml:"name"`
	Parent    string  `toml:"parent"`
	Weight    string  `toml:"weight"`
	Unit      string  `toml:"unit"`
	Formula   string  `toml:"formula"`
	Pass      string  `toml:"pass"`
	Trials    string  `toml:"trials"`
	Decimals  int     `toml:"decimals"`
	Direction string  `toml:"direction"`
	Low       float64 `toml:"low"`    // goalpost at Index.Low
	High      float64 `toml:"high"`   // goalpost at Index.High
	Status    string  `toml:"status"` // 本地测算
	Supplier  string  `toml:"supplier"`
	Source    string  `toml:"source"`

	// Of an industry; "" where the statistic is not known by industry.
	Industry       string `toml:"industry"`
	IndustryPass   string `toml:"industry_pass"`
	IndustryTrials string `toml:"industry_trials"`

	Share                                  *big.Rat `toml:"-"`
	Compiled, PassCompiled, TrialsCompiled *Formula `toml:"-"`
	ByIndustry                             Rate     `toml:"-"`
}

// Rate is a compiled statistic, with the successes and trials of the sample
// behind it where there is one.
type Rate struct{ Value, Pass, Trials *Formula }

// Band is a grade: Low inclusive, High exclusive.
type Band struct {
	Scheme string  `toml:"scheme"`
	Low    float64 `toml:"low"`
	High   float64 `toml:"high"`
	Label  string  `toml:"label"`
}

// ScoreItem is a line of the assessment scorecard.
type ScoreItem struct {
	Block      string   `toml:"block"`
	Item       string   `toml:"item"`
	Points     float64  `toml:"points"`
	Rule       string   `toml:"rule"` // in Chinese
	Kind       string   `toml:"kind"` // target, rise, share, veto
	Indicators []string `toml:"indicators"`
	// Plans name plans of targets.csv: the value planned for the year goes
	// before Target. Targets are one per indicator where they differ.
	Plans    []string  `toml:"plans"`
	Target   float64   `toml:"target"`
	Targets  []float64 `toml:"targets"`
	PerPoint float64   `toml:"per_point"` // points lost per unit below target
	Status   string    `toml:"status"`
	// Of a veto: the list-form whose records tell the events apart, and what a
	// column of theirs says when the event counts.
	List   string `toml:"list"`
	Column string `toml:"column"`
	Value  string `toml:"value"`
}

// Grade is a grade of the scorecard; Low is inclusive.
type Grade struct {
	Label string
	Low   *big.Rat
}

// Target is a planned value of an indicator in a year.
type Target struct {
	Plan, Indicator, Relation, Unit, Baseline, Source string
	Issued                                            int // year of the plan; 0 when it is not known
	Year                                              int
	Value                                             string // decimal
	Code                                              string // indicator code, "" when it is none of ours
}

// SeriesBreak is a known change of coverage: no comparison across it without
// its note.
type SeriesBreak struct {
	Fields []string `toml:"fields"`
	From   string   `toml:"from"` // first period on the new basis
	Note   string   `toml:"note"`
}

// Thresholds are the numbers with a meaning that wording and checks use.
type Thresholds struct {
	Steady        float64 `toml:"steady"`     // percentage points: below is 基本持平
	Marked        float64 `toml:"marked"`     // percentage points: from here 明显
	SteadyPct     float64 `toml:"steady_pct"` // per cent, for amounts
	MarkedPct     float64 `toml:"marked_pct"`
	SmallSample   int     `toml:"small_sample"` // n below is marked
	Gate          float64 `toml:"gate"`         // least share of reporting units
	LowClass      float64 `toml:"low_class"`    // product classes below this rate are named
	ListRows      int     `toml:"list_rows"`    // rows of a list in the text; the workbook has all
	RankNames     int     `toml:"rank_names"`
	TrendQuarters int     `toml:"trend_quarters"`
	HalfUp        bool    `toml:"half_up"` // 四舍五入 instead of GB/T 8170
	// CrossUnits and CrossShare are how much the other bureau's value of a
	// figure may differ from its owner's.
	CrossUnits float64 `toml:"cross_units"`
	CrossShare float64 `toml:"cross_share"`
}
