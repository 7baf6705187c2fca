"""The fonts that every reader of PDFs has, not embedded; letters of Western Europe only."""
from _sheet import Sheet, contact


def draw(path, r, k):
    western = all(ord(c) < 256 or c in "–—’•" for c in str(r))
    s = Sheet(path, r, k, ("Times-Roman", "Times-Bold", "Times-Italic") if western else None)
    s.name(r)
    s.paragraph(contact(r, k))
    if r["summary"]:
        s.heading(r["heads"]["summary"])
        s.paragraph(r["summary"])
    s.heading(r["heads"]["experience"])
    for j in r["jobs"]:
        s.room(4 * s.step)
        s.paragraph(j["employer"], font=s.bold)
        s.paragraph(j["title"], font=s.italic)
        s.paragraph(f'{j["dates"]}{k["sep"]}{j["place"]}')
        for d in j["did"]:
            s.deed(d)
    s.rest(r)
    s.save()
