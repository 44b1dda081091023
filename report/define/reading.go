package define

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"
)

// judging are the files that say what is made of a submission once it is read:
// another threshold or sentence does not make anybody's workbook say anything
// else.
func judging() []string {
	return []string{"wording", "checks", "indices", "indicators.toml", "scorecard.toml", "sections.toml", "targets.csv", "thresholds.toml", "topics.toml"}
}

// readingHash covers what the reading of a workbook depends on: regions, forms,
// lists and the rest of the files, and the texts of the findings, in whatever
// file they stand.
func (l *loader) readingHash() string {
	files := &sources{read: map[string][]byte{}}
	for label, data := range l.read {
		name := strings.TrimPrefix(label, OverlayPrefix)
		if !slices.Contains(judging(), name) && !slices.Contains(judging(), path.Dir(name)) {
			files.read[label] = data
		}
	}
	sum := sha256.New()
	fmt.Fprintln(sum, files.hash())
	composed := false // of texts that stand elsewhere
	for id, text := range l.texts {
		composed = composed || isFinding(id) && strings.Contains(text.source, "template")
	}
	for _, id := range sortedKeys(l.texts) {
		if isFinding(id) || composed {
			fmt.Fprintf(sum, "%q %q\n", id, l.texts[id].source)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func isFinding(id string) bool { return strings.HasPrefix(id, "finding.") }
