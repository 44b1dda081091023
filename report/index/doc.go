// Package index computes composite indicators.
package index
