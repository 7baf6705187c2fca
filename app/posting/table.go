package posting

import "strings"

// untable writes the tables of Markdown as the lists and facts they stand for: a
// column under a known heading ("Must | Nice") as that heading and its items, a row
// of two cells as "label: value". Other rows keep their bars.
func untable(text string) string {
	if !strings.Contains(text, "\n|") && !strings.HasPrefix(text, "|") {
		return text
	}
	var out []string
	var rows [][]string
	flush := func() {
		out = append(out, tableLines(rows)...)
		rows = nil
	}
	for raw := range strings.SplitSeq(text, "\n") {
		s := strings.TrimSpace(raw)
		if strings.HasPrefix(s, "|") && strings.Count(s, "|") >= 2 {
			if strings.Trim(s, "|-: ") != "" { // not the rule below the head
				rows = append(rows, cells(s))
			}
			continue
		}
		flush()
		out = append(out, raw)
	}
	flush()
	return strings.Join(out, "\n")
}

func cells(row string) []string {
	out := strings.Split(strings.Trim(row, "| "), "|")
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}

func tableLines(rows [][]string) []string {
	if len(rows) == 0 {
		return nil
	}
	headed := len(rows) > 1
	for _, cell := range rows[0] {
		kind, covered, _ := sectionOf(lowers(tokenise(cell)))
		headed = headed && kind != opening && covered*2 >= len(tokenise(cell))
	}
	var out []string
	if headed {
		for column, head := range rows[0] {
			out = append(out, "", "### "+head)
			for _, row := range rows[1:] {
				if column < len(row) && row[column] != "" {
					out = append(out, "- "+row[column])
				}
			}
		}
		return append(out, "")
	}
	for _, row := range rows {
		if len(row) == 2 && row[0] != "" && row[1] != "" {
			out = append(out, row[0]+": "+row[1])
		} else {
			out = append(out, strings.Join(row, " | "))
		}
	}
	return out
}
