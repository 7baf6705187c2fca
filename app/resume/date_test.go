package resume

import "testing"

func TestCutSpan(t *testing.T) {
	for in, want := range map[string]string{
		"Jan 2020 - Present":                         "2020-01..present|",
		"January 2020 – December 2021":               "2020-01..2021-12|",
		"Acme, 03/2019 - 05/2021":                    "2019-03..2021-05|Acme",
		"2019-03 — 2021-05":                          "2019-03..2021-05|",
		"2011-07 —Present | Agile":                   "2011-07..present|Agile",
		"03.2021 – heute":                            "2021-03..present|",
		"seit 2021":                                  "2021..present|",
		"depuis mars 2020":                           "2020-03..present|",
		"mayo 2019 – actualidad":                     "2019-05..present|",
		"Jan/2021 – atual":                           "2021-01..present|",
		"janv. 2019 – oct. 2020":                     "2019-01..2020-10|",
		"maart 2019 – heden":                         "2019-03..present|",
		"sinds mei 2021":                             "2021-05..present|",
		"mrt. 2016 tot aug. 2020":                    "2016-03..2020-08|",
		"październik 2018 – obecnie":                 "2018-10..present|",
		"od lipca 2020":                              "2020-07..present|",
		"sty 2016 - gru 2020":                        "2016-01..2020-12|",
		"Herfst 2020 – zima 2021":                    "2020..2021|",
		"sept. 2016 – févr. 2020":                    "2016-09..2020-02|",
		"Nov 17, 2016 - Present":                     "2016-11..present|",
		"17 November 2016 to 3 March 2018":           "2016-11..2018-03|",
		"Summer 2012 and 2013":                       "2012..2013|",
		"Jan – Mar 2020":                             "2020-01..2020-03|",
		"Jan '19 – Mar '21":                          "2019-01..2021-03|",
		"2017 -":                                     "2017..present|",
		"Engineer (2019–2022), Acme":                 "2019..2022|Engineer | Acme",
		"2016/09 - now":                              "2016-09..present|",
		"2011 / 11":                                  "2011-11..|",
		"Graduated June 2016":                        "2016-06..|Graduated",
		"January 2022 - Present (2 years 11 months)": "2022-01..present|",
		"Sep 15 - NOW":                               "2015-09..present|",
		"Sept. 98 – Aug 03":                          "1998-09..2003-08|",
		"Analyst (Mar 19 to Nov 22)":                 "2019-03..2022-11|Analyst",
		"Mar-19 - Jun-21":                            "2019-03..2021-06|",
		"03/19 – 11/22":                              "2019-03..2022-11|",
		"07.08 – heute":                              "2008-07..present|",
		"Sep 2015 - Aug 17":                          "2015-09..2017-08|",
		"Sep 15":                                     "none",
		"Jan 14 – Feb 2, 2019":                       "2019-02..|Jan 14",
		"from 01.25 to 02.50%":                       "none",
		"since it began":                             "none",
		"Currently reading":                          "none",
		"Room 2040b":                                 "none",
		"Present":                                    "..present|",
	} {
		sp, rest, ok := cutSpan(in)
		got := "none"
		if ok {
			got = sp.start + ".." + sp.end + "|" + rest
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
