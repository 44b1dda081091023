package pdf

// Spacing follows the habits of Chinese typesetting (CLREQ): where two marks
// meet the first gives up its empty half; hanzi and Latin stand slightly apart;
// the empty half of a mark may be used up to make a line fit.
const (
	mixedGap   = 0.1  // em between hanzi and Latin
	markShrink = 0.35 // em that a mark in the line may give up
	endShrink  = 0.45 // em that the last mark of a line may give up
)

// space sets the natural space behind every glyph.
func (p *para) space() {
	for i := 0; i+1 < len(p.g); i++ {
		a, b := &p.g[i], &p.g[i+1]
		p.spacePair(a, b, p.styles[a.style])
	}
}

func (p *para) spacePair(a, b *glyph, s style) {
	em := s.em()
	full := a.w > 0.9*em
	switch {
	case a.kind == kindNewline || b.kind == kindNewline:
		return
	case p.styles[b.style].note != nil:
		return // the mark of a footnote hangs on what it explains
	case a.kind == kindMiddle && a.r == b.r:
		return // —— and …… stay in one piece
	case a.kind == kindLatin && b.kind == kindLatin:
		return
	}
	a.stretch = true
	if !latinish(a.kind) || !latinish(b.kind) {
		a.gap = s.track
	}
	switch {
	case mixed(a.kind, b.kind):
		a.gap += mixedGap * em
		a.shrink = mixedGap * em * 0.8
	case a.kind == kindClose && full && (b.kind == kindClose || b.kind == kindOpen):
		a.gap -= em / 2
	case a.kind == kindOpen && b.kind == kindOpen && b.w > 0.9*em:
		a.gap -= em / 2
	case a.kind == kindClose && full:
		a.shrink = markShrink * em
	case b.kind == kindOpen && b.w > 0.9*em:
		a.shrink = markShrink * em
	case a.kind == kindSpace || b.kind == kindSpace:
		a.shrink = a.w / 6
	}
}

func latinish(k kind) bool { return k == kindLatin || k == kindSpace }

func mixed(a, b kind) bool {
	return a == kindHanzi && b == kindLatin || a == kindLatin && b == kindHanzi
}
