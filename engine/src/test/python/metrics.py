"""Computes the figures of metrics/metrics.json with NumPy, row by row from the definitions:
python metrics.py > ../resources/metrics/metrics.json

Each case is a metric as a training setup names it, 16 rows of targets and predictions, perhaps weights of the rows, and
the figure over all of them.
"""
import json
import sys

import numpy as np

random = np.random.default_rng(7)
ROWS = 16


def one_hot(labels, classes):
    return np.eye(classes)[labels]


def confusion(came, chosen, w, classes):
    counts = np.zeros((classes, classes))
    for t, p, weight in zip(came, chosen, w):
        counts[t, p] += weight
    return counts


def accuracy(y, p, w):
    right = [(int(t[0] > 0.5) == int(q[0] > 0.5)) if len(q) == 1 else np.argmax(t) == np.argmax(q) for t, q in zip(y, p)]
    return np.average(right, weights=w)


def sparse_accuracy(y, p, w):
    return np.average([t == np.argmax(q) for t, q in zip(y, p)], weights=w)


def binary_accuracy(threshold):
    return lambda y, p, w: np.average([np.mean([float(a > threshold) == t for t, a in zip(r, q)]) for r, q in zip(y, p)], weights=w)


def top_k(k):
    return lambda y, p, w: np.average([np.argmax(t) in np.argsort(-q)[:k] for t, q in zip(y, p)], weights=w)


def decisions(y, p, w):
    for row in range(len(y)):
        for t, q in zip(y[row], p[row]):
            yield t, q, w[row]


def precision(threshold):
    def figure(y, p, w):
        predicted = sum(weight for t, q, weight in decisions(y, p, w) if q > threshold)
        return sum(weight * t for t, q, weight in decisions(y, p, w) if q > threshold) / predicted if predicted else 0.0
    return figure


def recall(threshold):
    def figure(y, p, w):
        came = sum(weight * t for t, q, weight in decisions(y, p, w))
        return sum(weight * t for t, q, weight in decisions(y, p, w) if q > threshold) / came if came else 0.0
    return figure


def f1(average, threshold=0.0):
    def figure(y, p, w):
        columns = y.shape[1]
        if threshold == 0 and columns > 1:
            yes = one_hot(np.argmax(p, 1), columns)
        else:
            yes = (p > (threshold or 0.5)).astype(float)
        scores, support = [], []
        tps = fps = fns = 0
        for c in range(columns):
            tp = np.sum(w * yes[:, c] * y[:, c])
            fp = np.sum(w * yes[:, c] * (1 - y[:, c]))
            fn = np.sum(w * (1 - yes[:, c]) * y[:, c])
            scores.append(2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 0.0)
            support.append(np.sum(w * y[:, c]))
            tps, fps, fns = tps + tp, fps + fp, fns + fn
        if average == "micro":
            return 2 * tps / (2 * tps + fps + fns)
        return np.average(scores, weights=support if average == "weighted" else None)
    return figure


def rates(y, p, w, count):
    thresholds = [-1e-7] + [i / (count - 1) for i in range(1, count - 1)] + [1 + 1e-7]
    for threshold in thresholds:
        tp = sum(weight * t for t, q, weight in decisions(y, p, w) if q > threshold)
        fp = sum(weight * (1 - t) for t, q, weight in decisions(y, p, w) if q > threshold)
        yield tp, fp


def auc_roc(count):
    def figure(y, p, w):
        positives = sum(weight * t for t, _, weight in decisions(y, p, w))
        negatives = sum(weight * (1 - t) for t, _, weight in decisions(y, p, w))
        points = [(fp / negatives, tp / positives) for tp, fp in rates(y, p, w, count)]
        return sum((x1 - x2) * (y1 + y2) / 2 for (x1, y1), (x2, y2) in zip(points, points[1:]))
    return figure


def auc_pr(count):
    """Davis and Goadrich: between two points tp grows linearly in the number predicted, tp = a + s * n; the area under
    tp / n over tp / positives is the integral of (a + s * n) / n * s dn."""
    def figure(y, p, w):
        positives = sum(weight * t for t, _, weight in decisions(y, p, w))
        points = list(rates(y, p, w, count))
        area = 0.0
        for (tp1, fp1), (tp2, fp2) in zip(points, points[1:]):
            n1, n2 = tp1 + fp1, tp2 + fp2
            if n1 <= n2:
                continue
            s = (tp1 - tp2) / (n1 - n2)
            a = tp2 - s * n2
            area += s * ((tp1 - tp2) + (a * np.log(n1 / n2) if n2 > 0 else 0.0))
        return area / positives
    return figure


def mean(each):
    return lambda y, p, w: np.average([np.mean([each(t, q) for t, q in zip(r, s)]) for r, s in zip(y, p)], weights=w)


