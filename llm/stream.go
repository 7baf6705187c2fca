package llm

import "sync"

// stream carries tokens to a reader that may be slow. Sending never waits.
type stream struct {
	mu     sync.Mutex
	wake   *sync.Cond
	queue  []Token
	closed bool
	done   chan struct{}
}

// newStream starts delivering to onToken on a goroutine of its own.
func newStream(onToken func(Token)) *stream {
	s := &stream{done: make(chan struct{})}
	s.wake = sync.NewCond(&s.mu)
	go s.deliver(onToken)
	return s
}

func (s *stream) send(t Token) {
	s.mu.Lock()
	s.queue = append(s.queue, t)
	s.mu.Unlock()
	s.wake.Signal()
}

// finish waits until all is delivered, unless the reader's time is up: then what
// is left is thrown away and the reader may still be busy with one token.
func (s *stream) finish(gone <-chan struct{}) {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.wake.Signal()
	select {
	case <-s.done:
	case <-gone:
		s.mu.Lock()
		s.queue = nil
		s.mu.Unlock()
	}
}

func (s *stream) deliver(onToken func(Token)) {
	defer close(s.done)
	for {
		s.mu.Lock()
		for len(s.queue) == 0 && !s.closed {
			s.wake.Wait()
		}
		if len(s.queue) == 0 {
			s.mu.Unlock()
			return
		}
		t := s.queue[0]
		s.queue = s.queue[1:]
		s.mu.Unlock()
		onToken(t)
	}
}
