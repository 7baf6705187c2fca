"""Name and contact in the header of the page, its number in the footer."""
from _word import contact, deeds, line, sections, start, width


def draw(path, r, k):
    d = start(k)
    head = d.sections[0].header
    head.paragraphs[0].text = r["name"]
    head.add_paragraph(contact(r, k))
    d.sections[0].footer.paragraphs[0].text = r["page"] % (1, 1)
    line(d, (r["headline"], "b"))

    def job(j):
        line(d, (j["employer"], "b"), f', {j["place"]}\t{j["dates"]}', tab=width(d))
        line(d, j["title"])
        deeds(d, j)

    sections(d, r, k, job)
    d.save(path)
