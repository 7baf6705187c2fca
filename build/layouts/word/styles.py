"""Built-in styles for title, headings and bullets; dates at a right tab."""
from _word import deeds, contact, line, sections, start, width


def draw(path, r, k):
    d = start(k)
    d.add_paragraph(r["name"], style="Title")
    d.add_paragraph(contact(r, k))

    def job(j):
        line(d, (j["title"], "b"), "\t" + j["dates"], tab=width(d))
        line(d, (j["employer"], "i"), ", " + j["place"])
        deeds(d, j)

    sections(d, r, k, job, heading=lambda d, text, k: d.add_paragraph(text, style="Heading 1"))
    d.save(path)
