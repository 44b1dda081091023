package define

// Under lists things under the region that each belongs to and under all
// regions above it, in their own order. Every report asks for what lies in its
// region, and a nation has three thousand reports: what many of them ask for is
// listed once.
func Under[T any](tree *Regions, things []T, at func(T) string) map[string][]T {
	index := map[string][]T{}
	for _, thing := range things {
		own := at(thing)
		index[own] = append(index[own], thing)
		for _, above := range tree.Ancestors(own) {
			index[above] = append(index[above], thing)
		}
	}
	return index
}
