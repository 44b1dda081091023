package score

// Official is an index value that a higher authority published for a region.
// It is printed beside the local one and takes part in no computation.
type Official struct {
	Region string
	Year   int
	Value  float64
	Source string // who published it, and where
}
