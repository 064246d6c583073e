"""Computes the figures of recurrent/*.json with PyTorch in float64: python recurrent.py ../resources/gradus/engine/block/recurrent

Each case is a layer as Gradus writes it, an input x [N, T, features], weights in Keras's layout, the result y, the
gradient that arrives at y, and the gradients towards x and every weight. PyTorch keeps weights transposed, the gates of
a GRU as reset, update, new (Keras: update, reset, new), and has two biases where Keras's LSTM has their sum.
"""
import json
import pathlib
import sys

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
torch.manual_seed(31)
KINDS = {"LSTM": (nn.LSTM, [0, 1, 2, 3]), "GRU": (nn.GRU, [1, 0, 2]), "SimpleRNN": (nn.RNN, [0])}


def gates(tensor, order):
    """The blocks along the first axis in another order: the same permutation leads there and back."""
    return torch.cat([tensor.chunk(len(order))[i] for i in order])


def keras(kind, order, get, end):
    kernel, recurrent, bias, second = (gates(get(name + end), order) for name in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"))
    both = torch.stack([bias, second]) if kind == "GRU" else bias
    return {"kernel": kernel.T, "recurrent_kernel": recurrent.T, "bias": both}


def case(kind, shape, units, sequences=False, backwards=False, both_ways=False, merge="concat", **options):
    n, t, features = shape
    cell, order = KINDS[kind]
    layer = cell(features, units, batch_first=True, bidirectional=both_ways, **options)
    for name, parameter in layer.named_parameters():
        nn.init.uniform_(parameter, -0.8, 0.8)
        if kind != "GRU" and name.startswith("bias_hh"):
            nn.init.zeros_(parameter)
    x = torch.randn(n, t, features, requires_grad=True)
    out, _ = layer(x.flip(1) if backwards else x)
    if both_ways:
        ahead, back = out.chunk(2, -1)
        if not sequences:
            ahead, back = ahead[:, -1], back[:, 0]
        y = {"concat": torch.cat([ahead, back], -1), "sum": ahead + back, "mul": ahead * back, "ave": (ahead + back) / 2}[merge]
    else:
        y = out if sequences else out[:, -1]
    arriving = torch.randn_like(y)
    (y * arriving).sum().backward()
    named = dict(layer.named_parameters())
    ends = {"forward/": "", "backward/": "_reverse"} if both_ways else {"": ""}
    weights = {path + name: value for path, end in ends.items() for name, value in keras(kind, order, lambda key: named[key].detach(), end).items()}
    gradients = {path + name: value for path, end in ends.items() for name, value in keras(kind, order, lambda key: named[key].grad, end).items()}
    text = f"{kind}(units={units}"
    if options.get("nonlinearity"):
        text += f", activation={options['nonlinearity']}"
    text += (", return_sequences=true" if sequences else "") + (", go_backwards=true" if backwards else "") + ")"
    if both_ways:
        text = f"Bidirectional(layer={text}, merge_mode={merge})"
    lists = lambda tensors: {name: tensor.tolist() for name, tensor in tensors.items()}
    return {"layer": text, "x": x.tolist(), "weights": lists(weights), "y": y.tolist(), "arriving": arriving.tolist(),
            "gradients": lists({"x": x.grad, **gradients})}


def write(folder, name, cases):
    path = pathlib.Path(folder, name + ".json")
    path.write_text("[\n" + ",\n".join(json.dumps(each) for each in cases) + "\n]\n")


def variants(kind, **options):
    return [case(kind, (3, 5, 2), 4, **options), case(kind, (2, 4, 3), 3, sequences=True, **options),
            case(kind, (2, 4, 3), 2, sequences=True, backwards=True, **options), case(kind, (1, 6, 2), 2, backwards=True, **options),
            case(kind, (1, 1, 1), 1, **options)]


folder = sys.argv[1]
pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
write(folder, "lstm", variants("LSTM"))
write(folder, "gru", variants("GRU"))
write(folder, "simple_rnn", variants("SimpleRNN") + [case("SimpleRNN", (2, 4, 3), 3, sequences=True, nonlinearity="relu")])
write(folder, "bidirectional",
      [case("LSTM", (2, 5, 3), 3, sequences=sequences, both_ways=True, merge=merge) for merge in ("concat", "sum", "mul", "ave") for sequences in (False, True)]
      + [case("GRU", (2, 4, 2), 3, sequences=True, both_ways=True), case("SimpleRNN", (2, 4, 2), 3, both_ways=True)])
