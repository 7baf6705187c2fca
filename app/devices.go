package app

import (
	"vouchsafe/app/drafting"
	"vouchsafe/app/fault"
)

// Device is something a model can run on.
type Device struct {
	Name        string `json:"name"` // as Settings.Device takes it
	Description string `json:"description"`
	Kind        string `json:"kind"`         // "cpu", "gpu", "igpu", "accel"
	MemoryBytes uint64 `json:"memory_bytes"` // 0 where unknown
}

// Devices lists what a model can run on here; none without the engine's libraries.
func (a *App) Devices() ([]Device, error) {
	out := []Device{}
	list, err := drafting.Devices(a.ctx)
	if err != nil {
		return out, fault.Of(err)
	}
	for _, d := range list {
		out = append(out, Device{d.Name, d.Description, d.Kind, d.Total})
	}
	return out, nil
}
