package define

// Section is a part of the report (templates/sections.toml), in the order of
// the report. Its sentences and exhibits are named here; a section that has
// nothing to say is left out with its heading.
type Section struct {
	ID    string `toml:"id"`
	Level int    `toml:"level"` // 1 for 一、, 2 for （一）
	Title string `toml:"title"` // id of its wording
	// Paragraphs are lists of wording ids; the sentences of a list run on.
	Paragraphs [][]string `toml:"paragraphs"`
	// Exhibits name the tables and charts that follow, e.g. "chart.regions".
	Exhibits []string `toml:"exhibits"`
	Only     string   `toml:"only"` // "quarter" or "annual"; empty for both
}
