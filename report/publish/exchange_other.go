//go:build !linux

package publish

import (
	"errors"
	"os"
)

func exchange(stage, target string) error {
	if _, err := os.Lstat(target); errors.Is(err, os.ErrNotExist) {
		return os.Rename(stage, target)
	}
	return swapInSteps(stage, target)
}
