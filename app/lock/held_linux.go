//go:build linux && (amd64 || arm64) && !dev

package lock

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// everyThread reads back from the kernel that each thread is under a filter.
func everyThread() error {
	tasks, err := filepath.Glob("/proc/self/task/*/status")
	if err != nil || len(tasks) == 0 {
		return errors.New("cannot read back the state of this process's threads from /proc")
	}
	for _, path := range tasks {
		status, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, unix.ESRCH) {
			continue // the thread has ended meanwhile
		}
		if err != nil {
			return fmt.Errorf("read back a thread's state: %w", err)
		}
		if !bytes.Contains(status, []byte("\nSeccomp:\t2\n")) {
			return fmt.Errorf("thread %s is not under the filter", filepath.Base(filepath.Dir(path)))
		}
	}
	return nil
}

// noCoreDumps keeps a crash from writing the resume in memory to disk, here and
// in every child. One byte, not none: with none the kernel still feeds a dump to
// a collector program (core_pattern with a pipe), with one it feeds neither
// (core(5), fs/coredump.c).
func noCoreDumps() error {
	limit := unix.Rlimit{Cur: 1, Max: 1}
	var now unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_CORE, &now); err != nil {
		return fmt.Errorf("core dumps: %w", err)
	}
	if now.Max < 1 {
		limit = unix.Rlimit{}
	}
	if err := unix.Setrlimit(unix.RLIMIT_CORE, &limit); err != nil {
		return fmt.Errorf("core dumps: %w", err)
	}
	return nil
}
