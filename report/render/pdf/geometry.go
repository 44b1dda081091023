package pdf

// The page of GB/T 9704—2012 in millimetres: A4, 天头 37, 订口 28, 版心 156×225,
// 22 lines of 28 characters in 三号.
const (
	paperWidth  = 210.0
	paperHeight = 297.0
	areaLeft    = 28.0
	areaTop     = 37.0
	areaWidth   = 156.0
	areaHeight  = 225.0
	linesOnPage = 22
	charsOnLine = 28
	pitch       = areaHeight / linesOnPage
	charPitch   = areaWidth / charsOnLine
	folioDrop   = 7.0 // the dash of the page number below the text area
)

// Sizes of type in points.
const (
	sizeErhao    = 22.0
	sizeSanhao   = 16.0
	sizeSihao    = 14.0
	sizeXiaosi   = 12.0
	sizeWuhao    = 10.5
	sizeXiaowu   = 9.0
	sizeSmallest = 7.5
)

// bodyTrack pulls the characters of the body together so that 28 of 16 points
// fill the line: 28 × 5.64 mm would be 158 mm.
const bodyTrack = -(charsOnLine*sizeSanhao*ptMM - areaWidth) / (charsOnLine - 1)

// Ink of the report. The head is red, everything else prints on any printer.
func black() colour { return colour{} }
func red() colour   { return colour{0xd0, 0x10, 0x18} }

// Styles by role.
func bodyStyle() style {
	return style{face: faceFangsong, latin: faceSong, size: sizeSanhao, track: bodyTrack, colour: black()}
}
func strongStyle() style {
	return style{face: faceHei, latin: faceHei, size: sizeSanhao, track: bodyTrack, colour: black()}
}
func kaiStyle() style {
	return style{face: faceKai, latin: faceSong, size: sizeSanhao, track: bodyTrack, colour: black()}
}
func titleStyle() style {
	return style{face: faceBiaosong, latin: faceBiaosong, size: sizeErhao, colour: black()}
}

func songStyle(size float64) style {
	return style{face: faceSong, latin: faceSong, size: size, colour: black()}
}
func heiStyle(size float64) style {
	return style{face: faceHei, latin: faceHei, size: size, colour: black()}
}

// headingStyle is the style of a heading of level 1 to 4.
func headingStyle(level int) style {
	switch level {
	case 1:
		return strongStyle()
	case 2:
		return kaiStyle()
	}
	return bodyStyle()
}

// area is the text area of a page in its own orientation.
type area struct{ x, y, w, h float64 }

func portraitArea() area { return area{areaLeft, areaTop, areaWidth, areaHeight} }

// landscapeArea is the same area on the sheet turned clockwise: the head of a
// wide table lies at the left edge of the upright sheet, on every page.
func landscapeArea() area {
	return area{paperHeight - areaTop - areaHeight, areaLeft, areaHeight, areaWidth}
}
