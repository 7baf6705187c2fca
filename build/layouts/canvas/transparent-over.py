"""Bold is faked with a stroke, and a transparent copy of each line lies over it, as some exporters leave for the clipboard."""
from _sheet import Sheet, contact


def draw(path, r, k):
    s = Sheet(path, r, k)

    def put(x, text, font=None, size=None):
        size = size or s.size
        for mode in (2 if font == s.bold else 0, 3):
            t = s.canvas.beginText(x, s.high - s.y - size)
            t.setFont(s.plain, size)
            t.setTextRenderMode(mode)
            t.textOut(text)
            s.canvas.setLineWidth(0.3)
            s.canvas.drawText(t)
        return x

    s.name(r, put=put)
    s.paragraph(contact(r, k), put=put)
    s.heading(r["heads"]["experience"], put=put)
    for j in r["jobs"]:
        s.room(4 * s.step)
        s.paragraph(f'{j["title"]} | {j["employer"]} | {j["dates"]}', font=s.bold, put=put)
        s.paragraph(j["place"], put=put)
        for d in j["did"]:
            s.deed(d, put=put)
    s.rest(r, put=put)
    s.save()
