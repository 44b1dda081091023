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
		return nil, fmt.Errorf("%w（%s）", ErrLocked, holder(path))
	}
	if err := os.WriteFile(path+holderSuffix, fmt.Appendf(nil, "进程 %d\n", os.Getpid()), 0o644); err != nil {
		return nil, errors.Join(err, l.Release())
	}
	return l, nil
}

const holderSuffix = ".holder"

// holder names who has the lock, as far as it has said so yet.
func holder(path string) string {
	data, _ := os.ReadFile(path + holderSuffix)
	if name := strings.TrimSpace(string(data)); name != "" {
		return name
	}
	return "进程号未知"
}

// Release gives the lock back. The holder's name goes first, so that it never
// outlives the lock of a run that ended well.
func (l *Lock) Release() error {
	_ = os.Remove(l.flock.Path() + holderSuffix) // only a hint for people
	return l.flock.Unlock()
}
