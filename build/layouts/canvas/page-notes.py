"""A note at the foot of each page says that it goes on, and the name stands on each in small type."""
from _sheet import Sheet, contact


def draw(path, r, k):
    s = Sheet(path, r, k)
    number = 1

    def turn(height):
        nonlocal number
        if s.y + height > s.bottom - 30:
            s.y = s.bottom - 4
            s.put_right(f"Continued on page {number + 1}", s.italic, 8)
            s.canvas.showPage()
            number += 1
            s.y = s.top
            s.put(s.left, r["name"], size=8)
            s.put_right(r["page"] % (number, number), size=8)
            s.down(3)

    s.room = turn
    s.name(r)
    s.paragraph(contact(r, k))
    s.step *= 1.5
    s.heading(r["heads"]["experience"])
    for j in r["jobs"]:
        s.room(5 * s.step)
        s.put_right(j["place"])
        s.paragraph(j["employer"], font=s.bold)
        s.put_right(j["dates"])
        s.paragraph(j["title"])
        for d in j["did"]:
            s.deed(d)
    s.rest(r)
    s.save()
