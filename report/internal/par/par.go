// Package par does the same thing to many things on all cores.
package par

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do for 0 to n-1, several at a time, and returns when all are done.
// What the calls write must not meet.
func Each(n int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	workers.Wait()
}
