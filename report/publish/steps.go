package publish

import (
	"errors"
	"os"
)

// swapInSteps is for file systems without an atomic exchange: the old report
// is moved aside, and moved back if the new one cannot take its place.
func swapInSteps(stage, target string) error {
	aside := stage + ".old"
	if err := os.Rename(target, aside); err != nil {
		return err
	}
	if err := os.Rename(stage, target); err != nil {
		return errors.Join(err, os.Rename(aside, target))
	}
	return os.RemoveAll(aside)
}
