package llm

import (
	"testing"
	"unsafe"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// The list of devices stays where the parameters say it is, though the stack of the
// goroutine that made it grows and moves before llama.cpp reads it.
func TestDevicesStayWhereTheyAre(t *testing.T) {
	got := make(chan llama.GGMLBackendDevice)
	go func() { // on a small stack of its own
		var p llama.ModelParams
		unpin, err := setDevices(&p, 7)
		if err != nil {
			panic(err)
		}
		defer unpin()
		grown(1000)
		got <- (*(**[2]llama.GGMLBackendDevice)(unsafe.Pointer(&p.Devices)))[0]
	}()
	if d := <-got; d != 7 {
		t.Errorf("the device reads %v, want 7", d)
	}
}

func grown(depth int) byte {
	var room [512]byte
	if depth > 0 {
		room[depth%len(room)] = grown(depth - 1)
	}
	return room[depth%7]
}
