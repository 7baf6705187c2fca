package llm

// Constraint decides, token by token, what a candidate may say. The engine asks
// about the likeliest token first, so a constraint that the model would follow
// anyway costs one question a token.
//
// All calls for one job come from one goroutine at a time. Pieces are the bytes
// of a token: a piece may end inside a UTF-8 character.
type Constraint interface {
	Fork() Constraint         // an independent copy for one candidate
	Allows(piece string) bool // may this token text come next
	Accept(piece string)      // it has come; only called with what Allows allowed
	MayEnd() bool             // may the text end here
}

// StepConstraint is a constraint that can also tell early that nothing beginning
// with a prefix will be allowed. With it, finding the best allowed token among
// all takes a walk over the few branches that stay open, instead of a question
// for every token of the vocabulary. Where every beginning of an allowed text is
// itself allowed, AllowsPrefix is Allows.
type StepConstraint interface {
	Constraint
	AllowsPrefix(prefix string) bool // may any text that begins so come next; "" asks for any at all
}
