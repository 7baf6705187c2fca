// Package plainuser lets tests that run as root meet what everybody else meets: a
// file that may not be read, a folder that may not be written. Only tests use it.
package plainuser

import (
	"os"
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"
)

// Variable is the environment variable that asks for it.
const Variable = "VOUCHSAFE_TEST_PLAIN_USER"

// Become starts this process again without root's right to pass over modes, where
// the environment asks for that. Call it first in TestMain.
func Become() error {
	if os.Getenv(Variable) != "1" || os.Geteuid() != 0 {
		return nil
	}
	runtime.LockOSThread() // the set that is dropped from is the thread's
	for _, right := range []uintptr{unix.CAP_DAC_OVERRIDE, unix.CAP_DAC_READ_SEARCH, unix.CAP_FOWNER} {
		if err := unix.Prctl(unix.PR_CAPBSET_DROP, right, 0, 0, 0); err != nil {
			return err
		}
	}
	if err := os.Setenv(Variable, "done"); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	return syscall.Exec(self, os.Args, os.Environ())
}
