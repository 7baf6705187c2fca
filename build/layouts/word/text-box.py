"""Name and contact stand in a text box; jobs are in the text."""
from _word import deeds, line, name, sections, start, text_box


def draw(path, r, k):
    d = start(k)
    inner = [name(d, r, k)] + [d.add_paragraph(x) for x in (r["headline"], r["email"], r["phone"], r["place"])]
    text_box(d.add_paragraph(), [p._p for p in inner], 320, 40 + 16 * len(inner) + 12 * k["size"] * k["name"] / 10)
    for _ in range(9):
        d.add_paragraph()

    def job(j):
        line(d, (j["title"], "b"), f' | {j["employer"]} | {j["dates"]}')
        line(d, (j["place"], "i"))
        deeds(d, j)

    sections(d, r, k, job)
    d.save(path)
