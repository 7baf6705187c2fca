//go:build linux && (amd64 || arm64) && !dev

package lock

import (
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Offsets into struct seccomp_data (linux/seccomp.h); both architectures are
// little-endian, so the low word of an argument comes first.
const (
	offsetNr   = 0
	offsetArch = 4
	offsetArg0 = 16
)

// Return values of a filter (linux/seccomp.h) and the two flags of seccomp(2).
const (
	allow  = 0x7fff0000
	refuse = 0x00050000 // | errno

	setModeFilter = 1
	threadSync    = 1
)

// filter answers every system call: another instruction set (x86's 32-bit calls,
// x32, 32-bit arm) and io_uring, which makes sockets of its own, do not exist;
// socket(2) makes local sockets only; the rest passes.
func filter() []unix.SockFilter {
	const (
		load      = unix.BPF_LD | unix.BPF_W | unix.BPF_ABS
		ifEqual   = unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K
		ifAtLeast = unix.BPF_JMP | unix.BPF_JGE | unix.BPF_K
		give      = unix.BPF_RET | unix.BPF_K
	)
	return []unix.SockFilter{
		{Code: load, K: offsetArch},
		{Code: ifEqual, K: auditArch, Jt: 1},
		{Code: give, K: refuse | uint32(unix.ENOSYS)},
		{Code: load, K: offsetNr},
		{Code: ifAtLeast, K: firstForeignNr, Jt: 6},
		{Code: ifEqual, K: unix.SYS_IO_URING_SETUP, Jt: 5},
		{Code: ifEqual, K: unix.SYS_SOCKET, Jf: 3},
		{Code: load, K: offsetArg0},
		{Code: ifEqual, K: unix.AF_UNIX, Jt: 1},
		{Code: give, K: refuse | uint32(unix.EACCES)},
		{Code: give, K: allow},
		{Code: give, K: refuse | uint32(unix.ENOSYS)},
	}
}

func network() error {
	// No new privileges first: without it the kernel takes filters from root only.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := noCoreDumps(); err != nil {
		return err
	}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("no_new_privs: %w", err)
	}
	f := filter()
	prog := unix.SockFprog{Len: uint16(len(f)), Filter: &f[0]}
	thread, _, errno := unix.Syscall(unix.SYS_SECCOMP, setModeFilter, threadSync, uintptr(unsafe.Pointer(&prog)))
	runtime.KeepAlive(f)
	if errno != 0 {
		return fmt.Errorf("seccomp: %w", errno)
	}
	// With threadSync a positive result is no error number but the thread that
	// could not be brought under the filter.
	if thread != 0 {
		return fmt.Errorf("seccomp: thread %d stayed outside the filter", thread)
	}
	return everyThread()
}
