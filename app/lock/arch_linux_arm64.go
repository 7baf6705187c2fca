//go:build !dev

package lock

import "golang.org/x/sys/unix"

// arm64 has no second numbering under its own audit architecture; nothing lies
// above the bound but numbers that no kernel knows.
const (
	auditArch      = unix.AUDIT_ARCH_AARCH64
	firstForeignNr = 0x40000000
)