def r2(y, p, w):
    scores = []
    for c in range(y.shape[1]):
        centre = np.average(y[:, c], weights=w)
        scores.append(1 - np.sum(w * (y[:, c] - p[:, c]) ** 2) / np.sum(w * (y[:, c] - centre) ** 2))
    return np.mean(scores)


def matrix(y, p, w):
    if p.shape[1] == 1:
        return confusion((y[:, 0] > 0.5).astype(int), (p[:, 0] > 0.5).astype(int), w, 2)
    return confusion(np.argmax(y, 1), np.argmax(p, 1), w, p.shape[1])


def numbered(figure):
    """The same figure of targets that are class numbers."""
    return lambda y, p, w: figure(one_hot(y.astype(int), p.shape[1]), p, w)


labels = random.integers(4, size=ROWS)
scores = random.normal(size=(ROWS, 4)) + 1.2 * one_hot(labels, 4)
several = one_hot(labels, 4), np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
sparse = labels.astype(float), several[1]
two_labels = random.integers(2, size=ROWS)
two_scores = random.normal(size=(ROWS, 2)) + one_hot(two_labels, 2)
two = one_hot(two_labels, 2), np.exp(two_scores) / np.exp(two_scores).sum(1, keepdims=True)
single = two[0][:, 1:], two[1][:, 1:]
answers = (random.random((ROWS, 3)) > 0.6).astype(float), random.random((ROWS, 3))
values = random.normal(size=(ROWS, 2)) * 3 + 50, None
values = values[0], values[0] + random.normal(size=(ROWS, 2))
value = values[0][:, :1], values[1][:, :1]

CASES = [
    ("accuracy", accuracy, [several, two, single]),
    ("accuracy", sparse_accuracy, [sparse]),
    ("categorical_accuracy", accuracy, [several, two]),
    ("sparse_categorical_accuracy", sparse_accuracy, [sparse]),
    ("binary_accuracy", binary_accuracy(0.5), [single, answers]),
    ("binary_accuracy(threshold=0.3)", binary_accuracy(0.3), [single, answers]),
    ("top_k_categorical_accuracy(k=1)", top_k(1), [several]),
    ("top_k_categorical_accuracy(k=2)", top_k(2), [several]),
    ("top_k_categorical_accuracy", top_k(5), [several]),
    ("precision", precision(0.5), [single, several, answers]),
    ("precision", numbered(precision(0.5)), [sparse]),
    ("recall", numbered(recall(0.5)), [sparse]),
    ("f1_score", numbered(f1("macro")), [sparse]),
    ("auc", numbered(auc_roc(200)), [sparse]),
    ("top_k_categorical_accuracy(k=2)", numbered(top_k(2)), [sparse]),
    ("precision(threshold=0.9)", precision(0.9), [answers]),
    ("precision(threshold=1.0)", precision(1.0), [answers]),
    ("recall", recall(0.5), [single, several, answers]),
    ("recall(threshold=0.2)", recall(0.2), [answers]),
    ("f1_score", f1("macro"), [single, several, two]),
    ("f1_score(average=micro)", f1("micro"), [several]),
    ("f1_score(average=weighted)", f1("weighted"), [several]),
    ("f1_score(threshold=0.3)", f1("macro", 0.3), [answers]),
    ("auc", auc_roc(200), [single, several, answers]),
    ("auc(num_thresholds=5)", auc_roc(5), [single]),
    ("auc(curve=pr)", auc_pr(200), [single, several, answers]),
    ("auc(num_thresholds=5, curve=pr)", auc_pr(5), [single]),
    ("mean_squared_error", mean(lambda t, q: (t - q) ** 2), [value, values]),
    ("mean_absolute_error", mean(lambda t, q: abs(t - q)), [value, values]),
    ("mean_absolute_percentage_error", mean(lambda t, q: 100 * abs((t - q) / t)), [values]),
    ("root_mean_squared_error", lambda y, p, w: mean(lambda t, q: (t - q) ** 2)(y, p, w) ** 0.5, [value, values]),
    ("r2_score", r2, [value, values]),
    ("confusion_matrix", matrix, [single, several, two]),
    ("confusion_matrix", numbered(matrix), [sparse]),
]


def tensor(array):
    array = np.asarray(array, dtype=float)
    return {"shape": list(array.shape), "data": array.reshape(-1).tolist()}


cases = []
for name, figure, sets in CASES:
    for y_true, y_pred in sets:
        for weights in (None, random.random(ROWS) * 2):
            result = figure(y_true, y_pred, np.ones(ROWS) if weights is None else weights)
            cases.append({
                "metric": name,
                "sparse": y_true.ndim == 1,
                "y_true": tensor(y_true),
                "y_pred": tensor(y_pred),
                "sample_weight": None if weights is None else tensor(weights),
                "figure": tensor(result),
            })
json.dump(cases, sys.stdout, separators=(",", ":"))
print()
