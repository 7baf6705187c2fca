"""Justified text: words are spread to the right edge; heads are centred."""
from _sheet import Sheet, contact


def draw(path, r, k):
    s = Sheet(path, r, k)

    def centred(text, font=None):
        s.room(s.step)
        s.canvas.setFont(font or s.plain, s.size)
        s.canvas.drawCentredString(s.wide / 2, s.high - s.y - s.size, text)
        s.down()

    def spread(x, text, font=None, size=None):
        t = s.canvas.beginText(x, s.high - s.y - s.size)
        t.setFont(s.plain, s.size)
        left = s.right - 6 - x - s.canvas.stringWidth(text, s.plain, s.size)
        if " " in text and 0 < left < 40:
            t.setWordSpace(left / text.count(" "))
        t.textOut(text)
        s.canvas.drawText(t)

    s.name(r)
    s.paragraph(contact(r, k))
    s.heading(r["heads"]["experience"])
    for j in r["jobs"]:
        s.room(4 * s.step)
        centred(j["title"], s.bold)
        centred(f'{j["employer"]}, {j["place"]}')
        centred(j["dates"], s.italic)
        for d in j["did"]:
            s.deed(d, put=spread)
    s.rest(r)
    s.save()
