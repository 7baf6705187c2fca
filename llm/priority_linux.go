package llm

import "golang.org/x/sys/unix"

// yieldToWindow makes the calling thread, and the worker threads that the
// library starts from it, give way a little to those that draw and answer.
func yieldToWindow() { _ = unix.Setpriority(unix.PRIO_PROCESS, unix.Gettid(), 2) }
