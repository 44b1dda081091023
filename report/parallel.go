package report

import (
	"runtime"
	"sync"
)

// heldPerCore bounds the memory of a run: a report takes less than a megabyte.
const heldPerCore = 64

// eachInOrder prepares items on all cores and finishes them one at a time in
// their own order, so that output does not depend on the number of cores. The
// first error in that order stops it. At most heldPerCore items per core are
// held: the first report of a run is the largest, and others are made meanwhile.
func eachInOrder[T, P any](items []T, prepare func(T) (P, error), finish func(P) error) error {
	type outcome struct {
		value P
		err   error
	}
	workers := runtime.GOMAXPROCS(0)
	slots := make([]chan outcome, len(items))
	for i := range slots {
		slots[i] = make(chan outcome, 1)
	}
	tokens, stop := make(chan struct{}, heldPerCore*workers), make(chan struct{})
	var running sync.WaitGroup
	next := make(chan int)
	for range workers {
		running.Go(func() {
			for i := range next {
				value, err := prepare(items[i])
				slots[i] <- outcome{value, err}
			}
		})
	}
	go feed(len(items), tokens, next, stop)
	defer running.Wait()
	defer close(stop)
	for i := range items {
		o := <-slots[i]
		<-tokens
		if o.err == nil {
			o.err = finish(o.value)
		}
		if o.err != nil {
			return o.err
		}
	}
	return nil
}

// feed hands out indexes, each against a token that is given back when the
// item is finished.
func feed(n int, tokens chan<- struct{}, next chan<- int, stop <-chan struct{}) {
	defer close(next)
	for i := range n {
		select {
		case tokens <- struct{}{}:
		case <-stop:
			return
		}
		select {
		case next <- i:
		case <-stop:
			return
		}
	}
}
