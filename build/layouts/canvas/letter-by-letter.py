"""Every letter is placed by itself, as programs for posters export; one head in a line. hides: job place"""
from reportlab.pdfbase import pdfmetrics

from _sheet import Sheet, contact


def draw(path, r, k):
    s = Sheet(path, r, k)

    def put(x, text, font=None, size=None):
        font, size = font or s.plain, size or s.size
        for letter in text:
            if letter != " ":
                s.put(x, letter, font, size)
            x += pdfmetrics.stringWidth(letter, font, size) + 0.15
        return x

    s.name(r, put=put)
    s.paragraph(contact(r, k), put=put)
    s.heading(r["heads"]["experience"], put=put)
    for j in r["jobs"]:
        s.room(4 * s.step)
        s.paragraph(j["title"] + " at " + j["employer"], font=s.bold, put=put, right=s.right - 20)
        s.paragraph(j["dates"], put=put)
        for d in j["did"]:
            s.deed(d, put=put, right=s.right - 20)
    s.rest(r, put=put)
    s.save()
