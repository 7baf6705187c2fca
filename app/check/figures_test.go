package check

import (
	"slices"
	"strings"
	"testing"
)

func TestNumbersOfNamesAreNone(t *testing.T) {
	for _, name := range []string{"S3", "EC2", "Log4j", "OAuth2", "K8s", "k8s", "IPv6", "MP3", "3D", "5G", "p99", "HTTP/2", "Python3", "x86", "SHA-256", "UTF-8", "i18n", "B2B", "ISO-27001", "H.264", "COVID-19", "Q3", "GPT-4", "24x7", "v1.2.3", "10:30"} {
		for _, f := range figuresKnown("I ran "+name+" well.", func(string) bool { return false }) {
			if f.Unit != allHours {
				t.Errorf("%s of a letter: %+v", name, f)
			}
		}
		for _, f := range figures("Ran " + name + " well.") {
			if f.Unit != allHours {
				t.Errorf("%s of a source: %+v", name, f)
			}
		}
	}
	for _, name := range []string{"log4j", "mp3", "utf8", "2FA", "7zip", "802.11ac", "1Password", "es6"} {
		if f := figuresKnown("I ran "+name+" well.", func(w string) bool { return strings.EqualFold(w, name) }); len(f) > 0 {
			t.Errorf("%s that a source has: %+v", name, f)
		}
	}
}

func FuzzFigures(f *testing.F) {
	for _, s := range []string{"４１ postmortems, 4\u20091 and 1 ,400", "fortyonepostmortems (41) **3**", "$14kmonth, 14k$, US$3m", "two thirds of half a million", "2½ h, ½ of 1/3, 100s of", "the twenty-first, 41st, 3/4/5", "İ41 ſ5 ①②", "\xff41"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, known := range []func(string) bool{nil, func(string) bool { return false }} {
			list := figuresKnown(s, known)
			for _, x := range list {
				if x.Start < 0 || x.End > len(s) || x.Start >= x.End {
					t.Fatalf("%q: %+v", s, x)
				}
			}
			if !slices.IsSortedFunc(list, func(a, b figure) int { return a.Start - b.Start }) {
				t.Fatalf("%q: out of order %+v", s, list)
			}
		}
	})
}
