package sample

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"

	"github.com/pelletier/go-toml/v2"

	"qreport/report/define"
)

//go:embed recipes.toml
var recipesTOML []byte

// step is one line of the recipes; see recipes.toml for what the keys mean.
type step struct {
	Op        string                        `toml:"op"`
	To        []string                      `toml:"to"`
	Of        []string                      `toml:"of"`
	Minus     []string                      `toml:"minus"`
	Cap       []string                      `toml:"cap"`
	Like      []string                      `toml:"like"`
	Items     []string                      `toml:"items"`
	Flows     []string                      `toml:"flows"`
	Shape     string                        `toml:"shape"`
	Mean      map[string]float64            `toml:"mean"`
	Weights   map[string]float64            `toml:"weights"`
	WeightsAt map[string]map[string]float64 `toml:"weights_at"`
	Rates     map[string]float64            `toml:"rates"`
	Rate      float64                       `toml:"rate"`
	Drift     float64                       `toml:"drift"`
	Spread    float64                       `toml:"spread"`
	Noise     float64                       `toml:"noise"`
	Trend     float64                       `toml:"trend"`
	Turnover  float64                       `toml:"turnover"`
	Season    []float64                     `toml:"season"`
	Mix       string                        `toml:"mix"`
	Sparse    float64                       `toml:"sparse"`
	Factor    float64                       `toml:"factor"`
	Power     float64                       `toml:"power"`
	Each      float64                       `toml:"each"`
	AtMost    string                        `toml:"at_most"`
	Decimals  int                           `toml:"decimals"`
	Steady    bool                          `toml:"steady"`
	Sizeless  bool                          `toml:"sizeless"`
	Levels    []string                      `toml:"levels"`
	Absent    string                        `toml:"absent"`
	List      string                        `toml:"list"`
	Value     string                        `toml:"value"`

	run operation // of Op
}

// recipes are all of recipes.toml.
type recipes struct {
	Steps      []step                 `toml:"step"`
	Joints     map[string]jointRecipe `toml:"joint"`
	Industries industryRecipe         `toml:"industries"`
}

// readRecipes loads the recipes and refuses those that name nothing known.
func readRecipes(d *define.Definitions) (all recipes, err error) {
	if err := toml.NewDecoder(bytes.NewReader(recipesTOML)).DisallowUnknownFields().Decode(&all); err != nil {
		return all, fmt.Errorf("sample: recipes.toml: %w", err)
	}
	known := map[string]bool{}
	words := operations()
	for i, s := range all.Steps {
		run, ok := words[s.Op]
		if all.Steps[i].run = run; !ok {
			return all, fmt.Errorf("sample: recipes.toml: 第%d步的 op %q 不存在", i+1, s.Op)
		}
		for _, name := range slices.Concat(s.Of, s.Minus, s.Cap, s.Like) {
			if !known[name] {
				return all, fmt.Errorf("sample: recipes.toml: 第%d步用到的 %s 还没有算出", i+1, name)
			}
		}
		for _, name := range slices.Concat(s.To, s.Flows) {
			if _, ok := d.Field(name); !ok && name[0] != '_' {
				return all, fmt.Errorf("sample: recipes.toml: 第%d步的字段 %s 不存在", i+1, name)
			}
			known[name] = true
		}
	}
	return all, nil
}

// season is the factor of a quarter of the year, counted from 0.
func (s step) season(quarter int) float64 {
	if len(s.Season) == 0 {
		return 1
	}
	return s.Season[quarter]
}

// weight is the share of a cell among its neighbours, before the unit's mix.
func (s step) weight(level, label string) float64 {
	if at, ok := s.WeightsAt[level]; ok {
		return at[label]
	}
	if w, ok := s.Weights[label]; ok {
		return w
	}
	return 1
}

func (s step) rate(label string) float64 {
	if r, ok := s.Rates[label]; ok {
		return r
	}
	return s.Rate
}
