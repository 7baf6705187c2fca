//go:build !dev

package lock

import "golang.org/x/sys/unix"

// firstForeignNr is __X32_SYSCALL_BIT: from there up the numbers are x32's, under
// the same audit architecture.
const (
	auditArch      = unix.AUDIT_ARCH_X86_64
	firstForeignNr = 0x40000000
)
