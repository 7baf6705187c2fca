package export

import (
	"os"
	"strings"
	"time"
)

// locale is the region whose paper and date form a letter takes; empty: unknown.
type locale string

// systemLocale reads the region from the environment as POSIX orders it.
func systemLocale() locale {
	for _, name := range []string{"LC_ALL", "LC_PAPER", "LC_TIME", "LANG"} {
		if r := regionOf(os.Getenv(name)); r != "" {
			return r
		}
	}
	return ""
}

// regionOf takes US from en_US.UTF-8 or en-US.
func regionOf(name string) locale {
	name, _, _ = strings.Cut(name, ".")
	name, _, _ = strings.Cut(name, "@")
	_, region, _ := strings.Cut(strings.ReplaceAll(name, "-", "_"), "_")
	if len(region) != 2 {
		return ""
	}
	return locale(strings.ToUpper(region))
}

// letterRegions use US Letter where others use A4 (Unicode CLDR, paperSize).
const letterRegions = " BZ CA CL CO CR GT MX NI PA PH PR SV US VE "

// paper in points.
func (l locale) paper() string {
	if l != "" && strings.Contains(letterRegions, " "+string(l)+" ") {
		return "letter"
	}
	return "a4"
}

// monthFirst are the regions that write November 23, 2026 in English.
const monthFirst = " US CA PH PR BZ "

func (l locale) date(d time.Time) string {
	if l != "" && strings.Contains(monthFirst, " "+string(l)+" ") {
		return d.Format("January 2, 2006")
	}
	return d.Format("2 January 2006")
}
