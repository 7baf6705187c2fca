"""The page has two columns after the name, and the text flows through them."""
from docx.enum.section import WD_SECTION

from _word import columns, contact, deeds, line, name, sections, start


def draw(path, r, k):
    d = start(k)
    name(d, r, k)
    d.add_paragraph(contact(r, k))
    columns(d.add_section(WD_SECTION.CONTINUOUS), 2)

    def job(j):
        line(d, (j["title"], "b"))
        line(d, (j["employer"], "i"), ", " + j["place"])
        line(d, j["dates"])
        deeds(d, j)

    for_half = {**r, "education": []}
    sections(d, {**for_half, "order": [s for s in r["order"] if s != "education"]}, k, job)
    line(d, (r["heads"]["education"], "b"))
    for e in r["education"]:
        line(d, (e["degree"], "b"))
        line(d, e["school"])
        line(d, e["dates"])
    d.save(path)
