"""Bold is faked: headings and titles are printed twice, a third of a point apart."""
from _sheet import Sheet, contact


def draw(path, r, k):
    s = Sheet(path, r, k)

    def put(x, text, font=None, size=None):
        end = s.put(x, text, s.plain, size)
        if font == s.bold:
            s.put(x + 0.3, text, s.plain, size)
        return end

    s.name(r, put=put)
    s.paragraph(contact(r, k), put=put)
    s.heading(r["heads"]["experience"], put=put)
    for j in r["jobs"]:
        s.room(4 * s.step)
        s.put_right(j["dates"])
        put(s.left, j["title"], s.bold)
        s.down()
        s.paragraph(f'{j["employer"]}{k["sep"]}{j["place"]}')
        for d in j["did"]:
            s.deed(d)
    s.rest(r, put=put)
    s.save()
