"""Headings white on shaded paragraphs; bullets typed with a tab."""
from docx.shared import RGBColor

from _word import contact, line, name, sections, shade, start


def draw(path, r, k):
    d = start(k)
    name(d, r, k)
    d.add_paragraph(contact(r, k))

    def bar(d, text, k):
        p = d.add_paragraph()
        run = p.add_run(text)
        run.bold, run.font.color.rgb = True, RGBColor(255, 255, 255)
        shade(p._p.get_or_add_pPr(), "1F3A5F")

    def job(j):
        line(d, (j["title"], "b"), ", " + j["employer"], f' ({j["dates"]})')
        line(d, j["place"])
        for x in j["did"]:
            line(d, f'{k["bullet"]}\t{x}')

    sections(d, r, k, job, heading=bar)
    d.save(path)
