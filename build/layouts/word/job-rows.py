"""A table with a row for each job: dates and place at the left."""
from _word import contact, deeds, heading, line, name, no_space, start, width


def draw(path, r, k):
    d = start(k)
    name(d, r, k)
    d.add_paragraph(contact(r, k))

    def rows(pairs):
        table = d.add_table(rows=0, cols=2)
        for fill_left, fill_right in pairs:
            left, right = table.add_row().cells
            left.width, right.width = int(width(d) * 0.25), int(width(d) * 0.75)
            no_space(left)
            no_space(right)
            fill_left(left)
            fill_right(right)

    def job(j):
        def told(cell):
            line(cell, (j["employer"], "b"))
            line(cell, (j["title"], "i"))
            deeds(cell, j)
        return (lambda cell: (line(cell, j["dates"]), line(cell, j["place"]))), told

    heading(d, r["heads"]["experience"], k)
    rows([job(j) for j in r["jobs"]])
    heading(d, r["heads"]["education"], k)
    rows([(lambda c, e=e: line(c, e["dates"]), lambda c, e=e: (line(c, (e["degree"], "b")), line(c, e["school"]))) for e in r["education"]])
    heading(d, r["heads"]["skills"], k)
    rows([(lambda c, n=n: line(c, n), lambda c, s=s: line(c, ", ".join(s))) for n, s in r["skills"].items()])
    d.save(path)
