package define

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/num"
	"qreport/report/model"
)

// sheet is an Env of decimals and of words for the kinds of missing.
type sheet struct {
	values map[string]string // "Q104" or "Q114A/SP"
	halves map[string]string
	items  []string
}

func (s sheet) Operand(code, item string) (num.Frac, model.Kind) {
	key := code
	if item != "" {
		key += "/" + item
	}
	kinds := map[string]model.Kind{
		"": model.Blank, "保密": model.Secret, "未设": model.NoBureau, "—": model.NotApplicable, "不公布": model.Withheld,
	}
	if kind, missing := kinds[s.values[key]]; missing {
		return num.Frac{}, kind
	}
	r, ok := new(big.Rat).SetString(s.values[key])
	if !ok {
		panic(s.values[key])
	}
	return num.FracOf(r), model.Number
}

func (s sheet) Items(string) []string { return s.items }

type roundedSheet struct{ sheet }

func (s roundedSheet) HalfUnit(code, item string) *big.Rat {
	r, _ := new(big.Rat).SetString(s.halves[code+item])
	return r
}

func example() sheet {
	return sheet{
		values: map[string]string{
			"Q104": "555", "Q105": "497", "Q106": "58", "zero": "0", "half": "0.5", "neg": "-3",
			"secret": "保密", "none": "未设", "na": "—", "held": "不公布", "huge": "9999999999999.9999",
			"W/a": "10", "P/a": "9", "T/a": "10", // 0.9 with weight 10
			"W/b": "30", "P/b": "1", "T/b": "3", // 1/3 with weight 30
			"W/c": "5", "P/c": "", "T/c": "4", // no passes
			"W/d": "7", "P/d": "0", "T/d": "0", // nothing sampled
		},
		items: []string{"a", "b", "c", "d"},
	}
}

func TestFormulasGiveExactFractions(t *testing.T) {
	for source, want := range map[string]string{
		"Q105 / Q104 * 100":        "9940/111", // 89.549…
		"100 * Q105 / Q104":        "9940/111",
		"Q105 + Q106 - Q104":       "0",
		"-neg":                     "3",
		"+neg":                     "-3",
		"abs(neg)":                 "3",
		"abs(Q104)":                "555",
		"max(Q105, Q106, 500)":     "500",
		"min(Q105, Q106)":          "58",
		"opt(blank)":               "0",
		"opt(Q106) + opt(blank)":   "58",
		"0.1 + 0.2":                "3/10",
		"1e3":                      "1000",
		"half * half":              "1/4",
		"1 / 3 + 1 / 6":            "1/2",
		"1 / (0 - 3)":              "-1/3",
		"2 - (3 - 4)":              "3",
		"sum(P)":                   "10",
		`W["b"] * 2`:               "60",
		"weighted(P, T, W)":        "19/40", // (10·0.9 + 30/3) / 40
		"weighted(P, T, W) * 100":  "95/2",
		"huge * huge * huge":       "999999999999999970000000000000000299999999999999999/1000000000000",
		"huge * huge / huge":       "99999999999999999/10000",
		"Q104 == Q105 + Q106":      "1",
		"Q104 < Q105":              "0",
		"9223372036854775807 + 1":  "9223372036854775808",
		"-9223372036854775807 - 2": "-9223372036854775809",
	} {
		f, err := Parse(source)
		require.NoError(t, err, source)
		got := f.Eval(example())
		require.True(t, got.OK(), source)
		wanted, ok := new(big.Rat).SetString(want)
		require.True(t, ok)
		if source == "huge * huge * huge" { // the product, not its decimal form
			operand, _ := example().Operand("huge", "")
			huge := operand.Rat()
			wanted.Mul(huge, huge).Mul(wanted, huge)
		}
		require.Equal(t, wanted.RatString(), got.Rat.RatString(), source)
	}
}

