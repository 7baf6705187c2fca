//go:build soak

package store

import "testing"

func TestSoakKilledAtAnyMoment(t *testing.T) { killAtRandom(t, 200, 77) }

func TestSoakAnyDamageIsSurvived(t *testing.T) { damageAtRandom(t, 300) }
