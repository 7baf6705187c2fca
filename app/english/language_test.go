package english

import "testing"

func TestLanguageName(t *testing.T) {
	for code, want := range map[string]string{"de": "German", "fr": "French", "pt": "Portuguese", "en": "English", "??": "??", "": ""} {
		if got := LanguageName(code); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}
