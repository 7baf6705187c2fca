"""Employer and title in one line, each a stretch of its own; dates drawn at the right."""
from _sheet import Sheet, contact


def draw(path, r, k):
    s = Sheet(path, r, k)
    s.name(r)
    s.paragraph(contact(r, k))
    s.heading(r["heads"]["experience"])
    for j in r["jobs"]:
        s.room(4 * s.step)
        s.put_right(j["dates"], s.italic)
        s.put(s.left, j["title"], s.bold)
        s.down()
        s.put(s.put(s.left, j["employer"], s.italic), ", " + j["place"])
        s.down()
        for d in j["did"]:
            s.deed(d)
    s.rest(r)
    s.save()
