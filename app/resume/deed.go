package resume

import (
	"regexp"
	"strings"

	"vouchsafe/app/english"
)

// A deed is something the person did: a sentence that begins with a verb in the
// past or the base form, or with "I". What begins with an article, a name and
// "is", or "The company" describes somebody else.

var (
	iWord    = regexp.MustCompile(`(?i)^(?:i|i['’](?:ve|m|d)|my|we|our|ich|wir|je|j['’]|nous|eu|nós|yo)\b`)
	pastVerb = regexp.MustCompile(`(?i)^(?:(?:re|co|over|out|under)-?)?[a-z]{2,}ed\b|^(?:built|led|ran|wrote|grew|cut|made|took|drove|won|kept|brought|oversaw|began|set|held|taught|sold|spoke|gave|found|met|put|sped|shrank|rebuilt|rewrote|rethought|split|broke|sought|got|did|went|chose|undertook|spearheaded|lead|managed)\b`)
	baseVerb = regexp.MustCompile(`(?i)^(?:build|lead|run|write|manage|develop|design|maintain|implement|own|operate|support|create|improve|deliver|work|help|drive|responsible|provide|coordinate|analy[sz]e|perform|assist|train|install|configure|monitor|ensure|test|review|mentor|oversee|plan|prepare|conduct|handle|research|deploy|automate|architect|migrate|teach|serve|participate|collaborate|contribute|track|document|resolve|troubleshoot|respond|process|answer|sell|organi[sz]e|supervise)(?:s|ing)?\b|^(?:building|leading|running|writing|managing|developing|designing|maintaining|implementing|owning|operating|creating|improving|driving|coordinating|teaching|supporting|analy[sz]ing|testing|responsible)\b`)
	adverbs  = regexp.MustCompile(`(?i)^(?:[a-z]+ly|also|then|later|further|together|there,?)\s+`)
	pastRest = regexp.MustCompile(`(?i)^(?:entwickelte?|leitete|baute|führte|betreute|erstellte|entwarf|verantwortete|optimierte|reduzierte|aufbau|entwicklung|leitung|betreuung|einführung|umsetzung|konzeption|verantwort\pL*|conception|développement|mise en|conçu|développé|dirigé|géré|réduit|créé|encadré|migré|automatisé|participation|desarroll[éoó]\pL*|lider\pL+|diseñ\pL+|implement\pL+|gestion\pL+|reduj\pL+|cre[éó]\pL*|migr\pL+|desenvolv\pL+|lidere\pL+|projet\pL+|implant\pL+|reduz\pL+|crie\pL+|gerenci\pL+|responsável|responsable|verantwortlich)`)
	// "Pied Piper is a …", "Leading provider of …", "Global movement of …"
	describes = regexp.MustCompile(`^(?:[\p{Lu}][\pL\d.&'’-]*\s+){1,4}(?:is|are|was|were|ist|war|est|es|é|provides|offers|makes|builds|develops|operates|specializes)\s|(?i)^(?:a|an|the|one of|leading|global|ein|eine|un|une|una|um|uma)\s+(?:[\pL-]+\s+){0,4}(?:provider|company|firm|agency|startup|start-up|platform|manufacturer|supplier|marketplace|bank|movement|organi[sz]ation|anbieter|unternehmen|entreprise|société|empresa)\b`)
	gerund    = regexp.MustCompile(`^[\p{Lu}][a-z]{2,}ing\b`)
	nominal   = regexp.MustCompile(`(?i)^[a-z-]{3,}(?:ment|tion|sion|ance|ence|ship|ción|sión|ção|são|ung)\s+(?:of|and|de|del|da|do|von|des|der|et|y|e)\s`)
	notVerb   = regexp.MustCompile(`(?i)^(?:united|embed|need|speed|limited|red|bed|feed|advanced|based|related|applied|distributed|certified|unlimited|shared|hundred|indeed|seed|weed|founded|headquartered|located|backed|funded|acquired|named|known)\b`)
)

func deed(s string) bool {
	s = strings.TrimLeft(s, ` "“'(`)
	if describes.MatchString(s) {
		return false
	}
	if iWord.MatchString(s) {
		return true
	}
	bare := s
	for range 2 {
		s = adverbs.ReplaceAllString(s, "")
	}
	if notVerb.MatchString(s) {
		return false
	}
	first, rest, _ := strings.Cut(s, " ")
	if _, form, ok := english.LookupVerb(strings.Trim(first, ",.;:")); ok {
		next, _, _ := strings.Cut(rest, " ")
		switch form { //nolint:exhaustive // "designs" tells of no deed by itself
		case english.Past, english.Participle, english.Gerund:
			return true
		case english.Base: // many are nouns as well: "time recording"
			if s != bare || english.IsArticle(next) || english.IsPronoun(next) || english.IsConjunction(next) || english.IsPreposition(next) {
				return true
			}
		}
	}
	return gerund.MatchString(s) || nominal.MatchString(s) || pastVerb.MatchString(s) || baseVerb.MatchString(s) || pastRest.MatchString(s)
}

// pastDeed reports whether s begins with a verb in the past.
func pastDeed(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	_, form, ok := english.LookupVerb(strings.Trim(first, ",.;:"))
	return ok && (form == english.Past || form == english.Participle) || pastVerb.MatchString(s) && !notVerb.MatchString(s)
}
