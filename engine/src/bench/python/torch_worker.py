"""The PyTorch side of `gradus bench`: a process that times the same workloads as Gradus does.

It reads lines `WORKLOAD REPEATS` and answers each with `WALL_NS CPU_NS 0`: the time of one repeat on the clock and of the
thread's processor. `PEAK WORKLOAD`, for a training step, is answered with `0 0 BYTES`: the most that its tensors take at a
time. `threads N` sets how many threads are used and is answered with their number. It ends with its standard input.

Workloads: NETWORK-BATCH (iris, mlp128, mlp512, cnn, cifar, lstm), a training step with fused Adam; with -cl behind it,
images lie channels last. gemm-M-K-N and gemm64-M-K-N, a matrix product. softmax, tanh, exp, gelu and chain on 1024 x 1024
numbers. cold, the first 1,000 steps of iris-16: send it first, to a fresh process.
"""
import sys
from time import perf_counter_ns, thread_time_ns

import torch
from torch import nn, profiler
from torch.nn import functional

SIDE = 1024


class LastOfLstm(nn.Module):
    """An LSTM over the whole sequence and a dense layer on its last state."""

    def __init__(self, features, units, classes):
        super().__init__()
        self.lstm = nn.LSTM(features, units, batch_first=True)
        self.dense = nn.Linear(units, classes)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.dense(states[:, -1])


def dense(activation, *widths):
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, outputs), activation()]
    return nn.Sequential(*layers[:-1])


def convolution(inputs, filters, *behind, bias=True):
    return nn.Sequential(nn.Conv2d(inputs, filters, 3, padding="same", bias=bias), *behind, nn.ReLU())


def normalized(inputs, filters):
    return convolution(inputs, filters, nn.BatchNorm2d(filters), bias=False)


def cnn():
    return nn.Sequential(convolution(1, 16), nn.MaxPool2d(2), convolution(16, 32), nn.MaxPool2d(2),
                         nn.Flatten(), nn.Linear(32 * 7 * 7, 10))


def cifar():
    return nn.Sequential(normalized(3, 64), normalized(64, 64), nn.MaxPool2d(2),
                         normalized(64, 128), normalized(128, 128), nn.MaxPool2d(2),
                         nn.Flatten(), nn.Linear(128 * 8 * 8, 10))


NETWORKS = {  # how it is made, the shape of a row, classes
    "iris": (lambda: dense(nn.Tanh, 4, 20, 10, 3), (4,), 3),
    "mlp128": (lambda: dense(nn.ReLU, 784, 128, 64, 10), (784,), 10),
    "mlp512": (lambda: dense(nn.ReLU, 784, 512, 512, 10), (784,), 10),
    "cnn": (cnn, (1, 28, 28), 10),
    "cifar": (cifar, (3, 32, 32), 10),
    "lstm": (lambda: LastOfLstm(16, 32, 2), (50, 16), 2),
}


def training_step(network, batch, layout=torch.contiguous_format):
    make, row, classes = NETWORKS[network]
    model = make().to(memory_format=layout)
    x = torch.randn(batch, *row)
    if len(row) == 3:
        x = x.to(memory_format=layout)
    y = torch.arange(batch) % classes
    adam = torch.optim.Adam(model.parameters(), lr=0.001, fused=True)

    def step():
        adam.zero_grad()
        functional.cross_entropy(model(x), y).backward()
        adam.step()

    def held():
        """What a step finds: weights and other buffers, the optimizer's state, the batch. Gradients are let go first: the
        profiler doesn't see the end of a tensor whose beginning it didn't see."""
        adam.zero_grad()
        yield from (x, y, *model.buffers())
        for parameter in model.parameters():
            yield parameter
            yield from (each for each in adam.state[parameter].values() if torch.is_tensor(each))

    step.held = held
    return step


def product(m, k, n, dtype):
    a, b, out = torch.randn(m, k, dtype=dtype), torch.randn(k, n, dtype=dtype), torch.empty(m, n, dtype=dtype)
    return lambda: torch.mm(a, b, out=out)


def elementwise(name):
    x, y = (torch.rand(2, SIDE, SIDE) * 4 - 2).unbind()
    out, between = torch.empty(SIDE, SIDE), torch.empty(SIDE, SIDE)

    def chain():
        torch.add(y, x, alpha=1.5, out=between)
        torch.tanh(between, out=between)
        torch.mul(between, y, out=out)

    return {
        "softmax": lambda: torch.softmax(x, 1, out=out),
        "tanh": lambda: torch.tanh(x, out=out),
        "exp": lambda: torch.exp(x, out=out),
        "gelu": lambda: torch._C._nn.gelu(x, out=out),
        "chain": chain,
    }[name]


def cold():
    step = training_step("iris", 16)
    for _ in range(1000):
        step()


def workload(name):
    kind, *sizes = name.split("-")
    if name == "cold":
        return cold
    if kind in ("gemm", "gemm64"):
        return product(*map(int, sizes), torch.float64 if kind == "gemm64" else torch.float32)
    if kind in NETWORKS:
        return training_step(kind, int(sizes[0]), torch.channels_last if sizes[1:] == ["cl"] else torch.contiguous_format)
    return elementwise(name)


def peak(name):
    """Most bytes of tensors at a time in a step: those held before it, and what the profiler sees come and go."""
    step = workload(name)
    for _ in range(3):  # the optimizer's state comes with the first step
        step()
    held = {tensor.untyped_storage().data_ptr(): tensor.untyped_storage().nbytes() for tensor in step.held()}
    with profiler.profile(activities=[profiler.ProfilerActivity.CPU], profile_memory=True) as profile:
        step()
    changes = [event for event in profile.profiler.kineto_results.events() if event.name() == "[memory]"]
    now = most = sum(held.values())
    for change in sorted(changes, key=lambda event: event.start_ns()):
        now += change.nbytes()
        most = max(most, now)
    return most


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    made = {}
    for line in sys.stdin:
        name, rest = line.split()
        if name == "threads":
            torch.set_num_threads(int(rest))
            print(torch.get_num_threads(), flush=True)
            continue
        if name == "PEAK":
            print(0, 0, peak(rest), flush=True)
            continue
        repeats = int(rest)
        trains = name.split("-")[0] in NETWORKS
        if trains or name not in made:
            made = {name: workload(name)}  # one at a time, so that none takes another's place in the cache
        run = made[name]
        if trains:  # anew each time, as Gradus: after thousands of steps on one batch numbers are below the normal ones
            run()  # the optimizer's state comes with the first step
        wall, cpu = perf_counter_ns(), thread_time_ns()
        for _ in range(repeats):
            run()
        wall, cpu = perf_counter_ns() - wall, thread_time_ns() - cpu
        print(wall // repeats, cpu // repeats, 0, flush=True)


if __name__ == "__main__":
    main()
