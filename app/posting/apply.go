package posting

import (
	"regexp"
	"strings"
)

// apply finds the address or link to answer to.
func (ad *advert) apply() Field {
	var mail, web, link Field
	for i := range ad.lines {
		l := &ad.lines[i]
		if l.prompt || l.legal {
			continue
		}
		if m := findEmail(l.text); m != "" {
			f := Field{Value: strings.TrimRight(m, "."), Quote: l.text}
			if mail.Value == "" || applyCue(l) && !applyText(mail.Quote) {
				mail = f
			}
		}
		if m := findWeb(l.text); m != "" {
			f := Field{Value: strings.TrimRight(m, ".,;"), Quote: l.text}
			switch {
			case applyCue(l) || jobBoard.MatchString(m):
				if web.Value == "" {
					web = f
				}
			case link.Value == "" && i < 3:
				link = f
			}
		}
	}
	switch {
	case mail.Value != "" && (applyText(mail.Quote) || web.Value == ""):
		return mail
	case web.Value != "":
		return web
	case mail.Value != "":
		return mail
	}
	return link
}

func findEmail(text string) string {
	if !strings.Contains(text, "@") && !strings.Contains(text, "at]") && !strings.Contains(text, "at)") {
		return ""
	}
	return emailAddress.FindString(text)
}

func findWeb(text string) string {
	if !strings.Contains(text, "://") {
		return ""
	}
	return webAddress.FindString(text)
}

var jobBoard = regexp.MustCompile(`(?i)(?:greenhouse\.io|lever\.co|ashbyhq|workable|/jobs?/|/careers?|/join|smartrecruiters|personio|recruitee|teamtailor|bamboohr|apply)`)

func applyCue(l *line) bool { return l.section == apply || l.fact == "apply" || applyText(l.text) }

var applyWords = regexp.MustCompile(`(?i)\b(?:apply|application|resume|cv|send|interested|bewerb\w*|candidat\w*|postul\w*|enviar|envie|envía|envoyez|curriculum|lebenslauf|join)\b`)

func applyText(s string) bool { return applyWords.MatchString(s) }
