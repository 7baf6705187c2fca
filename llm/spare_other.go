//go:build !linux

package llm

// spareMeter cannot tell here how much of the machine is free; a try finds out.
type spareMeter struct{}

func (*spareMeter) look() {}

func (*spareMeter) cores() (float64, bool) { return 0, false }
