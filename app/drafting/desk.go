// Package drafting is one application being written: it takes the inputs in,
// keeps the engine, and runs the stations in order. The window and the command
// line are two faces of the same Desk.
//
// It guarantees that a letter comes out of readable inputs whatever the engine
// does, and that errors are faults. One call runs at a time.
package drafting

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"vouchsafe/app/document"
	"vouchsafe/app/evidence"
	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/app/meaning"
	"vouchsafe/app/playbook"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
	"vouchsafe/llm"
)

// Options say where things lie and what runs.
type Options struct {
	DataDir string // personal data: saved prefix states, added models; "" keeps nothing
	Model   string // a catalog name, the name of an added model, or a .gguf file; "" is the default where installed
	Device  string // "auto", "cpu" or a device's name
	NoModel bool   // compose by rule only
	Trial   Trial  // of models and devices nobody vouches for; nil loads them as they are
	Today   time.Time
}

// Event is a step of a draft.
type Event struct {
	Stage       string // "loading", "prefix", "drafting"
	Done, Total int
	Letter      *letter.Letter // the letter as it stands, where it changed
}

// Desk holds the inputs of one application and the engine.
type Desk struct {
	options Options
	resume  *resume.Resume
	posting *posting.Posting
	answers evidence.Answers

	reader  *meaning.Reader
	engine  *llm.Engine
	phraser letter.Phraser
	name    string // of the model that is open

	whyNotGPU string // a graphics processor was tried and failed

	readMS, loadMS int64
}

// New makes an empty desk. Nothing is opened before it is needed.
func New(o Options) *Desk {
	if o.Today.IsZero() {
		o.Today = time.Now()
	}
	return &Desk{options: o}
}

// ReadResume reads a resume from a file.
func (d *Desk) ReadResume(ctx context.Context, path string) (*resume.Resume, error) {
	data, err := document.Load(path, document.Options{})
	if err != nil {
		return nil, err
	}
	return d.ReadResumeBytes(ctx, filepath.Base(path), data)
}

// ReadResumeBytes reads a resume; name is its file name, for the kinds of text
// that content alone does not tell apart.
func (d *Desk) ReadResumeBytes(ctx context.Context, name string, data []byte) (*resume.Resume, error) {
	return d.ReadLockedResume(ctx, name, data, "")
}

// ReadLockedResume is ReadResumeBytes of a file that a password opens.
func (d *Desk) ReadLockedResume(ctx context.Context, name string, data []byte, password string) (*resume.Resume, error) {
	start := time.Now()
	r, _, err := resume.Read(ctx, name, data, document.Options{Password: password})
	if err != nil {
		return nil, err
	}
	d.readMS = time.Since(start).Milliseconds()
	d.resume = r
	return r, nil
}

// Take puts a resume and a posting that were read before in the place of those that
// are there; nil is none.
func (d *Desk) Take(r *resume.Resume, p *posting.Posting) { d.resume, d.posting = r, p }

// ReadPosting reads a pasted posting.
func (d *Desk) ReadPosting(ctx context.Context, text string) (*posting.Posting, error) {
	reader, err := d.understander(ctx)
	if err != nil {
		return nil, err
	}
	p, err := posting.Parse(ctx, text, reader)
	if err != nil {
		return nil, err
	}
	d.posting = p
	return p, nil
}

// ReadPostingFile reads a posting from a file of any format that documents come in.
func (d *Desk) ReadPostingFile(ctx context.Context, path string) (*posting.Posting, error) {
	data, err := document.Load(path, document.Options{})
	if err != nil {
		return nil, err
	}
	return d.ReadPostingBytes(ctx, filepath.Base(path), data)
}

// ReadPostingBytes reads a posting; text and HTML go to the reader as they are, so that
// it can undo lost line breaks and tell the advertisement from the page around it.
func (d *Desk) ReadPostingBytes(ctx context.Context, name string, data []byte) (*posting.Posting, error) {
	return d.ReadLockedPosting(ctx, name, data, "")
}

