"""Two columns, drawn in turns: contact, skills and education at the right of the jobs."""
from _sheet import Sheet


def draw(path, r, k):
    s = Sheet(path, r, k)
    s.name(r)
    s.paragraph(r["headline"])
    top, middle = s.y, s.left + (s.right - s.left) * 0.66
    s.heading(r["heads"]["contact"], middle)
    for x in (r["email"], r["phone"], r["place"]):
        s.paragraph(x, middle)
    s.rest(r, middle)
    s.y, gap = top, middle - 14
    s.heading(r["heads"]["experience"], right=gap)
    for j in r["jobs"]:
        s.room(5 * s.step)
        s.paragraph(j["title"], right=gap, font=s.bold)
        s.paragraph(f'{j["employer"]}, {j["place"]}', right=gap)
        s.paragraph(j["dates"], right=gap, font=s.italic)
        for d in j["did"]:
            s.deed(d, right=gap)
    s.save()