func TestMissingOperandsMakeTheResultMissing(t *testing.T) {
	for source, want := range map[string]Result{
		"Q104 + blank":                {Kind: model.Blank, Reason: NoOperand, Cause: SlotKey{"blank", ""}},
		"blank + held":                {Kind: model.Withheld, Reason: NoOperand, Cause: SlotKey{"held", ""}},
		"held * na":                   {Kind: model.NotApplicable, Reason: NoOperand, Cause: SlotKey{"na", ""}},
		"na - none":                   {Kind: model.NoBureau, Reason: NoOperand, Cause: SlotKey{"none", ""}},
		"none / secret":               {Kind: model.Secret, Reason: NoOperand, Cause: SlotKey{"secret", ""}},
		"secret / none":               {Kind: model.Secret, Reason: NoOperand, Cause: SlotKey{"secret", ""}},
		"max(Q104, blank, none)":      {Kind: model.NoBureau, Reason: NoOperand, Cause: SlotKey{"none", ""}},
		"abs(blank)":                  {Kind: model.Blank, Reason: NoOperand, Cause: SlotKey{"blank", ""}},
		"-blank":                      {Kind: model.Blank, Reason: NoOperand, Cause: SlotKey{"blank", ""}},
		"opt(secret)":                 {Kind: model.Secret, Reason: NoOperand, Cause: SlotKey{"secret", ""}},
		"opt(none)":                   {Kind: model.NoBureau, Reason: NoOperand, Cause: SlotKey{"none", ""}},
		"Q104 / zero":                 {Kind: model.NotApplicable, Reason: ZeroDivision},
		"zero / zero":                 {Kind: model.NotApplicable, Reason: ZeroDivision},
		"Q104 / zero + secret":        {Kind: model.Secret, Reason: NoOperand, Cause: SlotKey{"secret", ""}},
		"blank / zero":                {Kind: model.Blank, Reason: NoOperand, Cause: SlotKey{"blank", ""}},
		"sum(X)":                      {Kind: model.Blank, Reason: NoOperand, Cause: SlotKey{"X", AllItems}},
		"weighted(P, T, X)":           {Kind: model.Blank, Reason: NoOperand, Cause: SlotKey{"X", AllItems}},
		`Q104 + W["z"]`:               {Kind: model.Blank, Reason: NoOperand, Cause: SlotKey{"W", "z"}},
		"blank == 1":                  {Kind: model.Blank, Reason: NoOperand, Cause: SlotKey{"blank", ""}},
		"Q105 / (Q104 - Q105 - Q106)": {Kind: model.NotApplicable, Reason: ZeroDivision},
	} {
		f, err := Parse(source)
		require.NoError(t, err, source)
		require.Equal(t, want, f.Eval(example()), source)
	}
}

func TestConditionsTellBothSidesWhenTheyFail(t *testing.T) {
	for source, want := range map[string]string{
		"Q104 == Q105 + Q106":                  "holds",
		"Q104 == Q105":                         "fails 555 497",
		"Q105 > Q104":                          "fails 497 555",
		"Q105 >= Q104":                         "fails 497 555",
		"Q104 <= Q105":                         "fails 555 497",
		"Q104 < 555":                           "fails 555 555",
		"Q104 != 555":                          "fails 555 555",
		"Q104 != 554":                          "holds",
		"Q104 == blank":                        "skipped",
		"zero != 0 or Q106 == 0":               "fails 58 0",
		"zero == 0 or Q106 == 0":               "holds",
		"blank == 0 or Q106 == 58":             "holds",
		"blank == 0 or Q106 == 0":              "skipped",
		"Q106 == 0 or blank == 0":              "skipped",
		"Q106 == 0 and blank == 0":             "fails 58 0",
		"blank == 0 and Q106 == 0":             "fails 58 0",
		"blank == 0 and Q106 == 58":            "skipped",
		"Q104 == 555 and Q105 == 1":            "fails 497 1",
		"not (Q104 == 555)":                    "fails 555 555",
		"not (Q104 == 1)":                      "holds",
		"!(blank == 1)":                        "skipped",
		"not (Q104 == 555 and Q105 == 497)":    "fails",
		"Q106 <= Q105 <= Q104":                 "holds",
		"Q104 && Q105 == 1":                    "refused",
		"Q104 == 555 && Q105 < 1 || Q106 > 57": "holds",
	} {
		f, err := Parse(source)
		if want == "refused" {
			require.Error(t, err, source)
			continue
		}
		require.NoError(t, err, source)
		require.Equal(t, want, verdictText(f.EvalCheck(example())), source)
	}
}

