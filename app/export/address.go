package export

import (
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// shorten takes from an address what a reader does not need to see.
func shorten(link string) string {
	s := strings.TrimSpace(link)
	for _, prefix := range []string{"https://", "http://", "mailto:", "www."} {
		s = strings.TrimPrefix(s, prefix)
	}
	return strings.TrimSuffix(s, "/")
}

// address makes what a click follows; empty where the text is no address that a
// mail program or browser should be sent to.
func address(s string) string {
	s = strings.TrimSpace(s)
	if !strings.Contains(s, ":") || strings.Contains(s, ".") && !strings.Contains(s, "://") && !strings.HasPrefix(s, "mailto:") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "https", "http":
		host, err := idna.Lookup.ToASCII(u.Hostname())
		if host == "" || err != nil {
			return ""
		}
		if port := u.Port(); port != "" {
			host += ":" + port
		}
		u.Host = host
	case "mailto":
	default:
		return ""
	}
	s = u.String()
	for _, r := range s {
		if r <= ' ' || r > '~' {
			return ""
		}
	}
	return s
}
