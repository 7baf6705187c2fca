"""Renders invented resumes through many layouts and producers, beside what went in.

    generate.py FOLDER [--files N] [--seed S] [--only TEXT]
                [--set seen|aside] [--jobs N]

Writes FOLDER/0001-PRODUCER-LAYOUT.pdf (or .docx) and the same with .json: what went in,
the layout, the producer, and "set": "seen" or "aside". Layouts set aside are told by a
fixed hash of their name; no rule is made after looking at them. Seeded: one seed gives
the same people, layouts and knobs. Programs not at hand are left out with a word.
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import random
import re
import sys
from pathlib import Path

import yaml

import producers
import resume

HERE = Path(__file__).parent


def name_of(layout):
    return f"{layout.parent.name}/{layout.stem}"


def set_of(layout):
    """Tells whether a layout is to be looked at ("seen") or set aside ("aside"): a third is."""
    return "aside" if hashlib.sha256(name_of(layout).encode()).digest()[0] % 3 == 0 else "seen"


def pairs(only, chosen_set):
    """Gives the layouts with the producers at hand: [(producer, layout file)]."""
    out = []
    for producer in producers.ALL:
        why = producer.lacking()
        if why:
            print(f"layouts: {producer.name} is left out: {why}", file=sys.stderr)
            continue
        files = sorted((HERE / producer.folder).glob("[!_]*" + producer.suffix))
        out += [(producer, f) for f in files if only in f"{producer.name}-{f.stem}" and chosen_set in ("", set_of(f))]
    return out


def settings(layout):
    """Reads what a layout says of itself: the fields it hides, and those it sets in capitals."""
    text = layout.read_text()
    found = {k: [v.strip() for v in m.group(1).split(",")] if (m := re.search(rf"\b{k}: ([\w, ]+)", text[:400])) else [] for k in ("hides", "capitals")}
    return found["hides"], found["capitals"]


def render(task):
    """Renders one file; gives an error as text, or ""."""
    number, producer, layout, person, words, deeds, seed, folder = task
    rng = random.Random(f"{seed}/{number}")
    knobs = resume.choose_knobs(rng)
    language = rng.choice(["en", person["language"]])
    r = resume.compose(person, words[language], language, knobs, rng, [d for d in deeds if producer.can_write(d)])
    hides, capitals = settings(layout)
    name = f"{number:04d}-{producer.name}-{layout.stem}"
    path = folder / (name + producer.makes)
    try:
        producer.render(layout, path, r, knobs)
    except Exception as e:  # one file that cannot be made must not cost the others
        return f"{name}: {e}"
    told = {"file": path.name, "producer": producer.name, "layout": name_of(layout), "set": set_of(layout),
            "language": language, "capitals": capitals, **resume.truth(r, hides)}
    (folder / (name + ".json")).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    return ""


def tasks(args, people, words):
    """Gives what to render: each layout and each person about equally often."""
    rng = random.Random(args.seed)
    deeds = [d for p in people for j in p["jobs"] for d in j["did"]]
    chosen, queue, crowd = [], [], []
    all_pairs = pairs(args.only, args.set)
    while len(chosen) < args.files and all_pairs:
        if not queue:
            queue = rng.sample(all_pairs, len(all_pairs))
        producer, layout = queue.pop()
        if not crowd:
            crowd = rng.sample(people, len(people))
        def fits(p):
            return producer.can_write(json.dumps([p, words[p["language"]]], ensure_ascii=False))
        fitting = next((p for p in reversed(crowd) if fits(p)), None)
        if fitting is None:  # those who are left have letters that the producer lacks
            fitting = rng.choice([p for p in people if fits(p)])
        else:
            crowd.remove(fitting)
        chosen.append((len(chosen) + 1, producer, layout, fitting, words, deeds, args.seed, args.folder))
    return chosen


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", default="", help="producers and layouts with this in PRODUCER-LAYOUT")
    parser.add_argument("--set", default="", choices=["seen", "aside"], help="only layouts of this set")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    people = yaml.safe_load((HERE / "people.yaml").read_text())
    words = yaml.safe_load((HERE / "words.yaml").read_text())
    todo = tasks(args, people, words)
    with multiprocessing.Pool(args.jobs) as pool:
        failed = [e for e in pool.imap_unordered(render, todo) if e]
        pool.close()  # not only terminated: its processes end what they started
        pool.join()
    for e in failed:
        print("layouts:", e, file=sys.stderr)
    layouts = {layout for _, _, layout, *_ in todo}
    print(f"layouts: {len(todo) - len(failed)} files of {len(layouts)} layouts in {args.folder}", file=sys.stderr)
    return 0 if len(failed) < len(todo) else 1


if __name__ == "__main__":
    sys.exit(main())
