package resume

import "testing"

func TestHeadingKind(t *testing.T) {
	for in, want := range map[string]kind{
		"EXPERIENCE": experience, "Work Experience:": experience, "C O N TAC T": contact, "edu cation": education, "Berufserfahrung": experience,
		"Expérience professionnelle": experience, "Formación académica": education, "HABILIDADES TÉCNICAS": skills, "Education & Awards": education,
		"Honors/Awards": other, "My Projects": projects, "Sprachkenntnisse": languages, "Volunteer Experience": engagement, "Über mich": summary,
	} {
		if got, ok := headingKind(in); !ok || got != want {
			t.Errorf("%q: got %d %v, want %d", in, got, ok, want)
		}
	}
	for _, in := range []string{"Languages: Go, Rust", "Experience 2019", "Go", "skills@example.com", "Experienced engineer with eleven years of work behind him"} {
		if k, ok := headingKind(in); ok {
			t.Errorf("%q is taken for heading %d", in, k)
		}
	}
}

func TestPlaceLike(t *testing.T) {
	for _, s := range []string{"Berlin", "San Francisco, CA", "Seoul, S.Korea", "Remote", "Portland, Oregon, United States", "Palo Alto, CA & Ithaca, NY", "Belo Horizonte, MG", "Remote (EU)", "24103 Kiel, Deutschland"} {
		if !placeLike(s) && !addressLike(s) {
			t.Errorf("%q is not taken for a place", s)
		}
	}
	for _, s := range []string{"Acme, Inc.", "Senior Engineer", "YMCA, Pomona, CA", "Bachelor of Science, Computer Science", "Go, SQL"} {
		if placeLike(s) {
			t.Errorf("%q is taken for a place", s)
		}
	}
}
