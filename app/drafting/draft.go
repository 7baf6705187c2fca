package drafting

import (
	"context"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/app/playbook"
)

// Draft writes the letter. watch may be nil. An engine that fails after the model
// was chosen by default leaves the letter to the rules and says so in a finding.
func (d *Desk) Draft(ctx context.Context, o letter.Options, watch func(Event)) (*letter.Letter, error) {
	return d.draft(ctx, o, watch, letter.Draft)
}

// Redraft writes anew the sentences of was that redo names, but for those that are
// locked or the person's own; all else stays word for word. It leaves was alone.
func (d *Desk) Redraft(ctx context.Context, o letter.Options, was *letter.Letter, redo func(paragraph, sentence int) bool, watch func(Event)) (*letter.Letter, error) {
	return d.draft(ctx, o, watch, func(ctx context.Context, req letter.Request, p letter.Phraser, watch func(*letter.Letter)) (*letter.Letter, error) {
		l, err := letter.Redraft(ctx, req, p, was, redo, watch)
		if l == nil || err != nil {
			return l, err
		}
		return d.Check(ctx, l) // its findings were those of the fresh sentences only
	})
}

// writing is a way to come by a letter: from nothing, or from one that is there.
type writing func(context.Context, letter.Request, letter.Phraser, func(*letter.Letter)) (*letter.Letter, error)

func (d *Desk) draft(ctx context.Context, o letter.Options, watch func(Event), write writing) (*letter.Letter, error) {
	if d.resume == nil || d.posting == nil {
		return nil, fault.BadInput("inputs_missing", "a letter needs a resume and a posting", "", "Give both")
	}
	if watch == nil {
		watch = func(Event) {}
	}
	if o.Today.IsZero() {
		o.Today = d.options.Today
	}
	if o.Pack != "" && o.Pack != "auto" {
		if _, err := playbook.Load(o.Pack); err != nil {
			return nil, fault.BadInput("unknown_pack", err.Error(), "", "Choose one of those")
		}
	}
	reader, err := d.understander(ctx)
	if err != nil {
		return nil, err
	}
	req := letter.Request{Resume: d.resume, Posting: d.posting, Answers: d.answers, Options: o, Reader: reader}
	composed, err := write(ctx, req, nil, nil)
	if err != nil {
		return nil, fault.Broken("draft_failed", "the letter could not be planned", err, "Report this, with the pack you chose")
	}
	d.time(composed)
	watch(Event{Stage: "drafting", Letter: composed})
	if d.options.NoModel {
		return composed, nil
	}
	if err := d.open(ctx, watch); err != nil {
		if ctx.Err() != nil || d.options.Model != "" {
			return nil, err
		}
		if !errorIsNoModel(err) {
			composed.Findings = append(composed.Findings, unavailable(err))
		}
		return composed, nil
	}
	watch(Event{Stage: "drafting"}) // for as long as it takes: nothing tells how far it is
	l, err := write(ctx, req, d.phraser, func(l *letter.Letter) {
		d.time(l)
		watch(Event{Stage: "drafting", Letter: l})
	})
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if err != nil {
		composed.Findings = append(composed.Findings, unavailable(err))
		return composed, nil
	}
	d.time(l)
	d.noted(l)
	return l, nil
}
