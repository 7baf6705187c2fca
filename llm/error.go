package llm

import (
	"errors"
	"io/fs"

	"vouchsafe/llm/gguf"
)

// Code names a kind of failure; it never changes once published.
type Code string

// Codes say in their names what they mean.
const (
	FileMissing       Code = "file_missing"
	FileUnreadable    Code = "file_unreadable"
	FileTruncated     Code = "file_truncated"
	NotGGUF           Code = "not_gguf"
	FileDamaged       Code = "file_damaged"
	UnsupportedModel  Code = "unsupported_model"
	ChecksumMismatch  Code = "checksum_mismatch"
	LibraryMissing    Code = "library_missing"
	LibraryUnsuitable Code = "library_unsuitable"
	DeviceMissing     Code = "device_missing"
	OutOfMemory       Code = "out_of_memory"
	ContextOverflow   Code = "context_overflow"
	BadJob            Code = "bad_job"
	BadGrammar        Code = "bad_grammar"
	EngineClosed      Code = "engine_closed"
	EngineFailed      Code = "engine_failed"
)

// Error is how every failure of this package but a cancelled context comes back.
type Error struct {
	Code Code
	Err  error // the cause, lower case
}

func (e *Error) Error() string { return e.Err.Error() }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf gives the code inside err, "" when it has none.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return ""
}

// Spoilt reports whether err says that a file is not what was once written.
func Spoilt(err error) bool {
	switch CodeOf(err) {
	case ChecksumMismatch, FileDamaged, FileTruncated, NotGGUF, UnsupportedModel:
		return true
	default:
		return false
	}
}

func fail(code Code, err error) error { return &Error{code, err} }

var errClosed = fail(EngineClosed, errors.New("engine is closed"))

// fileError gives an error from reading a model file its code.
func fileError(err error) error {
	code := FileUnreadable
	switch {
	case errors.Is(err, fs.ErrNotExist):
		code = FileMissing
	case errors.Is(err, gguf.ErrNotGGUF):
		code = NotGGUF
	case errors.Is(err, gguf.ErrTruncated):
		code = FileTruncated
	case errors.Is(err, gguf.ErrMalformed):
		code = FileDamaged
	case errors.Is(err, gguf.ErrUnsupported):
		code = UnsupportedModel
	}
	return fail(code, err)
}
