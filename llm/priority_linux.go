package llm

import "golang.org/x/sys/unix"

// yieldToWindow makes the calling thread, and the worker threads that the
// library starts from it, give way a little to those that draw and answer.
func yieldToWindow() {
	tid := unix.Gettid()
	// The raw call gives 20 minus the niceness.
	if p, err := unix.Getpriority(unix.PRIO_PROCESS, tid); err == nil {
		_ = unix.Setpriority(unix.PRIO_PROCESS, tid, 20-p+2)
	}
}
