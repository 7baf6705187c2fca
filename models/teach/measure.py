"""Figures of a reading against what people read, and of two people against each other."""

from collections import Counter

import data


def settled(r):
    return r.get("settled") or r["readings"][0]


def f1(tp, fp, fn):
    p, q = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return p, q, 2 * p * q / max(1e-9, p + q)


def story(x):
    """The kind of story that a person's reading tells, "" for none: solid proof of a deed, of
    which the applicant's own piece is told; of what broke or grew also what was wrong, what
    came of it or what was kept, if only within the deed."""
    worth, spans = int(x["worth"]), x["spans"]
    tells = data.STORIES.get(x["kind"], "")
    if worth < 2 or x["part"] == "none" or x["part"] == "help" and worth < 3:
        return ""
    if tells == "incident":
        told = {"trouble", "result", "kept"} & set(spans) or "incident" in x["signals"]
        return tells if "deed" in spans and told else ""
    return tells if {"deed", "result"} & set(spans) else ""


def compare(rows, gold, got):
    """Rows of figures of resume lines: what, figure, of how many."""
    n = len(rows)
    out = []
    c = {s: [0, 0, 0] for s in data.SIGNALS}
    for g, x in zip(gold, got):
        for s in data.SIGNALS:
            a, b = s in g["signals"], s in x["signals"]
            c[s][0] += a and b
            c[s][1] += b and not a
            c[s][2] += a and not b
    p, q, _ = f1(*[sum(v[i] for v in c.values()) for i in range(3)])
    out += [("signals, micro P", p, n), ("signals, micro R", q, n)]
    for s in data.SIGNALS:
        p, q, _ = f1(*c[s])
        out += [(f"  {s} P", p, c[s][0] + c[s][1]), (f"  {s} R", q, c[s][0] + c[s][2])]
    want, found = [story(g) for g in gold], [x["story"] if "story" in x else story(x) for x in got]
    told = [(a, b) for a, b in zip(want, found) if a]
    out.append(("stories, right kind", sum(a == b for a, b in told) / max(1, len(told)), len(told)))
    claimed = [(a, b) for a, b in zip(want, found) if b]
    out.append(("stories, false ones of those claimed", sum(a != b for a, b in claimed) / max(1, len(claimed)), len(claimed)))
    for k in ("kind", "part"):
        out.append((k, sum(g[k] == x[k] for g, x in zip(gold, got)) / n, n))
    out.append(("worth within one", sum(abs(int(g["worth"]) - int(x["worth"])) <= 1 for g, x in zip(gold, got)) / n, n))
    z = [(int(g["worth"]) == 0, int(x["worth"]) == 0) for g, x in zip(gold, got)]
    out.append(("filler, F1", f1(sum(a and b for a, b in z), sum(b and not a for a, b in z), sum(a and not b for a, b in z))[2], sum(a for a, _ in z)))
    t, by = [0, 0, 0], {k: [0, 0, 0] for k in data.BEATS + data.INSIDE}
    for r, g, x in zip(rows, gold, got):
        for keys in (data.BEATS, data.INSIDE):
            for a, b in zip(data.tags(r["line"], g["spans"], keys), data.tags(r["line"], x["spans"], keys)):
                for k in {a, b} - {""}:
                    hit = (a == b, b == k and a != b, a == k and a != b)
                    for i in range(3):
                        t[i] += hit[i]
                        by[k][i] += hit[i]
    out.append(("spans, words with their key, F1", f1(*t)[2], t[0] + t[2]))
    for k, v in by.items():
        out.append((f"  {k} F1", f1(*v)[2], v[0] + v[2]))
    return out


def compare_posts(rows, gold, got):
    n = max(1, len(rows))
    out = [("label", sum(g["label"] == x["label"] for g, x in zip(gold, got)) / n, n)]
    work = [(g["label"] in ("problem", "task"), x["label"] in ("problem", "task")) for g, x in zip(gold, got)]
    tp, fp, fn = sum(a and b for a, b in work), sum(b and not a for a, b in work), sum(a and not b for a, b in work)
    p, q, _ = f1(tp, fp, fn)
    out += [("problem or task, P", p, tp + fp), ("problem or task, R", q, tp + fn)]
    out.append(("weight within one", sum(abs(int(g["weight"]) - int(x["weight"])) <= 1 for g, x in zip(gold, got)) / n, n))
    return out


def with_spans(x):
    return dict(x, spans=data.unmark(x["marked"])[1]) if "marked" in x else x


def report(lines, read_lines, posts, read_posts):
    def table(title, figures, ceiling):
        print(f"\n{title}\n\n| what | reader | two readings | of |\n|---|---|---|---|")
        top = {k: v for k, v, _ in ceiling}
        for k, v, n in figures:
            print(f"| {k} | {v:.3f} | {top[k]:.3f} | {n} |" if k in top else f"| {k} | {v:.3f} | – | {n} |")

    twice = [r for r in lines if len(r["readings"]) > 1]
    ceiling = compare(twice, [with_spans(r["readings"][0]) for r in twice], [with_spans(r["readings"][1]) for r in twice]) if twice else []
    table("Resume lines set aside", compare(lines, [with_spans(settled(r)) for r in lines], read_lines), ceiling)
    twice = [r for r in posts if len(r["readings"]) > 1]
    ceiling = compare_posts(twice, [r["readings"][0] for r in twice], [r["readings"][1] for r in twice]) if twice else []
    table("Posting lines set aside", compare_posts(posts, [settled(r) for r in posts], read_posts), ceiling)
    print("\n| confidence | lines | kind, part or filler wrong |\n|---|---|---|")
    for low, high in ((0, 0.4), (0.4, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        some = [(settled(r), x) for r, x in zip(lines, read_lines) if low <= x["confidence"] < high]
        wrong = sum(g["kind"] != x["kind"] or g["part"] != x["part"] or (int(g["worth"]) == 0) != (int(x["worth"]) == 0) for g, x in some)
        print(f"| {low:.1f} to {min(high, 1):.1f} | {len(some)} | {wrong / max(1, len(some)):.2f} |")
    confused = Counter((settled(r)["kind"], x["kind"]) for r, x in zip(lines, read_lines) if settled(r)["kind"] != x["kind"])
    print("\nkinds taken for others:", ", ".join(f"{a} for {b} {n}" for (a, b), n in confused.most_common(8)))
    confused = Counter((settled(r)["label"], x["label"]) for r, x in zip(posts, read_posts) if settled(r)["label"] != x["label"])
    print("labels taken for others:", ", ".join(f"{a} for {b} {n}" for (a, b), n in confused.most_common(8)))


def matches(pairs, likes):
    """How far likeness tells what answers what, for a choice of floors."""
    print("\nPairs set aside, of a posting's line and a resume's\n\n| likeness at least | pairs | met | met or near | of all met | of all met or near |\n|---|---|---|---|---|---|")
    met = sum(r["state"] == "met" for r in pairs)
    near = sum(r["state"] != "no" for r in pairs)
    for floor in (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75):
        some = [r["state"] for r, x in zip(pairs, likes) if x >= floor]
        m, n = some.count("met"), len(some) - some.count("no")
        print(f"| {floor:.2f} | {len(some)} | {m / max(1, len(some)):.2f} | {n / max(1, len(some)):.2f} | {m / max(1, met):.2f} | {n / max(1, near):.2f} |")
