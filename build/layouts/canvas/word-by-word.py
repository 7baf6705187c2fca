"""Every word is an operation of its own and no space is drawn; dates stand in the left margin."""
from reportlab.pdfbase import pdfmetrics

from _sheet import Sheet, contact


def draw(path, r, k):
    s = Sheet(path, r, k)

    def put(x, text, font=None, size=None):
        font, size = font or s.plain, size or s.size
        for word in text.split():
            s.put(x, word, font, size)
            x += pdfmetrics.stringWidth(word + " ", font, size)
        return x

    s.name(r, put=put)
    s.paragraph(contact(r, k), put=put)
    s.heading(r["heads"]["experience"], put=put)
    inner = s.left + 11 * s.size
    for j in r["jobs"]:
        s.room(4 * s.step)
        put(s.left, j["dates"])
        put(inner, j["title"], s.bold)
        s.down()
        s.paragraph(f'{j["employer"]}, {j["place"]}', inner, put=put)
        for d in j["did"]:
            s.deed(d, inner, put=put)
    s.rest(r, put=put)
    s.save()
