"""A job is one paragraph: its lines are parted by soft breaks, bullets and all. capitals: employer"""
from _word import contact, line, name, sections, start


def draw(path, r, k):
    d = start(k)
    name(d, r, k)
    d.add_paragraph(contact(r, k))

    def job(j):
        told = "".join(f"\n• {x}" for x in j["did"])
        line(d, (j["employer"].upper(), "b"), f', {j["place"]}\n', (j["title"], "i"), f'\n{j["dates"]}', told)

    sections(d, r, k, job)
    d.save(path)
