"""Writes the taught encoder as GGUF that llama.cpp reads, the heads in its metadata.

Keys of a head NAME, all float32 and row by row:
    vouchsafe.reader.NAME.classes   its answers, in order
    vouchsafe.reader.NAME.weight    [answers, width], .bias [answers]
    vouchsafe.reader.NAME.step      of a tagger: [from, to], what following costs
"""

import hashlib
import json

import gguf
import numpy as np

import reader

NAMES = {
    "attention.self.query": "attn_q", "attention.self.key": "attn_k", "attention.self.value": "attn_v",
    "attention.output.dense": "attn_output", "attention.output.LayerNorm": "attn_output_norm",
    "intermediate.dense": "ffn_up", "output.dense": "ffn_down", "output.LayerNorm": "layer_output_norm",
}


def vocabulary(w):
    tokens = json.loads((reader.base() / "tokenizer.json").read_text())["model"]["vocab"]
    names = sorted(tokens, key=tokens.get)
    out, types = [], []
    for t in names:
        special = t in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]") or t.startswith("[unused")
        types.append(3 if special else 1)
        out.append(t if special else t[2:] if t.startswith("##") else "\u2581" + t)
    w.add_tokenizer_model("bert")
    w.add_tokenizer_pre("default")
    w.add_token_list(out)
    w.add_token_types(types)
    w.add_token_scores([-1000.0] * len(out))
    w.add_token_type_count(2)
    w.add_bos_token_id(tokens["[CLS]"])
    w.add_eos_token_id(tokens["[SEP]"])
    w.add_unk_token_id(tokens["[UNK]"])
    w.add_sep_token_id(tokens["[SEP]"])
    w.add_pad_token_id(tokens["[PAD]"])
    w.add_mask_token_id(tokens["[MASK]"])


REFERENCE = [
    "Queue of 310k jobs after the SMS gateway timed out: put a breaker in front, drained by 18:00",
    "p99 900ms→210ms (N+1 calls joined), no downtime",
    "Größere Läden: naïve façade, 98 % fewer reopened tickets — since März",
    "维护 the billing API with 3 engineers", "C++/C#, .NET & k8s; $1.3M/yr", "x",
    "A sentence " + "that goes on " * 60 + "until it is cut",
]


def reference(model, path):
    """Means of tokens as this library computes them, from the same weights unrounded."""
    import torch
    out = []
    with torch.no_grad():
        for text in REFERENCE:
            e = reader.tokenizer(text, return_tensors="pt", truncation=True, max_length=256)
            h = model.encoder(**{k: e[k] for k in ("input_ids", "attention_mask")}).last_hidden_state[0]
            out.append({"text": text, "tokens": len(e.input_ids[0]), "mean": [round(float(x), 5) for x in h.mean(0)]})
    path.write_text(json.dumps(out, ensure_ascii=False, indent=0) + "\n")


def write(model, folder):
    encoder(model, str(folder / "reader.gguf"))
    (folder / "reader.gguf.sha256").write_text(hashlib.sha256((folder / "reader.gguf").read_bytes()).hexdigest())
    reference(model, folder / "reference.json")


def encoder(model, path):
    config = json.loads((reader.base() / "config.json").read_text())
    w = gguf.GGUFWriter(path, "bert")
    w.add_name("Vouchsafe reader, taught from all-MiniLM-L6-v2")
    w.add_license("apache-2.0")
    w.add_context_length(config["max_position_embeddings"])
    w.add_embedding_length(config["hidden_size"])
    w.add_block_count(config["num_hidden_layers"])
    w.add_feed_forward_length(config["intermediate_size"])
    w.add_head_count(config["num_attention_heads"])
    w.add_layer_norm_eps(config["layer_norm_eps"])
    w.add_causal_attention(False)
    w.add_pooling_type(gguf.PoolingType.MEAN)
    w.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    vocabulary(w)

    def floats(key, tensor):
        w.add_array(f"vouchsafe.reader.{key}", [float(x) for x in tensor.detach().flatten()])

    for heads, classes in ((model.heads, reader.HEADS), (model.taggers, reader.TAGGERS)):
        for name, head in heads.items():
            w.add_array(f"vouchsafe.reader.{name}.classes", list(classes[name]))
            floats(f"{name}.weight", head.weight)
            floats(f"{name}.bias", head.bias)
    for name, chain in model.chains.items():
        floats(f"{name}.step", chain.step)
    floats("vector.weight", model.vector.weight)

    def put(name, tensor):
        a = np.ascontiguousarray(tensor.detach().float().numpy())
        if a.ndim == 2 and name not in ("token_types.weight", "position_embd.weight"):
            w.add_tensor(name, gguf.quants.quantize(a, gguf.GGMLQuantizationType.Q8_0), raw_dtype=gguf.GGMLQuantizationType.Q8_0)
        else:
            w.add_tensor(name, a)

    t = model.encoder.state_dict()
    put("token_embd.weight", t["embeddings.word_embeddings.weight"])
    put("token_types.weight", t["embeddings.token_type_embeddings.weight"])
    put("position_embd.weight", t["embeddings.position_embeddings.weight"])
    for s in ("weight", "bias"):
        put(f"token_embd_norm.{s}", t[f"embeddings.LayerNorm.{s}"])
    for i in range(config["num_hidden_layers"]):
        for theirs, ours in NAMES.items():
            for s in ("weight", "bias"):
                put(f"blk.{i}.{ours}.{s}", t[f"encoder.layer.{i}.{theirs}.{s}"])
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()


def read(model, path):
    """Puts the weights of a file that write() made back into a model, to teach it further."""
    import torch
    r = gguf.GGUFReader(path)
    theirs = {t.name: torch.from_numpy(np.array(gguf.quants.dequantize(t.data, t.tensor_type), dtype=np.float32)) for t in r.tensors}
    state = model.state_dict()

    def put(name, value):
        state[name].copy_(value.reshape(state[name].shape))

    put("encoder.embeddings.word_embeddings.weight", theirs["token_embd.weight"])
    put("encoder.embeddings.token_type_embeddings.weight", theirs["token_types.weight"])
    put("encoder.embeddings.position_embeddings.weight", theirs["position_embd.weight"])
    for s in ("weight", "bias"):
        put(f"encoder.embeddings.LayerNorm.{s}", theirs[f"token_embd_norm.{s}"])
        for i in range(model.encoder.config.num_hidden_layers):
            for name, ours in NAMES.items():
                put(f"encoder.encoder.layer.{i}.{name}.{s}", theirs[f"blk.{i}.{ours}.{s}"])
    for key, names in (("heads", model.heads), ("taggers", model.taggers), ("chains", model.chains), ("vector", {"": None})):
        for name in names:
            for part in ("step",) if key == "chains" else ("weight",) if key == "vector" else ("weight", "bias"):
                put(".".join(x for x in (key, name, part) if x), torch.tensor(r.fields[".".join(x for x in ("vouchsafe.reader", name or key, part) if x)].contents()))
