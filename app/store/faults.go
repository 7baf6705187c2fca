package store

import (
	"context"
	"errors"
	"fmt"

	lib "modernc.org/sqlite/lib"

	"vouchsafe/app/fault"
)

// The faults of this package, by code.

func faultNewer(found, known int) error {
	return fault.Broken("store_newer", "what is stored here was written by a newer version of this program",
		fmt.Errorf("its tables are of version %d, and this program knows version %d", found, known),
		"Start the newer program. Nothing was changed")
}

func faultAlien() error {
	return fault.Broken("store_alien", "the file "+File+" in the data folder is another program's",
		errors.New("it is a database, but not one of this program"),
		"Move it elsewhere, or name another data folder. Nothing was changed")
}

func faultBusy(why error) error {
	return fault.Broken("store_busy", "the store has to be worked on, and another window has it open", why,
		"Close the other window and start again. Nothing was changed")
}

func faultReadOnly(path string, why error) error {
	return fault.Broken("store_read_only", "nothing can be saved in "+path, why,
		"Make its folder writable, or name another one in VOUCHSAFE_HOME")
}

func faultUnusable(path string, why error) error {
	return fault.Broken("store_unusable", "the store "+path+" cannot be opened", why,
		"Check that its folder is yours and that its disk has room")
}

func faultFull(why error) error {
	return fault.Broken("store_full", "the disk is full, and the last change was not saved", why,
		"Make room, then change something again. What was saved before is safe")
}

func faultMissing(what string, id int64) error {
	return fault.BadInput("not_stored", fmt.Sprintf("there is no %s with the number %d", what, id), "",
		"It may have been made in another data folder")
}

// faultOf gives an error of Open its code; faults and a cancelled context pass.
func faultOf(path string, err error) error {
	var f *fault.Fault
	if errors.As(err, &f) || cancelled(err) {
		return err
	}
	if unwritable(err) {
		return faultReadOnly(path, err)
	}
	return faultUnusable(path, err)
}

// saved gives an error of a Save its code.
func (s *Store) saved(err error) error {
	var f *fault.Fault
	switch {
	case err == nil, errors.As(err, &f), cancelled(err):
		return err
	case code(err) == lib.SQLITE_FULL:
		return faultFull(err)
	case code(err) == lib.SQLITE_READONLY:
		return faultReadOnly(s.state.Path, err)
	}
	return fault.Broken("store_failed", "the last change was not saved", err, "What was saved before is safe")
}

// loaded gives an error of a Load its code.
func (s *Store) loaded(err error) error {
	var f *fault.Fault
	if err == nil || errors.As(err, &f) || cancelled(err) {
		return err
	}
	return fault.Broken("store_failed", "the store could not be read", err, "Start again: a damaged store is mended at the start")
}

func cancelled(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
