// Package lock gives up the network: after Network returns nil, this process and
// every process it starts can make no socket but a local one (AF_UNIX), and no
// crash leaves a copy of its memory on disk.
//
// What holds it is the kernel, not this program. It guarantees that no new
// internet socket is made by any thread, through any instruction set or through
// io_uring. It does not reach what runs outside: programs that answer on a local
// socket (D-Bus), the person's own browser, a socket handed over by another
// program. It refuses to call itself on where it is not: on systems other than
// Linux on amd64 and arm64, and in builds with the dev tag (browser tests need
// TCP), nothing is given up and Status says so.
package lock

import (
	"slices"

	"vouchsafe/app/fault"
)

// Flag is the argument that leaves the lock out.
const Flag = "--without-network-lock"

// GivenUp is what a person who passes Flag is told.
const GivenUp = "network lock off: nothing but this program's own good behaviour now keeps your resume and letters on this machine"

// State is what Status found; it is the "network_lock" of doctor --json.
type State struct {
	On    bool   `json:"on"`
	Tried string `json:"tried"` // what was attempted a moment ago and what came of it
}

// Network takes the lock. Call it before anything else runs. On a system without
// such a lock it does nothing and returns nil; Status tells the difference.
func Network() error {
	if err := network(); err != nil {
		return fault.Broken("network_lock_failed", "the network lock could not be taken", err,
			"Start with "+Flag+" to run without it")
	}
	return nil
}

// Status makes a real attempt, now, to open what the lock forbids.
func Status() State { return status() }

// Leave reports whether args ask for no lock, and gives them back without the
// flag. Arguments after a bare "--" are left alone.
func Leave(args []string) (rest []string, without bool) {
	end := slices.Index(args, "--")
	if end < 0 {
		end = len(args)
	}
	for i, a := range args {
		if i < end && a == Flag {
			without = true
			continue
		}
		rest = append(rest, a)
	}
	return rest, without
}
