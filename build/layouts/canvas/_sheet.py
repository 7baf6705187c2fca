"""A page that is drawn on: text at places, wrapped by measuring, new pages as needed."""

import subprocess

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas


def family(name):
    """Registers regular, bold and italic of a family, or what stands in for it, and gives
    their names."""
    out = []
    for style in ("Regular", "Bold", "Italic"):
        wanted = f"{name}:style={style}"
        file = subprocess.run(["fc-match", "-f", "%{file}", wanted], capture_output=True, text=True, check=True).stdout
        try:
            pdfmetrics.registerFont(TTFont(wanted, file))
        except TTFError:  # not TrueType outlines
            return family("DejaVu Sans")
        out.append(wanted)
    return out


class Sheet:
    """Draws downwards between margins; all measures in points, y from the top."""

    def __init__(self, path, r, k, fonts=None):
        self.wide, self.high = A4 if k["paper"] == "A4" else LETTER
        self.canvas = Canvas(path, pagesize=(self.wide, self.high))
        self.canvas.setTitle(r["name"])
        self.k, self.size, self.step = k, k["size"], k["size"] * k["leading"]
        self.left, self.right, self.bottom = k["margin"] * mm, self.wide - k["margin"] * mm, self.high - k["margin"] * mm
        self.top = self.y = k["margin"] * mm
        self.plain, self.bold, self.italic = fonts or family(k["font"])

    def room(self, height):
        """Goes to the next page if there is less room than height."""
        if self.y + height > self.bottom:
            self.canvas.showPage()
            self.y = self.top

    def put(self, x, text, font=None, size=None):
        """Draws text at x on the current line and gives where it ends."""
        font, size = font or self.plain, size or self.size
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.high - self.y - size, text)
        return x + pdfmetrics.stringWidth(text, font, size)

    def put_right(self, text, font=None, size=None, at=None):
        font, size = font or self.plain, size or self.size
        self.canvas.setFont(font, size)
        self.canvas.drawRightString(at or self.right, self.high - self.y - size, text)

    def down(self, times=1.0):
        self.y += self.step * times

    def wrap(self, text, wide, font=None, size=None):
        lines, line = [], ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and pdfmetrics.stringWidth(longer, font or self.plain, size or self.size) > wide:
                lines.append(line)
                longer = word
            line = longer
        return lines + [line]

    def paragraph(self, text, x=None, right=None, font=None, put=None):
        """Draws text wrapped between x and right, line by line."""
        x, right = x if x is not None else self.left, right or self.right
        for line in self.wrap(text, right - x, font):
            self.room(self.step)
            (put or self.put)(x, line, font)
            self.down()

    def deed(self, text, x=None, right=None, put=None):
        """Draws one bullet; its next lines stand off by the knob hang."""
        x = x if x is not None else self.left
        inner = x + self.k["indent"] * self.size
        self.room(self.step)
        glyph = self.k["bullet"] if self.k["bullet"] in "•–-" else "•"
        (put or self.put)(x, glyph)
        for i, line in enumerate(self.wrap(text, (right or self.right) - inner - 6)):
            self.room(self.step)
            (put or self.put)(inner + (self.k["hang"] if i else 0), line)
            self.down()
        self.down(self.k["space"] / 2)

    def heading(self, text, x=None, right=None, put=None):
        self.room(4 * self.step)
        self.down(0.7)
        (put or self.put)(x if x is not None else self.left, text, self.bold, self.size * self.k["heading"])
        self.down(self.k["heading"])
        if self.k["rule"]:
            y = self.high - self.y - 3
            self.canvas.line(x if x is not None else self.left, y, right or self.right, y)
            self.down(0.2)
        self.down(0.3)

    def name(self, r, x=None, put=None):
        size = self.size * self.k["name"]
        (put or self.put)(x if x is not None else self.left, r["name"], self.bold, size)
        self.y += size * 1.2

    def rest(self, r, x=None, right=None, skip=(), put=None):
        """Draws skills, education and languages."""
        for s in r["order"]:
            if s in ("summary", "experience") or s in skip:
                continue
            self.heading(r["heads"][s], x, right, put)
            if s == "skills":
                for group, skills in r["skills"].items():
                    self.paragraph(f"{group}: {', '.join(skills)}", x, right, put=put)
            elif s == "education":
                for e in r["education"]:
                    self.paragraph(e["degree"], x, right, self.bold, put)
                    self.paragraph(f'{e["school"]}, {e["dates"]}', x, right, put=put)
            else:
                self.paragraph(", ".join(f"{n} ({l})" for n, l in r["speaks"].items()), x, right, put=put)

    def save(self):
        self.canvas.save()


def contact(r, k):
    return k["sep"].join([r["email"], r["phone"], r["place"], *r["links"]])
