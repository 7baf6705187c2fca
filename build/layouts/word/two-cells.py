"""One table of two cells without lines: contact and skills at the left, jobs at the right."""
from _word import deeds, heading, line, name, no_space, start, width


def draw(path, r, k):
    d = start(k)
    left, right = d.add_table(rows=1, cols=2).rows[0].cells
    left.width, right.width = int(width(d) * 0.32), int(width(d) * 0.68)
    no_space(left)
    no_space(right)
    name(left, r, k)
    heading(left, r["heads"]["contact"], k)
    for x in (r["place"], r["phone"], r["email"], *r["links"]):
        left.add_paragraph(x)
    heading(left, r["heads"]["skills"], k)
    for skills in r["skills"].values():
        for s in skills:
            left.add_paragraph(s)
    heading(right, r["heads"]["experience"], k)
    for j in r["jobs"]:
        line(right, (j["title"], "b"), ", " + j["employer"])
        line(right, j["dates"] + k["sep"] + j["place"])
        deeds(right, j)
    heading(right, r["heads"]["education"], k)
    for e in r["education"]:
        line(right, (e["degree"], "b"))
        line(right, f'{e["school"]}, {e["dates"]}')
    d.save(path)
