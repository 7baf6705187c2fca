package llm

// pacer
type pacer struct{ threads int }

func (p *pacer) begin(s *session, n int) func(ok bool) bool { return func(bool) bool { return false } }
