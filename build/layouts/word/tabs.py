"""Bold lines for headings, employer first, place and dates at right tabs."""
from _word import contact, deeds, line, name, sections, start, width


def draw(path, r, k):
    d = start(k)
    name(d, r, k)
    d.add_paragraph(contact(r, k))

    def job(j):
        line(d, (j["employer"], "b"), "\t" + j["place"], tab=width(d))
        line(d, (j["title"], "i"), "\t" + j["dates"], tab=width(d))
        deeds(d, j)

    sections(d, r, k, job)
    d.save(path)
