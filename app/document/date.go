package document

import (
	"regexp"
	"strings"
	"unicode"
)

// Words that dates are made of, in the languages the product reads.
var (
	monthWords = setOf(`jan january januar januari janv janvier janeiro enero ene feb february februar februari fev fév fevrier février fevereiro febrero
		mar march mars marzo março mär märz mrz apr april avr avril abr abril may mai mayo maio jun june juni juin junio junho
		jul july juli juil juillet julio julho aug august aout août ago agosto sep sept september septembre septiembre setembro set
		oct okt october oktober octobre octubre out outubro nov november novembre noviembre novembro dec dez december dezember
		déc décembre dezembro dic diciembre spring summer fall autumn winter frühling frühjahr sommer herbst printemps été automne
		hiver primavera verano otoño invierno verão outono inverno frühjahr maart mrt mei augustus lente zomer herfst
		sty styczeń stycznia lut luty lutego marzec marca kwi kwiecień kwietnia maj maja cze czerwiec czerwca lip lipiec lipca
		sie sierpień sierpnia wrz wrzesień września paź październik października lis listopad listopada gru grudzień grudnia
		wiosna lato jesień zima`)
	openWords = setOf(`present current currently now ongoing today date heute aktuell jetzt laufend aujourd'hui aujourd’hui présent
		actuel actuellement cours actualidad actual actualmente presente hoy atual atualmente hoje momento heden nu vandaag obecnie
		teraz nadal dziś dzisiaj`)
	linkWords = setOf(`to until till bis à au a al até hasta tot do since seit depuis desde sinds vanaf od from von de du expected exp est ab en la el o the of
		yr yrs year years mo mos month months jahr jahre jahren monat monate monaten an ans mois año años mes meses ano anos mês jaar maanden lat lata mies and und y e et`)
)

// DateLike reports whether s is nothing but a date or a span of dates.
func DateLike(s string) bool { return dateLike(s) }

// shortSpan is a span of months in digits with years of two: "03/19 – 11/22", "01/14 - now".
var shortSpan = regexp.MustCompile(`^\(?(?:0[1-9]|1[0-2])[/.]\d\d\s*[-–—]\s*(?:(?:0[1-9]|1[0-2])[/.]\d\d|\pL+)\)?$`)

func dateLike(s string) bool {
	if len(s) > 70 {
		return false
	}
	if shortSpan.MatchString(s) {
		return true
	}
	years, days, months, open := 0, 0, 0, 0
	for _, w := range strings.FieldsFunc(strings.ToLower(s), partsDates) {
		switch year, number := dateNumber(w); {
		case year:
			years++
		case number:
			days++
		case openWords[w]:
			open++
		case monthWords[w]:
			months++
		case linkWords[w]:
		default:
			return false
		}
	}
	return years > 0 || months > 0 && days > 0 || open == 1 && len(strings.Fields(s)) <= 2
}

var (
	sinceWords = setOf(`seit since depuis desde sinds vanaf od ab from von de`)
	untilWords = setOf(`to until till bis à au a al até hasta tot do`)
)

// dateFragment reports whether s may be a line of a date that is broken over
// several: "seit", "März –", "–".
func dateFragment(s string) bool {
	telling := strings.Trim(s, "-–—") == "" && s != ""
	for _, w := range strings.FieldsFunc(strings.ToLower(s), partsDates) {
		switch year, number := dateNumber(w); {
		case year, openWords[w], monthWords[w], sinceWords[w], untilWords[w]:
			telling = true
		case number:
		default:
			return false
		}
	}
	return telling && len(s) <= 30
}

// closedDate reports whether a date says all it has to: it has a year, or runs
// until now, and no dash at its end.
func closedDate(s string) bool {
	fields := strings.Fields(strings.ToLower(s))
	if len(fields) == 0 {
		return true
	}
	last := fields[len(fields)-1]
	return dateLike(s) && strings.TrimRight(last, "-–—") == last && !untilWords[last] && hasYear(s)
}

func hasYear(s string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(s), partsDates) {
		if year, _ := dateNumber(w); year || openWords[w] {
			return true
		}
	}
	return false
}

func partsDates(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("-–—−‒―/,.~→:;()[]|•·", r)
}

// dateNumber tells years (2019, '19) from other numbers of dates: days, months
// in digits, 3rd, Q2.
func dateNumber(w string) (year, number bool) {
	short := strings.TrimLeft(w, "'’")
	digits := len(short) - len(strings.TrimLeft(short, "0123456789"))
	tail := short[digits:]
	switch {
	case digits == 4 && tail == "":
		return short[:2] == "19" || short[:2] == "20", false
	case digits == 2 && tail == "" && short != w:
		return true, false
	case digits == 1 || digits == 2:
		return false, tail == "" || tail == "st" || tail == "nd" || tail == "rd" || tail == "th"
	}
	return false, len(short) == 2 && short[0] == 'q' && short[1] >= '1' && short[1] <= '4'
}
