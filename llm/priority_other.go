//go:build !linux

package llm

// yieldToWindow does nothing where threads cannot be given priorities one by one.
func yieldToWindow() {}
