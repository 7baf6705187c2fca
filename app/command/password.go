package command

import (
	"os"
	"strings"

	"golang.org/x/term"

	"vouchsafe/app/drafting"
	"vouchsafe/app/fault"
	"vouchsafe/app/resume"
)

// tries is how often a password may be mistyped.
const tries = 3

// readResume reads the resume of that path or of standard input, and asks for its
// password where it has one and somebody is there to be asked.
func (s *shell) readResume(d *drafting.Desk, p *progress, path string) (name string, r *resume.Resume, err error) {
	p.at("reading the resume", 0, 0)
	name, data, err := s.load(path)
	if err != nil {
		return name, nil, err
	}
	r, err = d.ReadResumeBytes(s.ctx, name, data)
	for range tries {
		if err == nil || fault.Of(err).Code != "pdf_encrypted" {
			break
		}
		p.clear()
		password, ok := s.ask("Password of " + name + ": ")
		if !ok {
			break
		}
		p.at("reading the resume", 0, 0)
		r, err = d.ReadLockedResume(s.ctx, name, data, password)
	}
	return name, r, err
}

// ask puts a question to the person at the terminal and does not show the answer;
// false where there is no terminal, or no answer.
func (s *shell) ask(question string) (string, bool) {
	f, ok := s.in.(*os.File)
	if !ok || s.read || !term.IsTerminal(int(f.Fd())) {
		return "", false
	}
	_, _ = os.Stderr.WriteString(question) // a prompt without a line's end
	answer, err := term.ReadPassword(int(f.Fd()))
	s.err.line("")
	text := strings.TrimRight(string(answer), "\r\n")
	return text, err == nil && text != ""
}
