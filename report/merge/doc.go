// Package merge turns what both bureaus reported into one set of figures for
// each region's own level (本级), by the rules of unify.toml.
//
// A field without a rule belongs to its owner: the other bureau's value, where
// it was sent on a cross-check form, is kept beside it and never used. A rule
// adds the parts of both bureaus; what both counted (a joint case, an event
// that both reported) is found by the key of a list-form and taken off once,
// at the smallest region that contains both units, so that figures stay
// additive on the way up. Batches of the two bureaus are never pooled: no rule
// can do so, because the parts of a rule are figures, not rates.
//
// The figures of an office belong to the smallest region that contains the area
// it covers (名录 covers), and are never apportioned to the regions below.
//
// Missing is not zero: a [Figure] counts how many units gave a number and how
// many should have.
package merge
