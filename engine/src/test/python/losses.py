"""Computes the figures of losses/operators.json with PyTorch in float64: python losses.py > ../resources/losses/operators.json

Each case is a loss by its Keras name with attributes, its inputs y_true, y_pred (and sample_weight), the loss and the
gradient towards y_pred. The rules stand in PyTorch's functions where it has them, else they are written out here.
"""
import json
import sys

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(20)
TINY = torch.finfo(torch.float32).tiny
EPS = 1e-7


def labels(rows, classes):
    return F.one_hot(torch.randint(classes, (rows,)), classes).to(torch.float64)


def sides(y):
    return torch.where(y == 0, -1.0, y)


def smooth(y, s, guess):
    return y * (1 - s) + s * guess


def bce(y, p, s=0.0, logits=False):
    y = smooth(y, s, 0.5)
    if logits:
        return F.binary_cross_entropy_with_logits(p, y, reduction="none")
    return -(torch.xlogy(y, p.clamp_min(TINY)) + torch.xlogy(1 - y, (1 - p).clamp_min(TINY)))


def cce(y, p, s=0.0, logits=False):
    y = smooth(y, s, 1 / y.shape[-1])
    logarithm = F.log_softmax(p, -1) if logits else p.clamp_min(TINY).log()
    return -(y * logarithm).sum(-1)


def focal_binary(y, p, balanced=False, alpha=0.25, gamma=2.0, logits=False, s=0.0):
    surprise = bce(y, p, s, logits)
    y = smooth(y, s, 0.5)
    q = torch.sigmoid(p) if logits else p
    came = y * q + (1 - y) * (1 - q)
    result = (1 - came) ** gamma * surprise
    return (y * alpha + (1 - y) * (1 - alpha)) * result if balanced else result


def focal_categorical(y, p, alpha=0.25, gamma=2.0, logits=False, s=0.0):
    y = smooth(y, s, 1 / y.shape[-1])
    q = torch.softmax(p, -1) if logits else p
    return (-(y * q.log()) * alpha * (1 - q) ** gamma).sum(-1)


def categorical_hinge(y, p):
    return ((((1 - y) * p).max(-1).values - (y * p).sum(-1)) + 1).clamp_min(0)


def probabilities(rows, classes):
    return torch.softmax(torch.randn(rows, classes) * 2, -1)


def shares(rows, columns):
    return torch.sigmoid(torch.randn(rows, columns) * 2)


def numbers(rows, columns, scale=1.0):
    return torch.randn(rows, columns) * scale


CASES = [
    ("MeanSquaredError", {}, lambda y, p: (y - p) ** 2, numbers(5, 3), numbers(5, 3)),
    ("MeanAbsoluteError", {}, lambda y, p: (y - p).abs(), numbers(5, 3), numbers(5, 3)),
    ("Huber", {"delta": 0.7}, lambda y, p: F.huber_loss(p, y, reduction="none", delta=0.7), numbers(5, 3), numbers(5, 3)),
    ("Hinge", {}, lambda y, p: (1 - sides(y) * p).clamp_min(0), labels(6, 2), numbers(6, 2)),
    ("KLDivergence", {}, lambda y, p: F.kl_div(p.log(), y, reduction="none").sum(-1), probabilities(5, 4), probabilities(5, 4)),
    ("LogCosh", {}, lambda y, p: torch.log(torch.cosh(p - y)), numbers(5, 3), numbers(5, 3, 3)),
    ("MeanSquaredLogarithmicError", {}, lambda y, p: (torch.log1p(y.clamp_min(EPS)) - torch.log1p(p.clamp_min(EPS))) ** 2,
     numbers(5, 3).abs() * 9, numbers(5, 3).abs() * 9),
    ("MeanAbsolutePercentageError", {}, lambda y, p: 100 * ((y - p) / y.abs().clamp_min(EPS)).abs(), numbers(5, 3), numbers(5, 3)),
    ("SquaredHinge", {}, lambda y, p: (1 - sides(y) * p).clamp_min(0) ** 2, labels(6, 2), numbers(6, 2)),
    ("CategoricalHinge", {}, categorical_hinge, labels(6, 4), numbers(6, 4)),
    ("Poisson", {}, lambda y, p: F.poisson_nll_loss(p, y, log_input=False, eps=EPS, reduction="none"),
     torch.randint(9, (5, 3)).to(torch.float64), numbers(5, 3).abs() * 4),
    ("CosineSimilarity", {"axis": -1}, lambda y, p: -F.cosine_similarity(y, p, dim=-1), numbers(5, 3), numbers(5, 3)),
    ("CosineSimilarity", {"axis": 1}, lambda y, p: -F.cosine_similarity(y, p, dim=1), numbers(5, 4), numbers(5, 4)),
    ("BinaryCrossentropy", {"label_smoothing": 0.2}, lambda y, p: bce(y, p, 0.2), labels(6, 2), shares(6, 2)),
    ("BinaryCrossentropy", {"from_logits": True, "label_smoothing": 0.1}, lambda y, p: bce(y, p, 0.1, True), labels(6, 2), numbers(6, 2)),
    ("CategoricalCrossentropy", {"label_smoothing": 0.2}, lambda y, p: cce(y, p, 0.2), labels(6, 4), probabilities(6, 4)),
    ("CategoricalCrossentropy", {"from_logits": True, "label_smoothing": 0.1},
     lambda y, p: F.cross_entropy(p, y, label_smoothing=0.1, reduction="none"), labels(6, 4), numbers(6, 4)),
    ("BinaryFocalCrossentropy", {}, focal_binary, labels(6, 2), shares(6, 2)),
    ("BinaryFocalCrossentropy", {"apply_class_balancing": True, "alpha": 0.3, "gamma": 1.5, "from_logits": True, "label_smoothing": 0.1},
     lambda y, p: focal_binary(y, p, True, 0.3, 1.5, True, 0.1), labels(6, 2), numbers(6, 2)),
    ("CategoricalFocalCrossentropy", {}, focal_categorical, labels(6, 4), probabilities(6, 4)),
    ("CategoricalFocalCrossentropy", {"alpha": 0.3, "gamma": 1.5, "from_logits": True, "label_smoothing": 0.1},
     lambda y, p: focal_categorical(y, p, 0.3, 1.5, True, 0.1), labels(6, 4), numbers(6, 4)),
]


def tensor(value):
    return {"shape": list(value.shape), "data": value.reshape(-1).tolist()}


def case(op, attributes, each, y_true, y_pred, weighted):
    y_pred = y_pred.clone().requires_grad_()
    terms = each(y_true, y_pred)
    inputs = [y_true, y_pred]
    if weighted:
        weight = torch.rand(y_true.shape[0]) * 3
        inputs.append(weight)
        terms = terms * weight.reshape([-1] + [1] * (terms.dim() - 1))
    loss = terms.mean()
    (gradient,) = torch.autograd.grad(loss, y_pred)
    return {
        "op": op,
        "attributes": attributes,
        "inputs": [tensor(each.detach()) for each in inputs],
        "output": tensor(loss.detach()),
        "output_gradient": tensor(torch.tensor(1.0)),
        "input_gradients": [None, tensor(gradient)] + [None] * weighted,
    }


cases = [case(*each, weighted) for each in CASES for weighted in (False, True)]
json.dump(cases, sys.stdout, indent=None, separators=(",", ":"))
print()
