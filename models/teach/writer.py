"""Teaches the writer: small matrices (LoRA) beside those of a model of the catalog.

    python writer.py train MODEL.gguf OUT [--epochs N] [--minutes M]  a checkpoint OUT.pt, saved as it goes; goes on where it stopped
    python writer.py measure MODEL.gguf OUT                           how well it foretells what was written of the lines set aside
    python writer.py say MODEL.gguf OUT [--lines N]                   what it says of them, greedily
    python writer.py convert MODEL.gguf OUT ADAPTER.gguf              for llama.cpp, bound to MODEL by its checksum

Shapes: the prompt tells what the reader understood, then the line with its spans marked; the
answer begins with the name of the form. The forms of one line share its prompt: they stand
one behind the other in a row, each seeing the prompt and itself alone.
"""

import argparse
import hashlib
import json
import math
import os
import pathlib
import random
import time

import torch
from torch import nn
from torch.nn import functional as F
from transformers import AutoModelForCausalLM, AutoTokenizer

import data

FORMS = "story deed brief bridge plan day".split()
RANK, ALPHA = 16, 32
FROM = 1 / 3  # the layers below are left as they are: they tell what words mean, not what to say
PARTS = {
    "self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v", "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down",
}
torch.manual_seed(1)
random.seed(1)
torch.set_num_threads(int(os.environ.get("THREADS", "2")))


class Beside(nn.Module):
    """A frozen matrix and what is learnt beside it."""

    def __init__(self, linear):
        super().__init__()
        self.linear = linear
        self.a = nn.Parameter(torch.randn(RANK, linear.in_features) / math.sqrt(linear.in_features))
        self.b = nn.Parameter(torch.zeros(linear.out_features, RANK))

    def forward(self, x):
        return self.linear(x) + (x @ self.a.to(x.dtype).T * (ALPHA / RANK)) @ self.b.to(x.dtype).T


def open_model(path):
    """The model with untaught adapters, and its tokenizer. bfloat16, as the processor has units for it."""
    folder, name = os.path.split(os.path.abspath(path))
    tokenizer = AutoTokenizer.from_pretrained(folder, gguf_file=name)
    model = AutoModelForCausalLM.from_pretrained(folder, gguf_file=name, dtype=torch.bfloat16, attn_implementation="sdpa")
    model.requires_grad_(False)
    layers = model.model.layers
    for layer in layers[round(len(layers) * FROM) :]:
        for part in PARTS:
            block, name = part.split(".")
            setattr(getattr(layer, block), name, Beside(getattr(getattr(layer, block), name)))
    return model, tokenizer


def adapters(model):
    return {n: p for n, p in model.named_parameters() if p.requires_grad}


def chat(text):
    return f"<|im_start|>user\n{text}<|im_end|>\n<|im_start|>assistant\n"


def of_job(r):
    """How a line of a resume is put before the writer."""
    x = random.choice(r["readings"])
    return f"{x['kind']} {x['part']} {'now' if r['now'] else 'past'}\n{r['title'] or 'no title'}, {r['employer'] or 'no employer'}\n{x['marked']}"


def samples():
    """What is to be said: prompt (made anew at each call), {form: answer}, whether it is set aside."""
    lines = {r["line"]: r for r in data.load("lines.jsonl")}
    out = []
    for s in data.load("sayings.jsonl"):
        r = dict(s, readings=[s]) if "marked" in s else lines.get(s["line"])
        if not r:
            continue
        out.append((lambda r=r: chat(of_job(r)), {f: s[f] for f in ("story", "deed", "brief") if s[f]}, data.set_aside(r["employer"])))
    for b in data.load("bridges.jsonl") + [p for p in data.load("pairs.jsonl") if p["bridge"]]:
        out.append((lambda b=b: chat(f"need: {b['need']}\n{b['title'] or 'no title'}, {b['employer'] or 'no employer'} ({'now' if b['now'] else 'past'})\n{b['line']}"),
                    {"bridge": b["bridge"]}, data.pair_aside(b)))
    for p in data.load("posting-lines.jsonl"):
        if p["turned"]:
            out.append((lambda p=p: chat(f"{p['company']}, {p['heading'] or 'no heading'}\n{p['line']}"), {"plan": p["turned"]}, data.set_aside(p["company"])))
    for d in data.load("days.jsonl"):
        out.append((lambda d=d: chat(f"{d['title'] or 'no title'} ({'now' if d['now'] else 'past'})\n{d['line']}"), {"day": d["day"]}, data.set_aside(d["line"])))
    return out


