package index_test

import (
	"fmt"
	"log"
	"os"
	"strings"

	"qreport/report/index"
)

const spec = `
code = "Q"
low  = 60
high = 100

[[node]]
code = "Q"
[[node]]
code = "level"
parent = "Q"
weight = "1/2"
[[node]]
code = "effort"
parent = "Q"
weight = "1/2"

[[indicator]]
code = "pass"
parent = "level"
weight = "1"
direction = 1
worst = 60
best = 100
[[indicator]]
code = "spend"
parent = "effort"
weight = "1/2"
direction = 1
worst = 0
best = 3
[[indicator]]
code = "loss"
parent = "effort"
weight = "1/2"
direction = -1
worst = 3
best = 0

[[band]]
low = 60
high = 85
label = "fair"
[[band]]
low = 85
label = "strong"
`

const data = `unit,name,period,pass,pass.k,pass.n,spend,loss
N,North,2010,94,47,50,1.5,0.6
S,South,2010,98,196,200,2.1,1.5
N,North,2011,95,57,60,1.8,0.6
S,South,2011,97,194,200,2.1,
`

func load() (*index.Method, index.Data) {
	s, err := index.ReadSpec(strings.NewReader(spec))
	if err != nil {
		log.Fatal(err)
	}
	m, err := index.Compile(s)
	if err != nil {
		log.Fatal(err)
	}
	d, err := index.ReadCSV(strings.NewReader(data))
	if err != nil {
		log.Fatal(err)
	}
	return m, d
}

func Example() {
	method, data := load()
	screened, err := method.Screen(data)
	if err != nil {
		log.Fatal(err)
	}
	scores := screened.Denominate().Impute().Treat().Normalise().Aggregate()
	for _, s := range scores.Table("Q") {
		grade, _ := scores.Grade("Q", s.Unit.Code, "")
		fmt.Printf("%d. %s %.2f %s\n", s.Rank.Place, s.Unit.Name, s.Score, grade.Label)
	}
	for _, t := range scores.Log() {
		fmt.Println(t.Stage, t.At, t.Unit, t.Action, t.Detail)
	}
	// Output:
	// 1. South 92.50 strong
	// 2. North 91.50 strong
	// aggregate effort S missing child dropped loss
}

func ExampleScores_Contributions() {
	method, data := load()
	scores, _ := method.Score(data)
	for _, c := range scores.Contributions("Q", "N") {
		fmt.Printf("%s %.2f × %.0f = %.1f\n", c.Indicator, c.Weight, c.Score, c.Points)
	}
	// Output:
	// pass 0.50 × 95 = 47.5
	// spend 0.25 × 84 = 21.0
	// loss 0.25 × 92 = 23.0
}

func ExampleExplain() {
	method, data := load()
	before, _ := method.Score(*data.Previous)
	after, _ := method.Score(data)
	for _, unit := range []string{"N", "S"} {
		c, err := index.Explain(before, after, "Q", unit)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s %.2f → %.2f (%+.2f)\n", unit, c.Before, c.After, c.Points())
		for _, m := range c.Moves {
			fmt.Printf("  %s %+.2f compared: %t\n", m.Indicator, m.Points, m.Compared())
		}
	}
	// Output:
	// N 90.00 → 91.50 (+1.50)
	//   pass +0.50 compared: true
	//   spend +1.00 compared: true
	//   loss +0.00 compared: true
	// S 91.00 → 92.50 (+1.50)
	//   pass -0.50 compared: true
	//   spend +0.00 compared: true
	//   loss +2.00 compared: false
}

func ExampleScreened_Robustness() {
	method, data := load()
	screened, _ := method.Screen(data)
	r, err := screened.Robustness(index.Uncertainty{Seed: 1, Perturb: 0.25, Sampling: true})
	if err != nil {
		log.Fatal(err)
	}
	b, _ := r.Band("S")
	fmt.Printf("place %d, between %d and %d; ahead of %s with probability %.1f\n", b.Rank.Place, b.Low, b.High, b.Next, b.Ahead)
	// Output:
	// place 1, between 1 and 2; ahead of N with probability 0.8
}

func ExampleScreened_Sensitivity() {
	method, data := load()
	screened, _ := method.Screen(data)
	s, err := screened.Sensitivity(index.Uncertainty{Runs: 4096, Seed: 1, Perturb: 0.25, Sampling: true}, 0)
	if err != nil {
		log.Fatal(err)
	}
	for i, f := range s.Factors {
		fmt.Printf("%s %.1f\n", f, s.Scores["N"][i].Total)
	}
	// Output:
	// weights 0.1
	// sampling 1.0
}

func ExampleCompile() {
	_, err := index.Compile(index.Spec{Code: "Q", Nodes: []index.Node{{Code: "Q"}}, Indicators: []index.Indicator{
		{Code: "a", Parent: "Q", Weight: "1/2", Direction: 1, Worst: 0, Best: 1},
		{Code: "b", Parent: "Q", Weight: "0.4", Direction: 1, Worst: 3, Best: 3},
	}})
	fmt.Println(err)
	// Output:
	// b: goalposts are equal (3) [goalposts.equal]
	// Q: weights of the children add to 9/10, not 1 [weights.sum]
}

func ExampleSobol() {
	sum := func(x []float64) float64 { return 3*x[0] + x[1] } // variances 9 : 1
	for _, s := range index.Sobol(sum, 2, 1<<14, 1, 0) {
		fmt.Printf("%.1f %.1f\n", s.First, s.Total)
	}
	// Output:
	// 0.9 0.9
	// 0.1 0.1
}

func ExampleBands_Next() {
	bands := index.Bands{{Low: 60, High: 75, Label: "weak"}, {Low: 75, High: 80, Label: "fair"}}
	now, _ := bands.Grade(74.996)
	next, lacking, _ := bands.Next(74.996)
	fmt.Printf("%s, %.3f short of %s\n", now.Label, lacking, next.Label)
	// Output: weak, 0.004 short of fair
}

func ExampleRanking() {
	for _, r := range index.Ranking([]float64{81.004, 90, 90, 81.001}) {
		fmt.Print(r.Place, r.Tied, " ")
	}
	// Output: 3 false 1 true 1 true 4 false
}

func ExampleWriteCSV() {
	method, data := load()
	scores, _ := method.Score(*data.Previous)
	var b strings.Builder
	if err := index.WriteCSV(&b, scores); err != nil {
		log.Fatal(err)
	}
	fmt.Fprint(os.Stdout, b.String()[:strings.Index(b.String(), "N,North,level")])
	// Output:
	// unit,name,node,title,depth,score,place,tied,of,coverage
	// N,North,Q,Q,0,90,2,false,2,1
	// S,South,Q,Q,0,91,1,false,2,1
}
