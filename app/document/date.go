package document

import (
	"regexp"
	"strings"
)

// dateLike reports whether s is nothing but a date or a span of dates, in any
// of the five languages the product reads: months, years, seasons, "present".
func dateLike(s string) bool {
	t := strings.ToLower(strings.Trim(s, " ()[]|,;:•·"))
	if t == "" || len(t) > 60 || !strings.ContainsAny(t, "0123456789") && !openEnd.MatchString(t) {
		return false
	}
	return strings.TrimSpace(dateParts.ReplaceAllString(t, "")) == ""
}

// DateLike reports whether s is nothing but a date or a span of dates.
func DateLike(s string) bool { return dateLike(s) }

const monthWords = `jan(?:uary|uar|vier|eiro)?|feb(?:ruary|ruar)?|f[ée]v(?:r|rier|ereiro)?|mar(?:ch|s|zo|ço)?|mär(?:z)?|mrz|apr(?:il)?|avr(?:il)?|abr(?:il)?|ma[iy]o?|june?|juni?|juin|jun(?:io|ho)?|july?|juli?|juil(?:let)?|jul(?:io|ho)?|aug(?:ust)?|ao[uû]t|ago(?:sto)?|sept?(?:ember|embre|iembre)?|set(?:embro)?|o[ck]t(?:ober|obre|ubre)?|out(?:ubro)?|nov(?:ember|embre|iembre|embro)?|de[cz](?:ember|embro)?|d[ée]c(?:embre)?|dic(?:iembre)?|ene(?:ro)?|spring|summer|fall|autumn|winter|frühling|sommer|herbst`

const openWords = `present|current|currently|now|ongoing|today|to date|till date|heute|aktuell|jetzt|laufend|aujourd['’]hui|présent|actuel(?:lement)?|en cours|actualidad|actual(?:mente)?|presente|hoy|atual(?:mente)?|hoje|o momento`

var (
	openEnd   = regexp.MustCompile(`^(?:` + openWords + `)$`)
	dateParts = regexp.MustCompile(`(?:` + openWords + `)\b|\b(?:` + monthWords + `)\b\.?|\b(?:19|20)\d\d\b|['’]\d\d\b|\b\d{1,2}[./-]|\b\d{1,2}(?:st|nd|rd|th)?\b|\bq[1-4]\b|\b(?:to|until|till|bis|à|au|a|al|até|hasta|since|seit|depuis|desde|from|von|de|du|expected|exp|est|until|ab|since)\b\.?|[-–—−‒―/,.~→:()]|\b(?:yrs?|years?|mos?|months?)\b|\s+`)
)
