"""Figures that the tests of optimizers, schedules and training loops replay, computed with plain NumPy in float64.

usage: python3 optimizers.py ../resources/optimizers

Nothing of the engine is used here: each rule is written down again from Keras's and PyTorch's documentation and the
papers named beside it.
"""

import json
import math
import sys
from pathlib import Path

import numpy as np

TARGET = np.array([1.0, -2.0, 0.5])
SCALE = np.array([1.0, 4.0, 9.0])
INITIAL = [2.0, 1.0, -1.5]
STEPS = 20


def loss(w):
    return float(np.sum(SCALE * (w - TARGET) ** 2) + 0.1 * np.sum(w**4))


def gradient(w):
    return 2 * SCALE * (w - TARGET) + 0.4 * w**3


# Optimizers -----------------------------------------------------------------------------------------------------------


def lion(learning_rate, beta_1=0.9, beta_2=0.99, weight_decay=0.0):
    m = np.zeros(3)

    def step(w, g, number):
        nonlocal m
        w = w - learning_rate * weight_decay * w - learning_rate * np.sign(beta_1 * m + (1 - beta_1) * g)
        m = beta_2 * m + (1 - beta_2) * g
        return w

    return step


def ftrl(
    learning_rate,
    learning_rate_power=-0.5,
    initial_accumulator_value=0.1,
    l1_regularization_strength=0.0,
    l2_regularization_strength=0.0,
    l2_shrinkage_regularization_strength=0.0,
    beta=0.0,
):
    n = np.full(3, initial_accumulator_value)
    z = np.zeros(3)

    def step(w, g, number):
        nonlocal n, z
        grown = n + g * g
        sigma = (grown ** (-learning_rate_power) - n ** (-learning_rate_power)) / learning_rate
        z = z + g + 2 * l2_shrinkage_regularization_strength * w - sigma * w
        strength = l2_regularization_strength + beta / (2 * learning_rate)
        quadratic = grown ** (-learning_rate_power) / learning_rate + 2 * strength
        n = grown
        return np.where(
            np.abs(z) <= l1_regularization_strength, 0.0, (np.sign(z) * l1_regularization_strength - z) / quadratic
        )

    return step


def rmsprop(learning_rate, rho=0.9, momentum=0.0, epsilon=1e-7, centered=False):
    square = np.zeros(3)
    mean = np.zeros(3)
    buffer = np.zeros(3)

    def step(w, g, number):
        nonlocal square, mean, buffer
        square = rho * square + (1 - rho) * g * g
        spread = square
        if centered:
            mean = rho * mean + (1 - rho) * g
            spread = square - mean * mean
        direction = g / (np.sqrt(spread) + epsilon)
        if momentum:
            buffer = momentum * buffer + direction
            direction = buffer
        return w - learning_rate * direction

    return step


def trace(rule):
    w = np.array(INITIAL)
    rows = []
    for number in range(1, STEPS + 1):
        row = {"loss": loss(w)}
        w = rule(w, gradient(w), number)
        row["w"] = w.tolist()
        rows.append(row)
    return rows


def optimizers():
    settings = [
        ("Lion", lion, {"learning_rate": 0.05}),
        ("Lion", lion, {"learning_rate": 0.02, "beta_1": 0.8, "beta_2": 0.95, "weight_decay": 0.1}),
        ("Ftrl", ftrl, {"learning_rate": 0.5}),
        (
            "Ftrl",
            ftrl,
            {
                "learning_rate": 0.3,
                "learning_rate_power": -0.6,
                "initial_accumulator_value": 0.2,
                "l1_regularization_strength": 2.0,
                "l2_regularization_strength": 0.1,
                "l2_shrinkage_regularization_strength": 0.05,
                "beta": 0.3,
            },
        ),
        ("RMSprop", rmsprop, {"learning_rate": 0.01, "momentum": 0.9}),
        ("RMSprop", rmsprop, {"learning_rate": 0.01, "rho": 0.95, "momentum": 0.5, "centered": True}),
    ]
    return {
        "problem": "sum(scale*(w-target)^2) + 0.1*sum(w^4), target=[1,-2,0.5], scale=[1,4,9]",
        "runs": [
            {"optimizer": name, "parameters": arguments, "initial": INITIAL, "trace": trace(rule(**arguments))}
            for name, rule, arguments in settings
        ],
    }


