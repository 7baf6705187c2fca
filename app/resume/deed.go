package resume

import (
	"regexp"
	"strings"
)

// A deed is something the person did: a sentence that begins with a verb in the
// past or the base form, or with "I". What begins with an article, a name and
// "is", or "The company" describes somebody else.

var (
	iWord    = regexp.MustCompile(`(?i)^(?:i|i['’](?:ve|m|d)|my|we|our|ich|wir|je|j['’]|nous|eu|nós|yo)\b`)
	pastVerb = regexp.MustCompile(`(?i)^(?:(?:re|co|over|out|under)-?)?[a-z]{2,}ed\b|^(?:built|led|ran|wrote|grew|cut|made|took|drove|won|kept|brought|oversaw|began|set|held|taught|sold|spoke|gave|found|met|put|sped|shrank|rebuilt|rewrote|rethought|split|broke|sought|got|did|went|chose|undertook|spearheaded|lead|managed)\b`)
	baseVerb = regexp.MustCompile(`(?i)^(?:build|lead|run|write|manage|develop|design|maintain|implement|own|operate|support|create|improve|deliver|work|help|drive|responsible|provide|coordinate|analy[sz]e|perform|assist|train|install|configure|monitor|ensure|test|review|mentor|oversee|plan|prepare|conduct|handle|research|deploy|automate|architect|migrate|teach|serve|participate|collaborate|contribute|track|document|resolve|troubleshoot|respond|process|answer|sell|write|organi[sz]e|supervise)(?:s|ing)?\b|^(?:building|leading|running|writing|managing|developing|designing|maintaining|implementing|owning|operating|creating|improving|driving|coordinating|teaching|supporting|analy[sz]ing|testing|responsible)\b`)
	adverbs  = regexp.MustCompile(`(?i)^(?:[a-z]+ly|also|then|later|further|together|there,?)\s+`)
	pastRest = regexp.MustCompile(`(?i)^(?:entwickelte?|leitete|baute|führte|betreute|erstellte|entwarf|verantwortete|optimierte|reduzierte|aufbau|entwicklung|leitung|betreuung|einführung|umsetzung|konzeption|verantwort\pL*|conception|développement|mise en|conçu|développé|dirigé|géré|réduit|créé|encadré|migré|automatisé|participation|desarroll[éoó]\pL*|lider\pL+|diseñ\pL+|implement\pL+|gestion\pL+|reduj\pL+|cre[éó]\pL*|migr\pL+|desenvolv\pL+|lidere\pL+|projet\pL+|implant\pL+|reduz\pL+|crie\pL+|gerenci\pL+|responsável|responsable|verantwortlich)`)
	notVerb  = regexp.MustCompile(`(?i)^(?:united|embed|need|speed|limited|red|bed|feed|advanced|based|related|applied|distributed|certified|unlimited|shared|hundred|indeed|seed|weed|founded|headquartered|located|backed|funded|acquired|named|known)\b`)
)

func deed(s string) bool {
	s = strings.TrimLeft(s, ` "“'(`)
	if iWord.MatchString(s) {
		return true
	}
	for range 2 {
		s = adverbs.ReplaceAllString(s, "")
	}
	if notVerb.MatchString(s) {
		return false
	}
	return pastVerb.MatchString(s) || baseVerb.MatchString(s) || pastRest.MatchString(s)
}
