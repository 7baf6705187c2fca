package llm

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// Whatever lies where a saved state should be: it is refused, or it is a state that
// was sealed here, to the byte. The library dies of any other.
func FuzzState(f *testing.F) {
	s := newStates("", 0, "a model")
	seal := func(memory []byte, tokens ...llamaToken) []byte { return s.seal(tokens, memory) }
	f.Add(seal([]byte("what the model remembers"), 1, 2, 70000), []byte{1, 0, 0, 0, 2, 0, 0, 0})
	f.Add(seal(nil), []byte{})
	f.Add([]byte(stateMagic), []byte{9})
	huge := seal([]byte("x"), 1)
	binary.LittleEndian.PutUint64(huge[len(stateMagic)+36:], 1<<63)
	f.Add(huge, []byte{1, 0, 0, 0})
	f.Fuzz(func(t *testing.T, file, ids []byte) {
		var tokens []llamaToken
		for ; len(ids) >= 4; ids = ids[4:] {
			tokens = append(tokens, llamaToken(binary.LittleEndian.Uint32(ids)))
		}
		memory, err := s.open(file, tokens)
		if err != nil {
			if memory != nil {
				t.Fatal("refused, and yet given")
			}
			return
		}
		if !bytes.Equal(s.seal(tokens, memory), file) {
			t.Fatal("what was taken is not what is sealed")
		}
	})
}
