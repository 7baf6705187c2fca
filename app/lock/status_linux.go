//go:build linux

package lock

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// attempts are what a leak would need first, most telling first.
var attempts = []struct {
	name         string
	family, kind int
}{
	{"socket(AF_INET)", unix.AF_INET, unix.SOCK_STREAM},
	{"socket(AF_INET6)", unix.AF_INET6, unix.SOCK_STREAM},
	{"socket(AF_INET, SOCK_DGRAM)", unix.AF_INET, unix.SOCK_DGRAM},
	{"socket(AF_INET6, SOCK_DGRAM)", unix.AF_INET6, unix.SOCK_DGRAM},
	{"socket(AF_NETLINK)", unix.AF_NETLINK, unix.SOCK_RAW},
}

func status() State {
	for _, a := range attempts {
		fd, err := unix.Socket(a.family, a.kind|unix.SOCK_CLOEXEC, 0)
		switch {
		case err == nil:
			_ = unix.Close(fd)
			return State{Tried: a.name + " was allowed"}
		case !errors.Is(err, unix.EACCES):
			return State{Tried: fmt.Sprintf("%s failed, but not by the lock: %v", a.name, err)}
		}
	}
	return State{On: true, Tried: attempts[0].name + " refused: EACCES"}
}