func verdictText(v Verdict) string {
	switch {
	case v.Skipped:
		return "skipped"
	case v.Holds:
		return "holds"
	case v.Left == nil:
		return "fails"
	}
	return "fails " + v.Left.RatString() + " " + v.Right.RatString()
}

// 0.68 万批 and 1.2 万批 become 6800±50 and 12000±500 批.
func TestComparisonsAllowForTheRoundingOfTheirOperands(t *testing.T) {
	s := roundedSheet{sheet{
		values: map[string]string{"A": "18950", "B": "6800", "C": "12000", "M/a": "100", "M/b": "200", "T": "303", "exact": "18801"},
		halves: map[string]string{"B": "50", "C": "500", "Ma": "1", "Mb": "2"},
		items:  []string{"a", "b"},
	}}
	for source, want := range map[string]string{
		"A == B + C":        "holds",
		"A <= B + C":        "holds",
		"A == C + 6000":     "fails 18950 18000",
		"A < B":             "fails 18950 6800",
		"A != B + C":        "holds",
		"exact == A":        "fails 18801 18950",
		"T == sum(M)":       "holds",
		"T + 1 == sum(M)":   "fails 304 300",
		`M["a"] + 1 == 100`: "holds",
		`M["a"] + 2 == 100`: "fails 102 100",
	} {
		f, err := Parse(source)
		require.NoError(t, err, source)
		require.Equal(t, want, verdictText(f.EvalCheck(s)), source)
	}
}

func TestAMatrixFieldInTheOpenIsTakenAtTheItem(t *testing.T) {
	f, err := Parse("P <= T")
	require.NoError(t, err)
	f.link(func(code string) bool { return true }, func(SlotKey) string { return "" })
	require.Equal(t, []string{"P", "T"}, f.Matrix())
	require.Equal(t, "holds", verdictText(f.EvalCheckItem(example(), "a")))
	require.Equal(t, "skipped", verdictText(f.EvalCheckItem(example(), "c")))
	s := example()
	s.values["P/b"] = "4"
	require.Equal(t, "fails 4 3", verdictText(f.EvalCheckItem(s, "b")))
}

func TestOperandsComeInOrderOnce(t *testing.T) {
	f, err := Parse(`Q105 / Q104 + sum(P) * P["a"] - Q105 + opt(Q106) + weighted(P, T, W)`)
	require.NoError(t, err)
	require.Equal(t, []SlotKey{
		{"Q105", ""}, {"Q104", ""}, {"P", AllItems}, {"P", "a"}, {"Q106", ""}, {"T", AllItems}, {"W", AllItems},
	}, f.Operands())
}

func TestWhatFormulasRefuse(t *testing.T) {
	for source, reason := range map[string]string{
		"":                 "写法不对",
		"Q104 +":           "第 ",
		"Q104 % 2":         "第 6 个字符处：不支持运算符 %",
		"Q104 ** 2":        "不支持运算符 **",
		"Q104 == ":         "写法不对",
		"(Q104 == 1) + 1":  "要的是数",
		"not Q104":         "要的是比较",
		"Q104 and Q105":    "要的是比较",
		"-(Q104 == 1)":     "要的是数",
		"len(Q104)":        "没有函数 len",
		"foo(Q104)":        "没有函数 foo",
		"sum(1)":           "要的是一个代码",
		"sum(Q104, # > 1)": "sum 要 1 个参数",
		`sum(Q114A["SP"])`: "写整个字段",
		"weighted(A, B)":   "weighted 要 3 个参数，这里有 2 个",
		"opt(1 + 1)":       "要的是一个代码",
		"max(Q104)":        "参数个数不对",
		"abs(Q104, Q105)":  "参数个数不对",
		"abs(Q104 == 1)":   "要的是数",
		"Q104 ? 1 : 2":     "不能这样写",
		"[1, 2]":           "不能这样写",
		`"text"`:           "不能这样写",
		"Q104[1]":          `Q116A["SJ"]`,
		"a.b.c":            `Q116A["SJ"]`,
		"a.b()":            "不能这样写",
		"let x = 1; x":     "不能这样写",
		"Q104 in [1]":      "不支持运算符 in",
		"true":             "不能这样写",
		"1e300":            "太大或太小",
	} {
		_, err := Parse(source)
		require.ErrorContains(t, err, reason, source)
	}
}
