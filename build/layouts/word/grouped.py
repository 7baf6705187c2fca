"""An employer once as a heading of the second level, roles below it as of the third."""
from _word import contact, deeds, line, name, sections, start


def draw(path, r, k):
    d = start(k)
    name(d, r, k)
    d.add_paragraph(contact(r, k))
    first = {id(e["jobs"][0]): e for e in r["employers"]}

    def job(j):
        if e := first.get(id(j)):
            d.add_paragraph(e["employer"], style="Heading 2")
            d.add_paragraph(e["place"])
        line(d, (j["title"], "b"), k["sep"] + j["dates"], style="Heading 3")
        deeds(d, j)

    sections(d, r, k, job, heading=lambda d, text, k: d.add_paragraph(text, style="Heading 1"))
    d.save(path)
