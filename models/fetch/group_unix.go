//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// ownGroup has cancelling reach what the client started too: python3 is often a
// script that starts another one.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
}
