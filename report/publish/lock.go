package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"qreport/report/disk"
)

// ErrLocked says that another run holds the workspace.
var ErrLocked = errors.New("另一个 qreport 正在运行")

// Lock is the workspace's lock. The system releases it when the process ends,
// however it ends, so it cannot go stale.
type Lock struct{ flock *flock.Flock }

// Acquire takes the lock in the state folder, or returns an error that wraps
// ErrLocked and names the holder.
func Acquire(state string) (*Lock, error) {
	if err := disk.Folder(state); err != nil {
		return nil, err
	}
	path := filepath.Join(state, "lock")
	l := &Lock{flock.New(path, flock.SetPermissions(disk.FileMode))}
	ok, err := l.flock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("publish: 加锁 %s: %w", path, err)
	}
	if !ok {
		return nil, fmt.Errorf("%w（%s）", ErrLocked, holder(path))
	}
	host, _ := os.Hostname() // the folder may be shared by several
	if err := disk.Write(path+holderSuffix, disk.FileMode, fmt.Appendf(nil, "主机 %s 进程 %d\n", host, os.Getpid())); err != nil {
		return nil, errors.Join(err, l.Release())
	}
	return l, nil
}

const holderSuffix = ".holder"

// holder names who has the lock and for how long, as far as it has said so yet.
func holder(path string) string {
	data, err := os.ReadFile(path + holderSuffix)
	name := strings.TrimSpace(string(data))
	if err != nil || name == "" {
		return "进程号未知"
	}
	if info, err := os.Stat(path + holderSuffix); err == nil {
		return name + "，" + age(time.Since(info.ModTime()))
	}
	return name
}

// age words how long a lock has been held; a clock that was set back makes it
// negative.
func age(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "不到1分钟"
	case d < 2*time.Hour:
		return fmt.Sprintf("已%d分钟", int(d.Minutes()))
	}
	return fmt.Sprintf("已%d小时，如非正常可结束该进程，锁随之释放", int(d.Hours()))
}

// Release gives the lock back. The holder's name goes first, so that it never
// outlives the lock of a run that ended well.
func (l *Lock) Release() error {
	_ = os.Remove(l.flock.Path() + holderSuffix) // only a hint for people
	return l.flock.Unlock()
}
