//go:build !linux

package publish

import (
	"errors"
	"os"
)

// exchange puts stage where target is, by way of aside.
func exchange(stage, target, aside string) error {
	if _, err := os.Lstat(target); errors.Is(err, os.ErrNotExist) {
		return os.Rename(stage, target)
	}
	return swapInSteps(stage, target, aside)
}
