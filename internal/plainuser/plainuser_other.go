//go:build !linux

package plainuser

// Variable is the environment variable that asks for it.
const Variable = "VOUCHSAFE_TEST_PLAIN_USER"

// Become does nothing: here tests do not run as root.
func Become() error { return nil }
