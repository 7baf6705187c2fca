package llm

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// states keeps on disk what a model remembers of a prefix, so that another
// process need not read it again. A file is personal data: it can be turned back
// into the text. The library dies of a damaged state, so one is believed only
// after its length, its checksum and everything it depends on have been compared.
//
// Layout, little-endian: magic, identity, count of tokens (uint32), length of
// payload (uint64), SHA-256 of tokens and payload, tokens (int32 each), payload.
type states struct {
	dir      string // "" keeps nothing
	limit    int64
	identity [sha256.Size]byte // of model, libraries and device
	writing  sync.WaitGroup
}

const (
	stateMagic   = "llm prefix state 1\n"
	stateEnding  = ".state"
	stateWriting = ".writing-*"
	stateHeader  = len(stateMagic) + sha256.Size + 4 + 8 + sha256.Size
	stateLimit   = 512 << 20
)

func newStates(dir string, limit int64, parts ...string) *states {
	s := &states{limit: cmp.Or(limit, stateLimit), identity: sha256.Sum256([]byte(strings.Join(parts, "\x00")))}
	if dir != "" {
		s.dir = filepath.Join(dir, "prefixes")
	}
	return s
}

// kept tells whether prefixes are kept on disk. From there one is back in a fraction of
// a second, while in the model's memory it makes every token of the others dearer: the
// library attends over all of it (by a quarter for 1,000 tokens and the 1.5B model).
func (s *states) kept() bool { return s.dir != "" }

// file is where the state of p is kept.
func (s *states) file(p *Prefix) string {
	sum := sha256.Sum256(append(s.identity[:], p.key[:]...))
	return filepath.Join(s.dir, hex.EncodeToString(sum[:16])+stateEnding)
}

// load puts the saved state of p into seq, and tells whether it did. A file that
// does not hold what it should is removed.
func (s *states) load(session *session, seq llama.SeqId, p *Prefix) bool {
	if s.dir == "" {
		return false
	}
	file := s.file(p)
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	payload, err := s.open(b, p.tokens)
	if err != nil || !session.restore(seq, payload, len(p.tokens)) {
		os.Remove(file)
		return false
	}
	now := time.Now()
	_ = os.Chtimes(file, now, now)
	return true
}

// open verifies a state file's content and gives its payload.
func (s *states) open(b []byte, tokens []llama.Token) ([]byte, error) {
	if len(b) < stateHeader || string(b[:len(stateMagic)]) != stateMagic {
		return nil, errors.New("not a prefix state")
	}
	head := b[len(stateMagic):stateHeader]
	body := b[stateHeader:]
	count := uint64(binary.LittleEndian.Uint32(head[sha256.Size:]))
	length := binary.LittleEndian.Uint64(head[sha256.Size+4:])
	if !bytes.Equal(head[:sha256.Size], s.identity[:]) {
		return nil, errors.New("made by another model or library")
	}
	if length > uint64(len(body)) || count*4+length != uint64(len(body)) || count != uint64(len(tokens)) {
		return nil, fmt.Errorf("%d bytes do not hold %d tokens", len(body), count)
	}
	if sum := sha256.Sum256(body); !bytes.Equal(head[sha256.Size+12:], sum[:]) {
		return nil, errors.New("checksum does not fit")
	}
	if !bytes.Equal(body[:count*4], tokenBytes(tokens)) {
		return nil, errors.New("holds another prefix")
	}
	return body[count*4:], nil
}

// save writes the state of seq in the background. That it could not is no
// failure: the prefix is read again next time.
func (s *states) save(session *session, seq llama.SeqId, p *Prefix) {
	if s.dir == "" {
		return
	}
	payload := session.state(seq)
	if len(payload) == 0 || int64(len(payload)) > s.limit {
		return
	}
	file := s.file(p)
	s.writing.Go(func() {
		if writePrivate(file, s.seal(p.tokens, payload)) == nil {
			s.trim(file)
		}
	})
}

// seal makes a state file's content.
func (s *states) seal(tokens []llama.Token, payload []byte) []byte {
	b := make([]byte, 0, stateHeader+4*len(tokens)+len(payload))
	b = append(append(b, stateMagic...), s.identity[:]...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(tokens)))
	b = binary.LittleEndian.AppendUint64(b, uint64(len(payload)))
	sum := len(b)
	b = append(append(b[:sum+sha256.Size], tokenBytes(tokens)...), payload...)
	digest := sha256.Sum256(b[sum+sha256.Size:])
	copy(b[sum:], digest[:])
	return b
}

// trim removes the files that went unused longest until the rest keep the limit.
func (s *states) trim(newest string) {
	names, _ := filepath.Glob(filepath.Join(s.dir, "*"+stateEnding))
	type entry struct {
		name string
		info fs.FileInfo
	}
	var all []entry
	total := int64(0)
	for _, n := range names {
		if info, err := os.Lstat(n); err == nil {
			all = append(all, entry{n, info})
			total += info.Size()
		}
	}
	// Half a file is what a process that was killed left behind.
	halves, _ := filepath.Glob(filepath.Join(s.dir, stateWriting))
	for _, n := range halves {
		if info, err := os.Lstat(n); err == nil && time.Since(info.ModTime()).Abs() > time.Hour {
			os.Remove(n)
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return a.info.ModTime().Compare(b.info.ModTime()) })
	for _, e := range all {
		if total > s.limit && e.name != newest {
			os.Remove(e.name)
			total -= e.info.Size()
		}
	}
}

func tokenBytes(tokens []llama.Token) []byte {
	b := make([]byte, 0, 4*len(tokens))
	for _, t := range tokens {
		b = binary.LittleEndian.AppendUint32(b, uint32(t))
	}
	return b
}

// writePrivate puts data in a file that only its owner can read, whole or not at
// all.
func writePrivate(file string, data []byte) error {
	dir := filepath.Dir(file)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, stateWriting)
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(data)
	if err := errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), file); err != nil {
		return err
	}
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync() // some systems cannot, and do it on their own
		d.Close()
	}
	return nil
}