# Schedules ------------------------------------------------------------------------------------------------------------


def piecewise(step, rate, boundaries, values):
    return values[sum(step > boundary for boundary in boundaries)]


def exponential(step, rate, decay_steps, decay_rate, staircase=False):
    share = step // decay_steps if staircase else step / decay_steps
    return rate * decay_rate**share


def inverse_time(step, rate, decay_steps, decay_rate, staircase=False):
    share = step // decay_steps if staircase else step / decay_steps
    return rate / (1 + decay_rate * share)


def polynomial(step, rate, decay_steps, end_learning_rate=0.0001, power=1.0, cycle=False):
    steps = decay_steps * (max(1, math.ceil(step / decay_steps)) if cycle else 1)
    return (rate - end_learning_rate) * (1 - min(step, steps) / steps) ** power + end_learning_rate


def cosine(step, rate, decay_steps, alpha=0.0, warmup_target=0.0, warmup_steps=0):
    if warmup_target and step < warmup_steps:
        return rate + (warmup_target - rate) * step / warmup_steps
    after = min(step - (warmup_steps if warmup_target else 0), decay_steps)
    wave = 0.5 * (1 + math.cos(math.pi * after / decay_steps))
    return (warmup_target or rate) * ((1 - alpha) * wave + alpha)


def restarts(step, rate, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    length, begin, height = first_decay_steps, 0, 1.0
    while step >= begin + length:
        begin, length, height = begin + length, length * t_mul, height * m_mul
    wave = 0.5 * height * (1 + math.cos(math.pi * (step - begin) / length))
    return rate * ((1 - alpha) * wave + alpha)


def one_cycle(step, rate, total_steps, pct_start=0.3, div_factor=25.0, final_div_factor=1e4):
    def anneal(start, end, share):
        return end + (start - end) / 2 * (1 + math.cos(math.pi * share))

    step = min(step, total_steps - 1)
    top = pct_start * total_steps - 1
    first = rate / div_factor
    if step <= top:
        return anneal(first, rate, step / top)
    return anneal(rate, first / final_div_factor, (step - top) / (total_steps - 1 - top))


def plateau(losses, rate, factor=0.1, patience=10, min_delta=1e-4, cooldown=0, min_lr=0.0):
    rates, best, wait, resting = [], math.inf, 0, 0
    for value in losses:
        if resting > 0:
            resting -= 1
            wait = 0
        if value < best - min_delta:
            best, wait = value, 0
        elif resting == 0:
            wait += 1
            if wait >= patience and rate > min_lr:
                rate, resting, wait = max(rate * factor, min_lr), cooldown, 0
        rates.append(rate)
    return rates


def schedules():
    steps = [0, 1, 2, 3, 5, 9, 10, 11, 19, 20, 21, 29, 30, 31, 40, 69, 70, 71, 100, 150, 1000]
    settings = [
        ("ConstantRate", lambda step, rate: rate, {}),
        ("PiecewiseConstantDecay", piecewise, {"boundaries": [10, 30], "values": [0.5, 0.25, 0.125]}),
        ("ExponentialDecay", exponential, {"decay_steps": 10, "decay_rate": 0.9}),
        ("ExponentialDecay", exponential, {"decay_steps": 10, "decay_rate": 0.5, "staircase": True}),
        ("InverseTimeDecay", inverse_time, {"decay_steps": 10, "decay_rate": 0.5}),
        ("InverseTimeDecay", inverse_time, {"decay_steps": 10, "decay_rate": 2, "staircase": True}),
        ("PolynomialDecay", polynomial, {"decay_steps": 30, "end_learning_rate": 0.001}),
        ("PolynomialDecay", polynomial, {"decay_steps": 30, "end_learning_rate": 0.01, "power": 0.5}),
        (
            "PolynomialDecay",
            polynomial,
            {"decay_steps": 20, "end_learning_rate": 0.01, "power": 2, "cycle": True},
        ),
        ("CosineDecay", cosine, {"decay_steps": 40}),
        ("CosineDecay", cosine, {"decay_steps": 40, "alpha": 0.1, "warmup_target": 0.8, "warmup_steps": 10}),
        ("CosineDecayRestarts", restarts, {"first_decay_steps": 10}),
        ("CosineDecayRestarts", restarts, {"first_decay_steps": 10, "t_mul": 1, "m_mul": 0.9, "alpha": 0.05}),
        ("CosineDecayRestarts", restarts, {"first_decay_steps": 10, "t_mul": 1.5, "m_mul": 0.5}),
        ("OneCycle", one_cycle, {"total_steps": 100}),
        ("OneCycle", one_cycle, {"total_steps": 70, "pct_start": 0.1, "div_factor": 5, "final_div_factor": 100}),
    ]
    losses = [1, 0.9, 0.9, 0.95, 0.9, 0.89, 0.89, 0.89, 0.89, 0.89, 0.89, 0.89, 0.7, 0.71, 0.72, 0.73, 0.74, 0.75, 0.76]
    plateaus = [
        {"factor": 0.5, "patience": 2, "min_delta": 0.005},
        {"factor": 0.1, "patience": 3, "cooldown": 2, "min_lr": 0.01},
        {"factor": 0.5, "patience": 0},
        {"factor": 0.5, "patience": 1, "cooldown": 3},
    ]
    return {
        "learning_rate": 0.4,
        "steps": steps,
        "schedules": [
            {"name": name, "arguments": arguments, "rates": [rule(step, 0.4, **arguments) for step in steps]}
            for name, rule, arguments in settings
        ],
        "losses": losses,
        "plateaus": [{"arguments": arguments, "rates": plateau(losses, 0.4, **arguments)} for arguments in plateaus],
    }


# Training loops -------------------------------------------------------------------------------------------------------


def sam(learning_rate, radius, momentum):
    """Foret et al. 2021, with SGD beneath."""
    velocity = np.zeros(3)

    def step(w, g, number):
        nonlocal velocity
        there = gradient(w + radius * g / (np.sqrt(np.sum(g * g)) + 1e-12))
        velocity = momentum * velocity + there
        return w - learning_rate * velocity

    return step


def clipped(learning_rate, by, limit):
    def step(w, g, number):
        if by == "clipvalue":
            g = np.clip(g, -limit, limit)
        else:
            g = g * min(1.0, limit / np.sqrt(np.sum(g * g)))
        return w - learning_rate * g

    return step


def decayed(learning_rate, weight_decay):
    def step(w, g, number):
        return w * (1 - learning_rate * weight_decay) - learning_rate * g

    return step


def means(momentum):
    w, mean, rows = np.array(INITIAL), np.zeros(3), []
    for number in range(1, STEPS + 1):
        w = w - 0.01 * gradient(w)
        mean = w if number == 1 else momentum * mean + (1 - momentum) * w
        rows.append(mean.tolist())
    return rows


def loops():
    return {
        "initial": INITIAL,
        "sam": {"learning_rate": 0.01, "momentum": 0.5, "radius": 0.3, "trace": trace(sam(0.01, 0.3, 0.5))},
        "clipvalue": {"learning_rate": 0.05, "limit": 3.0, "trace": trace(clipped(0.05, "clipvalue", 3.0))},
        "clipnorm": {"learning_rate": 0.05, "limit": 5.0, "trace": trace(clipped(0.05, "clipnorm", 5.0))},
        "weight_decay": {"learning_rate": 0.01, "weight_decay": 0.5, "trace": trace(decayed(0.01, 0.5))},
        "means": {"learning_rate": 0.01, "momentum": 0.8, "trace": means(0.8)},
    }


def main():
    folder = Path(sys.argv[1])
    for name, figures in (("optimizers", optimizers()), ("schedules", schedules()), ("loops", loops())):
        (folder / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
