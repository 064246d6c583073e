"""Held-out accuracy beside PyTorch's: the same rows, split, network, optimizer and epochs, over several seeds.

python accuracy.py CLASSPATH DATA_FOLDER [SEEDS]

CLASSPATH has the classes of the engine and of its tests, and what they need. DATA_FOLDER has iris.csv, wine.csv,
digits.csv and breast_cancer.csv. For each it prints the mean accuracy of both over the seeds, in percent, and the
difference in points with its standard error.
"""
import csv
import os
import subprocess
import sys
import tempfile

import torch
from torch import nn

SETS = [("iris", "species", 60), ("wine", "cultivar", 40), ("digits", "digit", 20), ("breast_cancer", "diagnosis", 40)]


def rows(path):
    with open(path) as file:
        cells = [[float(cell) for cell in line] for line in csv.reader(file)]
    table = torch.tensor(cells)
    return table[:, :-1].float(), table[:, -1].long()


def torch_accuracy(folder, seed, epochs):
    torch.manual_seed(seed)
    x, y = rows(f"{folder}/{seed}-train.csv")
    test_x, test_y = rows(f"{folder}/{seed}-test.csv")
    classes = int(torch.cat([y, test_y]).max()) + 1
    net = nn.Sequential(nn.Linear(x.shape[1], 32), nn.ReLU(), nn.Linear(32, classes))
    for layer in net:
        if isinstance(layer, nn.Linear):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
    adam = torch.optim.Adam(net.parameters(), lr=0.01, eps=1e-7)
    for _ in range(epochs):
        order = torch.randperm(len(x))
        for begin in range(0, len(x), 16):
            batch = order[begin:begin + 16]
            adam.zero_grad()
            nn.functional.cross_entropy(net(x[batch]), y[batch]).backward()
            adam.step()
    with torch.no_grad():
        return (net(test_x).argmax(1) == test_y).double().mean().item()


def main(classpath, data, seeds=10):
    torch.set_num_threads(1)
    for name, target, epochs in SETS:
        with tempfile.TemporaryDirectory() as folder:
            told = subprocess.run(
                ["java", "-cp", classpath, "gradus.engine.train.AccuracyPeer", os.path.join(data, name + ".csv"), target,
                 str(seeds), str(epochs), folder],
                check=True, capture_output=True, text=True).stdout.split()
            ours = torch.tensor([float(each) for each in told], dtype=torch.float64)
            theirs = torch.tensor([torch_accuracy(folder, seed, epochs) for seed in range(int(seeds))], dtype=torch.float64)
        gap = 100 * (ours - theirs)
        error = gap.std().item() / len(gap) ** 0.5
        print(f"{name:14} gradus {100 * ours.mean():6.2f}  torch {100 * theirs.mean():6.2f}  "
              f"difference {gap.mean():+.2f} ± {error:.2f} points", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
