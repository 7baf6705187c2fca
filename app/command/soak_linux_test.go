//go:build soak

package command

import "testing"

func TestSoakHostileFilesAreReadOrRefused(t *testing.T) { readHostile(t, 500, 23, 1<<30) }
