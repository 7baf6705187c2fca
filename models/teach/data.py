"""The teaching data: one record a line, spans marked in the line itself (see GUIDE.md).

    python data.py            checks the files and prints what they hold
"""

import hashlib
import json
import pathlib
import re
import sys
from collections import Counter

HERE = pathlib.Path(__file__).parent
KINDS = "incident cost migration scaling speed reliability observability people running process building other".split()
PARTS = "own lead do help none".split()
SIGNALS = "load incident database numbers observability".split()
STORIES = {"incident": "incident", "scaling": "incident", "migration": "migration", "cost": "cost"}
BEATS = "trouble cause deed result kept left why".split()  # never overlap
INSIDE = "when load thing".split()  # may stand inside one of BEATS
LABELS = "problem task need nice stack about offer apply legal title furniture".split()
STATES = {"met": 1.0, "near": 0.5, "no": 0.0}  # does a line of a resume answer one of a posting?
ASIDE = 0.1  # share of employers never trained on


def unmark(marked):
    """The line without its marks, and {key: [from, to]} in characters of it. Raises ValueError."""
    line, spans, open_ = "", {}, []
    i = 0
    while i < len(marked):
        m = re.match(r"\{(\w+):", marked[i:])
        if m:
            key = m[1]
            if key not in BEATS + INSIDE:
                raise ValueError(f"no such key: {key}")
            if key in spans or any(k == key for k, _ in open_):
                raise ValueError(f"{key} stands twice")
            if open_ and (key in BEATS or open_[-1][0] in INSIDE):
                raise ValueError(f"{key} inside {open_[-1][0]}")
            open_.append((key, len(line)))
            i += m.end()
        elif marked[i] == "}":
            if not open_:
                raise ValueError("stray }")
            key, start = open_.pop()
            if line[start:].strip() != line[start:] or start == len(line):
                raise ValueError(f"{key} begins or ends in space")
            spans[key] = [start, len(line)]
            i += 1
        else:
            line += marked[i]
            i += 1
    if open_:
        raise ValueError(f"{open_[-1][0]} is not closed")
    return line, spans


def words(line):
    """Words as the reader tags them: runs without white space, as [from, to]."""
    return [m.span() for m in re.finditer(r"\S+", line)]


def tags(line, spans, keys):
    """For each word the key among keys whose span covers most of it, "" for none."""
    out = []
    for a, b in words(line):
        best, most = "", 0
        for k in keys:
            if k in spans:
                n = min(b, spans[k][1]) - max(a, spans[k][0])
                if n > most:
                    best, most = k, n
        out.append(best)
    return out


def set_aside(employer):
    """Whether an employer's lines are never trained on."""
    h = hashlib.sha256(employer.strip().lower().encode()).digest()
    return int.from_bytes(h[:4], "big") / 2**32 < ASIDE


def pair_aside(r):
    return set_aside(r["company"]) or set_aside(r["employer"])


def load(name):
    with open(HERE / name, encoding="utf-8") as f:
        return [json.loads(row) for row in f if row.strip()]


def check_reading(r):
    line, spans = unmark(r["marked"])
    assert r["kind"] in KINDS and r["part"] in PARTS and r["worth"] in range(4), r
    assert all(s in SIGNALS for s in r["signals"]), r
    return line, spans


def main():
    lines, postings = load("lines.jsonl"), load("posting-lines.jsonl")
    for r in lines:
        texts = {check_reading(x)[0] for x in r["readings"]}
        if len(texts) != 1:
            sys.exit(f"the readings differ in the line itself: {texts}")
    for r in postings:
        for x in r["readings"]:
            assert x["label"] in LABELS and x["weight"] in range(4), r
            assert x["quote"] in r["line"], r
    pairs = load("pairs.jsonl")
    for r in pairs:
        assert r["state"] in STATES and bool(r["bridge"]) == (r["state"] == "met"), r
    aside = [r for r in lines if set_aside(r["employer"])]
    print(len(lines), "resume lines,", len(aside), "set aside;", len(postings), "posting lines,", sum(set_aside(r["company"]) for r in postings), "set aside")
    print(len(pairs), "pairs,", sum(pair_aside(r) for r in pairs), "set aside:", dict(Counter(r["state"] for r in pairs)))
    print("kinds:", dict(Counter(r["readings"][0]["kind"] for r in lines)))
    print("signals:", dict(Counter(s for r in lines for s in r["readings"][0]["signals"])))
    print("labels:", dict(Counter(r["readings"][0]["label"] for r in postings)))


if __name__ == "__main__":
    main()