// ReadLockedPosting is ReadPostingBytes of a file that a password opens.
func (d *Desk) ReadLockedPosting(ctx context.Context, name string, data []byte, password string) (*posting.Posting, error) {
	if plain(name, data) {
		if text, ok := document.Decode(data); ok {
			return d.ReadPosting(ctx, text)
		}
	}
	doc, err := document.Read(ctx, name, data, document.Options{Password: password})
	if err != nil {
		return nil, err
	}
	reader, err := d.understander(ctx)
	if err != nil {
		return nil, err
	}
	p, err := posting.FromDocument(ctx, doc, reader)
	if err != nil {
		return nil, err
	}
	d.posting = p
	return p, nil
}

func plain(name string, data []byte) bool {
	if strings.HasPrefix(string(data[:min(4, len(data))]), "%PDF") || strings.HasPrefix(string(data[:min(2, len(data))]), "PK") {
		return false
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".pdf", ".docx":
		return false
	}
	return true
}

// SetAnswers takes the answers typed in the window.
func (d *Desk) SetAnswers(a evidence.Answers) { d.answers = a }

// trade is the pack that the resume itself calls for: by its latest title, then by
// the tools it names.
func (d *Desk) trade() string {
	title, lines := "", []string{}
	for i, j := range d.resume.Jobs {
		if i == 0 {
			title = j.Title
		}
		for _, b := range j.Bullets {
			lines = append(lines, b.Text)
		}
	}
	for _, s := range d.resume.Skills {
		lines = append(lines, s.Name)
	}
	return playbook.For(title, lines...)
}

// Evidence is what the resume vouches for, read with a pack ("" is the resume's own).
func (d *Desk) Evidence(ctx context.Context, pack string) (*evidence.Evidence, *playbook.Pack, error) {
	if pack == "" {
		pack = d.trade()
	}
	return d.evidenceBy(ctx, pack)
}

func (d *Desk) evidenceBy(ctx context.Context, pack string) (*evidence.Evidence, *playbook.Pack, error) {
	p, err := playbook.Load(pack)
	if err != nil {
		return nil, nil, fault.BadInput("unknown_pack", err.Error(), "", "Choose one of those")
	}
	e, err := d.gather(ctx, d.answers, p)
	return e, p, err
}

// Understood is all that the resume says and claims, what the person wants untold
// included, and the signals of what may be told.
func (d *Desk) Understood(ctx context.Context) (*evidence.Evidence, evidence.Signals, error) {
	told, pack, err := d.Evidence(ctx, "")
	if err != nil {
		return nil, evidence.Signals{}, err
	}
	plain := d.answers
	plain.Preferences, plain.Confidential = nil, nil // as the resume names its employers
	all, err := d.gather(ctx, plain, pack)
	if err != nil {
		return nil, evidence.Signals{}, err
	}
	all.Lines = told.Lines // as the person put them right
	return all, told.Signals, nil
}

// gather reads the evidence that the resume holds with these answers.
func (d *Desk) gather(ctx context.Context, a evidence.Answers, p *playbook.Pack) (*evidence.Evidence, error) {
	reader, err := d.understander(ctx)
	if err != nil {
		return nil, err
	}
	return evidence.Gather(ctx, d.resume, a, p, reader)
}

// understander is the reader of what lines mean, opened when it is first needed.
func (d *Desk) understander(ctx context.Context) (*meaning.Reader, error) {
	if d.reader == nil {
		r, err := meaning.Open(ctx)
		if err != nil {
			return nil, err
		}
		d.reader = r
	}
	return d.reader, nil
}

// Use changes the model and the device for what is drafted from now on; "" is the
// default model, and the device that suits it.
func (d *Desk) Use(model, device string) {
	if device == "" {
		device = "auto"
	}
	if model == d.options.Model && device == d.options.Device {
		return
	}
	_ = d.closeEngine() // its memory; nothing of it is kept
	d.whyNotGPU = ""
	d.options.Model, d.options.Device = model, device
}

func (d *Desk) time(l *letter.Letter) {
	l.Timings.ReadMS, l.Timings.LoadMS = d.readMS, d.loadMS
}

// Close gives the memory of reader and engine back.
func (d *Desk) Close() error {
	if d.reader != nil {
		_ = d.reader.Close()
		d.reader = nil
	}
	return d.closeEngine()
}

func (d *Desk) closeEngine() error {
	if d.engine == nil {
		return nil
	}
	e := d.engine
	d.engine, d.phraser = nil, nil
	return e.Close()
}