def row(tokenizer, sample):
    """Tokens, places, branch of each (0 is the prompt), and whether it is to be foretold."""
    prompt, answers, _ = sample
    head = tokenizer(prompt(), add_special_tokens=False).input_ids
    ids, place, branch = list(head), list(range(len(head))), [0] * len(head)
    for n, (form, text) in enumerate(answers.items(), 1):
        tail = tokenizer(f"{form}: {text}<|im_end|>", add_special_tokens=False).input_ids
        ids += tail
        place += range(len(head), len(head) + len(tail))
        branch += [n] * len(tail)
    return ids, place, branch


def likely(rows):
    """The tokens among which the answers are foretold: those that stand in the data, and the commonest (a byte-pair's number is its rank)."""
    return torch.tensor(sorted(set(range(20_000)).union(*(r[0] for r in rows))))


def loss_of(model, rows, among):
    """The mean negative log-likelihood of the answers' tokens, the form's name given, among so many of the vocabulary."""
    n = max(len(r[0]) for r in rows)
    ids = torch.zeros(len(rows), n, dtype=torch.long)
    place = torch.zeros(len(rows), n, dtype=torch.long)
    branch = torch.full((len(rows), n), -1)
    for i, (t, p, b) in enumerate(rows):
        ids[i, : len(t)], place[i, : len(t)], branch[i, : len(t)] = torch.tensor(t), torch.tensor(p), torch.tensor(b)
    before = torch.ones(n, n, dtype=torch.bool).tril()
    sees = before & ((branch[:, None, :] == 0) | (branch[:, None, :] == branch[:, :, None])) & (branch[:, None, :] >= 0)
    sees |= torch.eye(n, dtype=torch.bool)  # what stands behind the row sees itself: no row without a sum
    mask = torch.zeros(sees.shape, dtype=torch.bfloat16).masked_fill(~sees, torch.finfo(torch.bfloat16).min)
    hidden = model.model(input_ids=ids, position_ids=place, attention_mask=mask[:, None], use_cache=False).last_hidden_state
    # a token is foretold by the one before it in its own branch; the form's name, the branch's first two tokens, is given
    told = (branch[:, 1:] > 0) & (branch[:, 1:] == branch[:, :-1])
    told[:, 1:] &= branch[:, :-2] == branch[:, 1:-1]
    logits = F.linear(hidden[:, :-1][told], model.lm_head.weight[among]).float()
    return F.cross_entropy(logits, torch.searchsorted(among, ids[:, 1:][told]))


def batches(rows, tokens=2048):
    """Rows of like length together, as many as make up so many tokens."""
    order = sorted(rows, key=lambda r: len(r[0]) + random.random() * 12)
    out, some = [], []
    for r in order:
        if some and (len(some) + 1) * len(r[0]) > tokens:
            out.append(some)
            some = []
        some.append(r)
    out.append(some)
    random.shuffle(out)
    return out


def train(model, tokenizer, out, epochs, minutes, pace):
    given = [s for s in samples() if not s[2]]
    learnt = adapters(model)
    opt = torch.optim.AdamW(learnt.values(), lr=pace, weight_decay=0.0, betas=(0.9, 0.99))
    path = pathlib.Path(out + ".pt")
    step = since = 0
    if path.exists():
        saved = torch.load(path, weights_only=False)
        for n, p in learnt.items():
            p.data.copy_(saved["learnt"][n])
        opt.load_state_dict(saved["opt"])
        step = saved["step"]
    begun, seen, mean = time.time(), 0, None
    model.train()
    first = batches([row(tokenizer, s) for s in given])
    among = likely([r for b in first for r in b])
    total = max(1, round(epochs * len(first)))
    print(len(given), "rows", sum(len(r[0]) for b in first for r in b), "tokens", total, "steps", flush=True)
    while step < total:
        random.seed(1000 + step)
        for b in batches([row(tokenizer, s) for s in given]):
            if step >= total or minutes and time.time() - begun > 60 * minutes:
                break
            for g in opt.param_groups:
                g["lr"] = pace * min(1, (step + 1) / 20) * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * step / total)))
            loss = loss_of(model, b, among)
            loss.backward()
            nn.utils.clip_grad_norm_(list(learnt.values()), 1.0)
            opt.step()
            opt.zero_grad()
            step += 1
            seen += sum(len(r[0]) for r in b)
            mean = loss.item() if mean is None else 0.97 * mean + 0.03 * loss.item()
            if step % 10 == 0:
                print(f"step {step} of {total}: loss {mean:.3f}, {seen / (time.time() - begun):.0f} tokens/s, {(time.time() - begun) / 60:.1f} min", flush=True)
            if step % 50 == 0 or step == total:
                torch.save({"learnt": {n: p.detach().clone() for n, p in learnt.items()}, "opt": opt.state_dict(), "step": step}, path)
        else:
            continue
        break
    torch.save({"learnt": {n: p.detach().clone() for n, p in learnt.items()}, "opt": opt.state_dict(), "step": step}, path)


