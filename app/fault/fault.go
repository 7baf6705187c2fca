// Package fault is the form every error takes at the edge of the product: what
// happened, why, and what the person can do, with a code a test can name.
//
// Inside a package errors are plain Go errors, lower case and wrapped. The
// function that a person's action reached turns them into a Fault.
package fault

import (
	"errors"
	"fmt"
)

// Kind says whose turn it is to act; the command line maps it to an exit code.
type Kind int

const (
	// Input is a file, text or argument that cannot be used as it is (exit 2).
	Input Kind = iota
	// System is the machine, the engine or the disk (exit 3).
	System
)

// Fault is an error as a person reads it.
type Fault struct { //nolint:errname // what people see of an error has a name of its own
	Code string `json:"code"` // stable, snake_case: "pdf_encrypted"
	Kind Kind   `json:"-"`
	What string `json:"what"` // one sentence, no full stop
	Why  string `json:"why"`  // empty when What says it all
	Do   string `json:"do"`   // what the person can do now
	Err  error  `json:"-"`    // the cause, for logs and errors.Is; may be nil
}

// Error joins what, why and what to do into one line.
func (f *Fault) Error() string {
	s := f.What
	if f.Why != "" {
		s += ": " + f.Why
	}
	if f.Do != "" {
		s += ". " + f.Do
	}
	return s
}

// Unwrap gives the cause.
func (f *Fault) Unwrap() error { return f.Err }

// BadInput makes a fault that the person mends by changing what they gave.
func BadInput(code, what, why, do string) *Fault {
	return &Fault{Code: code, Kind: Input, What: what, Why: why, Do: do}
}

// Broken makes a fault of the machine around the person's input.
func Broken(code, what string, cause error, do string) *Fault {
	f := &Fault{Code: code, Kind: System, What: what, Do: do, Err: cause}
	if cause != nil {
		f.Why = cause.Error()
	}
	return f
}

// Of finds the fault inside err. An error without one is a defect of ours or a
// surprise of the machine, and comes back as a System fault with code "unexpected".
func Of(err error) *Fault {
	if f, ok := errors.AsType[*Fault](err); ok {
		return f
	}
	return Broken("unexpected", "something failed that should not have", err,
		fmt.Sprintf("Nothing was lost. Please report this with the line above (%T)", err))
}
