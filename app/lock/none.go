//go:build dev || !linux || !(amd64 || arm64)

package lock

func network() error { return nil }