def restore(model, out):
    saved = torch.load(out + ".pt", weights_only=False)["learnt"]
    for n, p in adapters(model).items():
        p.data.copy_(saved[n])
    return model.eval()


def measure(model, tokenizer):
    with torch.no_grad():
        by = {}
        for s in samples():
            if s[2]:
                for form, text in s[1].items():
                    by.setdefault(form, []).append(row(tokenizer, (s[0], {form: text}, True)))
        among = likely([r for rows in by.values() for r in rows])
        for form, rows in by.items():
            total = weight = 0
            for b in batches(rows):
                n = sum(len(r[0]) for r in b)
                total, weight = total + n * float(loss_of(model, b, among)), weight + n
            print(f"{form}: {total / weight:.3f} of {len(rows)}", flush=True)


def say(model, tokenizer, limit):
    tokenizer.padding_side = "left"
    end = tokenizer("<|im_end|>", add_special_tokens=False).input_ids
    some = [s for s in samples() if s[2]]
    random.Random(5).shuffle(some)
    asks = [(s[0](), form, text) for s in some[:limit] for form, text in s[1].items()]
    for a in range(0, len(asks), 16):
        part = asks[a : a + 16]
        e = tokenizer([f"{p}{f}:" for p, f, _ in part], return_tensors="pt", padding=True, add_special_tokens=False)
        with torch.no_grad():
            got = model.generate(**e, max_new_tokens=110, do_sample=False, eos_token_id=end, pad_token_id=tokenizer.pad_token_id or end[0])
        for (p, f, want), g in zip(part, got):
            print(p.split("user\n")[1].split("<|im_end|>")[0])
            print(f"  {f}: {tokenizer.decode(g[e.input_ids.shape[1]:], skip_special_tokens=True).strip()}\n  hand: {want}\n", flush=True)


def convert(model, base, path):
    import gguf
    import numpy as np
    w = gguf.GGUFWriter(path, "qwen2")
    w.add_type("adapter")
    w.add_name("Vouchsafe writer, taught beside " + pathlib.Path(base).stem)
    w.add_license("apache-2.0")
    w.add_string("adapter.type", "lora")
    w.add_float32("adapter.lora.alpha", float(ALPHA))
    w.add_string("adapter.base.sha256", hashlib.sha256(pathlib.Path(base).read_bytes()).hexdigest())
    for n, p in adapters(model).items():
        layer, rest = n.split(".layers.")[1].split(".", 1)
        part, side = rest.rsplit(".", 1)
        a = p.detach().float().numpy()
        # four layers' worth of eight bits lose less than the learning does; a is wide enough for blocks of 32, b's rows are the rank
        w.add_tensor(f"blk.{layer}.{PARTS[part]}.weight.lora_{side}", np.ascontiguousarray(a.astype(np.float16)))
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()


def main():
    p = argparse.ArgumentParser()
    p.add_argument("do", choices=["train", "measure", "say", "convert"])
    p.add_argument("model")
    p.add_argument("out")
    p.add_argument("file", nargs="?")
    p.add_argument("--epochs", type=float, default=2)
    p.add_argument("--minutes", type=float, default=0)
    p.add_argument("--pace", type=float, default=3e-4)
    p.add_argument("--lines", type=int, default=40)
    a = p.parse_args()
    model, tokenizer = open_model(a.model)
    if a.do == "train":
        train(model, tokenizer, a.out, a.epochs, a.minutes, a.pace)
    elif a.do == "measure":
        measure(restore(model, a.out), tokenizer)
    elif a.do == "say":
        say(restore(model, a.out), tokenizer, a.lines)
    else:
        convert(restore(model, a.out), a.model, a.file)


if __name__ == "__main__":
    main()
