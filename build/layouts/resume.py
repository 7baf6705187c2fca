"""What a resume of an invented person shows, and how: the words and the knobs."""

import copy

# The date styles and how often each is taken. The first few are most resumes.
DATES = ["mon year"] * 5 + ["month year"] * 4 + ["mm/yyyy"] * 3 + ["mm.yyyy", "yyyy-mm", "yyyy", "yyyy", "yyyy",
         "season", "since", "since", "mon 'yy", "mm/yy", "yyyy-yy"]
DASHES = [" – ", " – ", " - ", "–", " — ", " to "]
BULLETS = ["•", "•", "•", "–", "▪", "◦", "›", "‣", "■", "-"]
# Families that are looked for; what is not installed is replaced by what is.
FONTS = ["Liberation Serif", "Liberation Sans", "Carlito", "Lato", "DejaVu Serif", "DejaVu Sans"]
COLOURS = ["#000000", "#1f3a5f", "#7a1f2b", "#2d5a3d", "#444444"]


def choose_knobs(rng):
    """Gives the knobs of one file; margins in mm, sizes in points, the rest as named."""
    return {
        "paper": rng.choice(["A4", "A4", "Letter"]),
        "margin": rng.randint(12, 26),
        "size": rng.choice([8.5, 9, 9.5, 10, 10, 10.5, 11, 11.5]),
        "leading": rng.choice([1.1, 1.15, 1.2, 1.3, 1.4, 1.5]),
        "name": round(rng.uniform(1.5, 3.0), 1),  # times size
        "heading": round(rng.uniform(1.0, 1.5), 2),  # times size
        "capital_headings": rng.random() < 0.4,
        "rule": rng.random() < 0.5,  # a line under each heading
        "font": rng.choice(FONTS),
        "colour": rng.choice(COLOURS),
        "bullet": rng.choice(BULLETS),
        "indent": rng.choice([0.8, 1.0, 1.2, 1.5, 2.0]),  # of a bullet's text, times size
        "hang": rng.choice([0, 0, 0, 0, -3.6, 3.6]),  # points by which its next lines stand off
        "space": rng.choice([0.0, 0.15, 0.3, 0.5]),  # after a bullet, times size
        "justify": rng.random() < 0.25,
        "hyphens": rng.random() < 0.2,
        "ligatures": rng.choice(["normal", "normal", "none", "common-ligatures discretionary-ligatures"]),
        "bold": rng.choice(["font", "font", "font", "stroke", "double"]),  # where a producer can fake it
        "keep": rng.random() < 0.3,  # jobs are not broken across pages
        "sep": rng.choice([" | ", " · ", " – ", " • "]),
        "labels": rng.random() < 0.3,  # "Email: …"
        "dates": rng.choice(DATES),
        "dash": rng.choice(DASHES),
        "summary": rng.random() < 0.7,
        "languages": rng.random() < 0.6,
        "skills_first": rng.random() < 0.3,
        "stops": rng.random() < 0.3,  # bullets end in a full stop
        "joined": rng.random() < 0.15,  # two deeds to a bullet
        "more": rng.choice([0, 0, 0, 0, 2, 4, 7]),  # deeds of others that each job gets, so that pages break
    }


def one_date(when, style, words):
    """Gives a date as written and as it can be known from that: "2021-03" or "2021"."""
    year, month = when.split("-")
    m = int(month)
    if style in ("yyyy", "yyyy-yy"):
        return year, year
    if style == "season":
        return f"{words['seasons'][m % 12 // 3]} {year}", year
    return {
        "mm/yyyy": f"{month}/{year}",
        "mm.yyyy": f"{month}.{year}",
        "yyyy-mm": f"{year}-{month}",
        "mm/yy": f"{month}/{year[2:]}",
        "mon 'yy": f"{words['short'][m - 1]} ’{year[2:]}",
        "mon year": f"{words['short'][m - 1]} {year}",
    }.get(style, f"{words['months'][m - 1]} {year}"), when


def span(start, end, knobs, words, rng_words):
    """Gives the dates of a job as written, and both ends as they can be known from that."""
    style, dash = knobs["dates"], knobs["dash"]
    if dash == " to " and words["page"] != "Page %d of %d":
        dash = " – "
    a, known_a = one_date(start, style, words)
    if end == "now":
        if style == "since":
            return f"{rng_words['since']} {a}", known_a, "present"
        return f"{a}{dash}{rng_words['present']}", known_a, "present"
    b, known_b = one_date(end, style, words)
    if a == b:
        return a, known_a, known_b
    if style == "yyyy-yy":
        return f"{a}–{b[2:]}", known_a, known_b
    return f"{a}{dash}{b}", known_a, known_b


def compose(person, words, language, knobs, rng, deeds):
    """Gives what templates show of a person: dates written out, headings chosen. More
    deeds are taken from those given."""
    r = copy.deepcopy(person)
    chosen = {k: rng.choice(v) for k, v in words.items() if isinstance(v, list) and k not in ("months", "short", "seasons")}
    heads = {k: v.upper() if knobs["capital_headings"] else v for k, v in chosen.items()}
    r.update(language=language, heads=heads, page=words["page"])
    for j in r["jobs"]:
        j["dates"], j["start"], j["end"] = span(j["from"], j["to"], knobs, words, chosen)
        did = j["did"] + [d for d in rng.sample(deeds, knobs["more"]) if d not in j["did"]]
        if knobs["joined"] and len(did) > 1:
            did = [did[0] + "; " + did[1]] + did[2:]
        j["did"] = [d + "." if knobs["stops"] else d for d in did]
    r["employers"] = []  # neighbouring jobs under one employer
    for j in r["jobs"]:
        if r["employers"] and r["employers"][-1]["employer"] == j["employer"]:
            r["employers"][-1]["jobs"].append(j)
        else:
            r["employers"].append({"employer": j["employer"], "place": j["place"], "jobs": [j]})
    for s in r["education"]:
        s["dates"] = f"{s['from']} – {s['to']}"
    for key in ("summary", "languages"):
        if not knobs[key] or not r[{"languages": "speaks"}.get(key, key)]:
            r["speaks" if key == "languages" else key] = ""
    order = ["summary", "skills", "experience"] if knobs["skills_first"] else ["summary", "experience", "skills"]
    r["order"] = [s for s in order + ["education", "languages"] if s != "summary" and s != "languages" or r["speaks" if s == "languages" else s]]
    return r


def truth(r, hides):
    """Gives what can be found in the file: all that went in but what the layout hides."""
    shown = lambda key, value: type(value)() if key in hides else value
    return {
        "name": r["name"],
        "email": shown("email", r["email"]),
        "phone": shown("phone", r["phone"]),
        "place": shown("place", r["place"]),
        "jobs": [{
            "employer": j["employer"], "title": j["title"], "start": j["start"], "end": j["end"],
            "place": shown("job place", j["place"]), "bullets": j["did"],
        } for j in r["jobs"]],
        "skills": shown("skills", [s for group in r["skills"].values() for s in group]),
        "education": shown("education", [{"school": s["school"], "degree": s["degree"], "end": str(s["to"])} for s in r["education"]]),
    }
