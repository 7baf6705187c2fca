//go:build !linux

package lock

func status() State {
	return State{Tried: "nothing: this system gives a program no such lock to take"}
}
