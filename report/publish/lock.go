package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// ErrLocked says that another run holds the workspace.
var ErrLocked = errors.New("另一个 qreport 正在运行")

// Lock is the workspace's lock. The system releases it when the process ends,
// however it ends, so it cannot go stale.
type Lock struct{ flock *flock.Flock }

// Acquire takes the lock in the state folder, or returns an error that wraps
// ErrLocked and names the holder.
func Acquire(state string) (*Lock, error) {
	if err := os.MkdirAll(state, 0o755); err != nil {
		return nil, err
	}
	path := filepath.Join(state, "lock")
	l := &Lock{flock.New(path)}
	ok, err := l.flock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("publish: 加锁 %s: %w", path, err)
	}
	if !ok {
		holder, _ := os.ReadFile(path + ".holder")
		return nil, fmt.Errorf("%w（%s）", ErrLocked, strings.TrimSpace(string(holder)))
	}
	return l, os.WriteFile(path+".holder", fmt.Appendf(nil, "进程 %d\n", os.Getpid()), 0o644)
}

// Release gives the lock back.
func (l *Lock) Release() error { return l.flock.Unlock() }
