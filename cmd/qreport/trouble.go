package main

import (
	"errors"
	"syscall"

	"qreport/report/publish"
)

// trouble is what stopped a run from outside, with what whoever looks after
// it can do.
type trouble struct {
	why    []error
	remedy string
}

// troubles in their order: the first that fits counts.
func troubles() []trouble {
	return []trouble{
		{[]error{publish.ErrLocked}, "请等它结束后再运行；定时运行的，下一次会补上。"},
		{[]error{syscall.ENOSPC, syscall.EDQUOT}, "磁盘（或配额）已满。请腾出空间后再运行一次；已发布的报告都是完整的。"},
		{[]error{syscall.EFBIG}, "文件大小超过系统对本用户的限制（ulimit -f）。请放宽限制后再运行一次；已发布的报告都是完整的。"},
		{[]error{syscall.EROFS}, "这个磁盘是只读的。请改为可写后再运行一次；已发布的报告都是完整的。"},
		{[]error{syscall.EACCES, syscall.EPERM}, "没有权限。请让运行 qreport 的用户能读 inbox，能写工作目录和其中的其他文件夹，再运行一次。"},
		{[]error{syscall.ENOTDIR, syscall.EEXIST, syscall.EISDIR}, "该是文件夹的地方是一个文件（或相反）。请把它移开后再运行一次。"},
		{[]error{syscall.ENOENT}, "文件或文件夹不见了，可能是共享文件夹没有挂上。请恢复后再运行一次。"},
		{[]error{syscall.EIO, syscall.ESTALE, syscall.ENODEV, syscall.ENXIO, syscall.ETIMEDOUT, syscall.EHOSTDOWN, syscall.ENOTCONN},
			"磁盘或共享文件夹出错。请检查磁盘和网络后再运行一次；已发布的报告都是完整的。"},
		{[]error{syscall.ENOLCK, syscall.ENOSYS, syscall.ENOTSUP},
			"这个磁盘或共享文件夹不支持文件锁。请把工作目录放在本机磁盘或支持文件锁的共享上。"},
		{[]error{syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM, syscall.EAGAIN}, "机器的内存或可打开的文件数不够。请稍后再运行一次。"},
	}
}

// remedy is what to do about an error that the machine caused, or "".
func remedy(err error) string {
	for _, t := range troubles() {
		for _, why := range t.why {
			if errors.Is(err, why) {
				return t.remedy
			}
		}
	}
	return ""
}
