//go:build soak

package app

import (
	"os"
	"testing"

	"vouchsafe/models"
)

func TestSoakHostileFilesDroppedOnTheWindow(t *testing.T) { dropHostile(t, 500, 24) }

func TestSoakKilledAtAnyMoment(t *testing.T) { killAtRandom(t, 200, 78, installedModel()) }

// installedModel gives the name of the small model, "" where it is not here.
func installedModel() string {
	m, ok := models.Find("test")
	if !ok {
		return ""
	}
	if _, err := os.Stat(m.Path()); err != nil || models.FindLibraries() == "" {
		return ""
	}
	return m.Name
}
