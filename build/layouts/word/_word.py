"""Pieces that layouts of DOCX put together."""

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor


def start(k):
    """Opens a document with the knobs' page, margins, font and size."""
    d = Document()
    s = d.sections[0]
    s.page_width, s.page_height = (Mm(210), Mm(297)) if k["paper"] == "A4" else (Mm(216), Mm(279))
    s.left_margin = s.right_margin = s.top_margin = s.bottom_margin = Mm(k["margin"])
    style = d.styles["Normal"]
    style.font.name, style.font.size = k["font"], Pt(k["size"])
    style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.line_spacing = k["leading"]
    return d


def width(d):
    """The width of the text, in the units of python-docx (914,400 to an inch)."""
    s = d.sections[0]
    return s.page_width - s.left_margin - s.right_margin


def line(where, *parts, style=None, tab=None):
    """Adds a paragraph. A part is text, or (text, "b", "i" or both); tab is the place of
    a right-aligned stop."""
    p = where.add_paragraph(style=style)
    if tab:
        p.paragraph_format.tab_stops.add_tab_stop(tab, WD_TAB_ALIGNMENT.RIGHT)
    for part in parts:
        text, marks = part if isinstance(part, tuple) else (part, "")
        run = p.add_run(text)
        run.bold, run.italic = "b" in marks or None, "i" in marks or None
    return p


def name(where, r, k):
    p = where.add_paragraph()
    run = p.add_run(r["name"])
    run.bold, run.font.size = True, Pt(k["size"] * k["name"])
    return p


def contact(r, k):
    return k["sep"].join([r["email"], r["phone"], r["place"], *r["links"]])


def heading(where, text, k):
    """Adds a heading that is only large and bold, as most people make them."""
    p = where.add_paragraph()
    p.paragraph_format.space_before, p.paragraph_format.keep_with_next = Pt(10), True
    run = p.add_run(text)
    run.bold, run.font.size, run.font.color.rgb = True, Pt(k["size"] * k["heading"]), RGBColor.from_string(k["colour"][1:])
    if k["rule"]:
        p._p.get_or_add_pPr().append(parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'))
    return p


def shade(element, colour):
    """Lays a colour under a paragraph's or cell's properties."""
    element.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>'))


def deeds(where, j, style="List Bullet"):
    for d in j["did"]:
        where.add_paragraph(d, style=style)


def no_space(cell):
    """Removes the empty paragraph that every new cell has."""
    cell._tc.remove(cell.paragraphs[0]._p)


def sections(d, r, k, job, heading=heading):
    """Adds all sections in their order; job(j) adds one job."""
    for s in r["order"]:
        heading(d, r["heads"][s], k)
        if s == "summary":
            d.add_paragraph(r["summary"])
        elif s == "experience":
            for j in r["jobs"]:
                job(j)
        elif s == "skills":
            for group, skills in r["skills"].items():
                line(d, (group + ": ", "b"), ", ".join(skills))
        elif s == "education":
            for e in r["education"]:
                line(d, (e["degree"], "b"), "\t" + e["dates"], tab=width(d))
                d.add_paragraph(e["school"])
        else:
            d.add_paragraph(", ".join(f"{n} ({l})" for n, l in r["speaks"].items()))


def text_box(paragraph, inner, wide, high):
    """Puts paragraphs (XML of w:p) into a text box beside the text; sizes in points."""
    box = parse_xml(
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape type="#_x0000_t202" '
        f'style="position:absolute;margin-left:0;margin-top:0;width:{wide}pt;height:{high}pt;mso-position-horizontal-relative:margin" stroked="f">'
        f'<v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict></w:r>')
    holder = box.find(".//" + qn("w:txbxContent"))
    for p in inner:
        holder.append(p)
    paragraph._p.append(box)


def columns(section, count):
    cols = section._sectPr.find(qn("w:cols"))
    if cols is None:
        cols = OxmlElement("w:cols")
        section._sectPr.append(cols)
    cols.set(qn("w:num"), str(count))
    cols.set(qn("w:space"), "500")
