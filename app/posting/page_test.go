package posting

import (
	"slices"
	"strings"
	"testing"
	"time"
)

const adText = `<h2>About the role</h2><p>You will run the session service
   and own its on-call rota.</p><h2>What you will do</h2><ul><li>Move session history off MySQL
 without a charging outage</li></ul>`

// Whole pages as browsers save them: the advertisement is found by the page's own structure,
// whatever stands around it.
func TestPage(t *testing.T) {
	script := "<script>var state = '" + strings.Repeat("Lead Recruiter at Norvane. ", 40_000) + "'</script>"
	others := strings.Repeat(`<li><a href="/j">Data Engineer - Norvane</a></li>`, 9)
	menu := `<ul><li><a href="/">Home</a></li><li><a href="/jobs">Jobs</a></li><li><a href="/c">Companies</a></li><li><a href="/r">Recruiters</a></li></ul>`
	for name, c := range map[string]struct{ page, role, company, place string }{
		"main": {
			`<!DOCTYPE html><html><head><title>Jobs | JobBoard</title>` + script + `</head><body><nav>Recruiters</nav><main><h1>Senior Backend Engineer</h1><div>Amberquay Charging</div><div>Leeds (hybrid)</div>` + adText + `</main><aside><ul>` + others + `</ul></aside><footer>Norvane is hiring</footer></body></html>`,
			"Senior Backend Engineer", "Amberquay Charging", "Leeds (hybrid)",
		},
		"role of main": {
			`<html><body><div>Recruiters</div>` + script + `<div role="main"><h1>Senior Backend Engineer</h1><p>Amberquay Charging</p><p>Leeds</p>` + adText + `</div><div>` + others + `</div></body></html>`,
			"Senior Backend Engineer", "Amberquay Charging", "Leeds",
		},
		"microdata": {
			`<html><body>` + menu + `<div itemscope itemtype="https://schema.org/JobPosting"><h1>Senior Backend Engineer</h1><p>Amberquay Charging</p><p>Leeds</p>` + adText + `</div><section><h2>Norvane</h2><ul>` + others + `</ul></section></body></html>`,
			"Senior Backend Engineer", "Amberquay Charging", "Leeds",
		},
		"only its links tell a menu": {
			`<html><body><header><a href="/">JobBoard</a></header>` + menu + `<h1>Senior Backend Engineer</h1><p>Amberquay Charging</p><p>Leeds</p>` + adText + `<div>` + others + `</div></body></html>`,
			"Senior Backend Engineer", "Amberquay Charging", "Leeds",
		},
		"title of a board": {
			`<html><head><title>Senior Backend Engineer - Leeds | JobBoard</title></head><body>` + menu + adText + `</body></html>`,
			"Senior Backend Engineer", "", "Leeds",
		},
		"title of a board behind a dash": {
			`<html><head><title>Senior Backend Engineer – Leeds – JobBoard</title></head><body>` + adText + `</body></html>`,
			"Senior Backend Engineer", "", "Leeds",
		},
		"title of a site that names itself": {
			`<html><head><meta property="og:site_name" content="JobBoard"><title>Senior Backend Engineer - JobBoard</title></head><body>` + adText + `</body></html>`,
			"Senior Backend Engineer", "", "",
		},
		"title with company, town and board": {
			`<title>Senior Backend Engineer at Amberquay Charging in Leeds | JobBoard</title>` + adText,
			"Senior Backend Engineer", "Amberquay Charging", "Leeds",
		},
	} {
		p := names(t, c.page)
		if p.Role.Value != c.role || p.Company.Value != c.company || p.Place.Value != c.place {
			t.Errorf("%s: role %q company %q place %q", name, p.Role.Value, p.Company.Value, p.Place.Value)
		}
		if !slices.Contains(p.Lines, "You will run the session service and own its on-call rota.") || !slices.Contains(p.Duties, "Move session history off MySQL without a charging outage") {
			t.Errorf("%s: the text is not whole:\n%s", name, strings.Join(p.Lines, "\n"))
		}
		for _, l := range append(p.Lines, p.Boilerplate...) {
			if strings.Contains(l, "Norvane") || strings.Contains(l, "Recruiters") {
				t.Errorf("%s: %q was taken for a line of the advertisement", name, l)
			}
		}
	}
}

