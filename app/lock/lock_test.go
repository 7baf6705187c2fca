package lock

import (
	"reflect"
	"testing"
)

func TestLeaveFindsTheFlagAnywhere(t *testing.T) {
	for _, c := range []struct {
		args, rest []string
		without    bool
	}{
		{nil, nil, false},
		{[]string{"draft", "-r", "a.pdf"}, []string{"draft", "-r", "a.pdf"}, false},
		{[]string{Flag}, nil, true},
		{[]string{"draft", Flag, "-r", "a.pdf"}, []string{"draft", "-r", "a.pdf"}, true},
		{[]string{"read", "--", Flag}, []string{"read", "--", Flag}, false},
	} {
		rest, without := Leave(c.args)
		if without != c.without || !reflect.DeepEqual(rest, c.rest) {
			t.Errorf("Leave(%q) = %q, %v; want %q, %v", c.args, rest, without, c.rest, c.without)
		}
	}
}
