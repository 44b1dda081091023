package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchange puts stage where target is. With an old report in place the two
// folders swap names in one step of the file system, so at no instant is there
// none; file systems that cannot do so take two steps.
func exchange(stage, target, aside string) error {
	if _, err := os.Lstat(target); errors.Is(err, os.ErrNotExist) {
		return os.Rename(stage, target)
	}
	err := unix.Renameat2(unix.AT_FDCWD, stage, unix.AT_FDCWD, target, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) {
		return swapInSteps(stage, target, aside)
	}
	return err
}