// What the page names for search engines goes before what it looks like.
func TestJobPostingData(t *testing.T) {
	text := `\u003ch2\u003eWhat you will do\u003c/h2\u003e\u003cul\u003e\u003cli\u003eMove session history off MySQL without a charging outage\u003c/li\u003e\u003c/ul\u003e`
	page := func(data string) string {
		return `<html><head><title>Senior Backend Engineer | JobBoard</title><script type="application/ld+json">` + data + `</script></head><body><div>JobBoard</div><h1>We found it for you</h1><p>` + strings.Repeat("Norvane is hiring. ", 20) + `</p></body></html>`
	}
	job := `"@type":"JobPosting","title":"Senior Backend Engineer","description":"` + text + `"`
	for name, c := range map[string]struct{ data, company, place string }{
		"plain":          {`{"@context":"https://schema.org",` + job + `,"hiringOrganization":{"@type":"Corporation","name":"Amberquay Charging"},"jobLocation":{"@type":"Place","address":{"addressLocality":"Leeds","addressRegion":"England","addressCountry":"GB"}}}`, "Amberquay Charging", "Leeds, England, GB"},
		"graph":          {`{"@graph":[{"@type":"WebSite","name":"JobBoard"},{` + job + `,"hiringOrganization":"Amberquay Charging","jobLocation":[{"address":{"addressLocality":"Leeds","addressCountry":{"name":"United Kingdom"}}}]}]}`, "Amberquay Charging", "Leeds, United Kingdom"},
		"list of types":  {`[{` + strings.Replace(job, `"JobPosting"`, `["JobPosting","Thing"]`, 1) + `,"hiringOrganization":{"name":"Amberquay &amp; Sons"}}]`, "Amberquay & Sons", ""},
		"broken lines":   {"{" + strings.ReplaceAll(job, "session", "session\n") + `,"hiringOrganization":{"name":"Amberquay Charging"}}`, "Amberquay Charging", ""},
		"escaped twice":  {"{" + strings.NewReplacer(`\u003c`, "&lt;", `\u003e`, "&gt;").Replace(job) + `,"hiringOrganization":{"name":"Amberquay Charging"}}`, "Amberquay Charging", ""},
		"nobody's":       {"{" + job + `,"hiringOrganization":"confidential"}`, "", ""},
		"town elsewhere": {"{" + job + `,"hiringOrganization":{"name":"Amberquay Charging"},"jobLocation":{"address":"Leeds"}}`, "Amberquay Charging", "Leeds"},
	} {
		p := names(t, page(c.data))
		if p.Role.Value != "Senior Backend Engineer" || p.Company.Value != c.company || p.Place.Value != c.place {
			t.Errorf("%s: role %q company %q place %q", name, p.Role.Value, p.Company.Value, p.Place.Value)
		}
		if len(p.Duties) != 1 || !strings.HasPrefix(p.Duties[0], "Move session history off MySQL") {
			t.Errorf("%s: duties %q", name, p.Duties)
		}
	}
	for name, data := range map[string]string{
		"several jobs": `[{` + job + `},{"@type":"JobPosting","title":"Data Engineer","description":"Other"}]`,
		"no JSON":      `{` + job,
		"a teaser":     `{"@type":"JobPosting","description":"You will run the session service of our chargers and own its …"}`,
	} {
		p := names(t, strings.Replace(page(data), "<h1>", "<main><h1>Staff Engineer</h1>"+adText+"</main><h1>", 1))
		if p.Role.Value != "Staff Engineer" || len(p.Duties) == 0 {
			t.Errorf("%s: role %q, duties %q", name, p.Role.Value, p.Duties)
		}
	}
}

// Megabytes of markup, and pages made to be slow, are read in time.
func TestHostilePageIsReadInTime(t *testing.T) {
	for _, piece := range []string{"<div>", "<b>", "<a href=x>", "<p><i>", "<table><tr><td>", "<li><a>x</a>", "<main>", "<!--", "<script type=application/ld+json>[", `{"@graph":[`, "<select><option>", "<svg><title>"} {
		start := time.Now()
		_, err := Parse(t.Context(), "<html><body><main>We are looking for one engineer with ten years of Go.</main>"+strings.Repeat(piece, 1<<20/len(piece)), byHeading{})
		t.Logf("%-40q %v %v", piece, time.Since(start).Round(time.Millisecond), err)
		if took := time.Since(start); took > 20*time.Second { // a hang, on whatever machine
			t.Errorf("%q repeated took %v", piece, took)
		}
	}
}
