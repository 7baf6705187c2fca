#!/usr/bin/python3
"""The command line keeps its promise while it does its whole work: a draft with real
weights and its export make no internet socket, and where there is no network at all
(an empty network namespace) the same letter comes out.

usage: private.py [--binary FILE] [--model NAME]

Needs (Debian): strace, util-linux.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import sockets

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=str(ROOT / "build/bin/vouchsafe"))
    parser.add_argument("--model", default="qwen2.5-coder-0.5b")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vouchsafe-private-") as temp:
        home = pathlib.Path(temp)
        refused(args.binary, home)
        calls = home / "calls"
        watched = draft(args, home / "watched", sockets.trace(calls))
        assert watched["model"] and watched["timings"]["generated_tokens"], "no model took part: the run proves nothing"
        sockets.none_came(calls)
        print(f"private: ok, a draft of {watched['words']} words and its export made no internet socket")
        apart = ["unshare", "--map-root-user", "--net"]
        if subprocess.run([*apart, "true"], capture_output=True).returncode:
            print("private: not tried without a network: this system allows no namespaces", file=sys.stderr)
            return
        alone = draft(args, home / "alone", apart)
        assert told(alone) == told(watched), f"another letter without a network:\n{told(alone)}\nand with one\n{told(watched)}"
        print("private: ok, the same letter where there is no network")


def draft(args, home, before):
    """Drafts the sample and gives its letter.json."""
    (home / "tmp").mkdir(parents=True)
    subprocess.run(
        [*before, "env", f"VOUCHSAFE_HOME={home}/data", f"TMPDIR={home}/tmp", args.binary, "--quiet", "draft", "--model", args.model,
         "-r", ROOT / "samples/resumes/maren-tolliver.pdf", "-p", ROOT / "samples/postings/amberquay.txt",
         "-o", home / "letter.pdf", "--json", home / "letter.json"], check=True)
    assert (home / "letter.pdf").read_bytes().startswith(b"%PDF"), "no letter was exported"
    for path in (home / "data").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, f"{path} has mode {path.stat().st_mode:o}"
    assert not list((home / "tmp").iterdir()), "temporary files were left"
    return json.loads((home / "letter.json").read_text())


def refused(binary, home):
    """Doctor tries to open a socket, now, and the kernel refuses it: the tracer sees both."""
    calls = home / "attempts"
    env = {**os.environ, "VOUCHSAFE_HOME": str(home / "doctor")}
    out = subprocess.run([*sockets.trace(calls), binary, "doctor", "--json"], env=env, check=True, capture_output=True).stdout
    lock = json.loads(out)["network_lock"]
    assert lock == {"on": True, "tried": "socket(AF_INET) refused: EACCES"}, lock
    assert re.search(r"socket\(AF_INET,.*\) = -1 EACCES", calls.read_text()), "no attempt was made"
    sockets.none_came(calls)
    print("private: ok, what doctor tried was refused")


def told(letter):
    return "\n".join(" ".join(s["text"] for s in p["sentences"]) for p in letter["paragraphs"])


if __name__ == "__main__":
    main()
