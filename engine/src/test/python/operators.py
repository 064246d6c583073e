"""Computes figures for operators that the reference sets leave out, with PyTorch in float64.

Usage: python operators.py OUTPUT.json. The form is that of the other reference sets: name, attributes, inputs,
output, the gradient that arrives at the output and those at the inputs.
"""

import json
import sys

import torch
import torch.nn.functional as F

torch.manual_seed(20)
torch.set_default_dtype(torch.float64)
cases = []


def written(tensor):
    if tensor is None:
        return None
    return {"shape": list(tensor.shape), "data": [float(number) for number in tensor.detach().reshape(-1)]}


def case(op, attributes, inputs, function, asked=None):
    """One figure; `asked` says for each input whether its gradient is wanted (all real ones by default)."""
    leaves = []
    for i, tensor in enumerate(inputs):
        real = tensor.is_floating_point() and (asked is None or asked[i])
        leaves.append(tensor.clone().requires_grad_() if real else tensor)
    outputs = function(*leaves)
    several = isinstance(outputs, (tuple, list))
    listed = list(outputs) if several else [outputs]
    arriving, total = [], 0
    for output in listed:
        if output.requires_grad:
            arriving.append(torch.randn(output.shape))
            total = total + (output * arriving[-1]).sum()
        else:
            arriving.append(None)
    gradients = [None] * len(leaves)
    if isinstance(total, torch.Tensor):
        wanted = [leaf for leaf in leaves if leaf.requires_grad]
        found = iter(torch.autograd.grad(total, wanted, allow_unused=True))
        gradients = [next(found) if leaf.requires_grad else None for leaf in leaves]
        gradients = [torch.zeros_like(leaf) if leaf.requires_grad and g is None else g
                     for leaf, g in zip(leaves, gradients)]
    cases.append({
        "op": op,
        "attributes": attributes,
        "inputs": [written(tensor) for tensor in inputs],
        "output": [written(o) for o in listed] if several else written(listed[0]),
        "output_gradient": [written(g) for g in arriving] if several else written(arriving[0]),
        "input_gradients": [written(g) for g in gradients],
    })


def normal(*shape):
    return torch.randn(*shape)


def positive(*shape):
    return torch.rand(*shape) + 0.2


def unit(*shape):
    return torch.rand(*shape) * 1.8 - 0.9


def truth(*shape):
    return torch.rand(*shape) < 0.5


# Functions of one number.
for name, function, numbers in (
    ("Asin", torch.asin, unit), ("Acos", torch.acos, unit), ("Atan", torch.atan, normal),
    ("Sinh", torch.sinh, normal), ("Cosh", torch.cosh, normal), ("Asinh", torch.asinh, normal),
    ("Acosh", lambda x: torch.acosh(x), lambda *s: positive(*s) + 1), ("Atanh", torch.atanh, unit),
    ("Log1p", torch.log1p, positive), ("Expm1", torch.expm1, normal),
    ("Ceil", torch.ceil, normal), ("Round", torch.round, lambda *s: torch.randn(*s) * 3),
    ("Identity", lambda x: x * 1, normal),
):
    case(name, {}, [numbers(3, 4)], function)
case("Round", {}, [torch.tensor([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5])], torch.round)
# PyTorch's own derivative of CELU divides in single precision.
case("Celu", {"alpha": 0.7}, [normal(3, 4)], lambda x: torch.where(x > 0, x, 0.7 * torch.expm1(x / 0.7)))
case("ThresholdedRelu", {"alpha": 0.4}, [normal(3, 4)], lambda x: F.threshold(x, 0.4, 0))
case("HardTanh", {"min": -0.5, "max": 0.8}, [normal(3, 4)], lambda x: F.hardtanh(x, -0.5, 0.8))
case("Swish", {"alpha": 1.5}, [normal(3, 4)], lambda x: x * torch.sigmoid(1.5 * x))
case("PRelu", {}, [normal(3, 4), positive(4)], lambda x, s: torch.where(x > 0, x, s * x))
case("PRelu", {}, [normal(2, 3, 4), positive(3, 1)], lambda x, s: torch.where(x > 0, x, s * x))
case("Shrink", {"bias": 0.3, "lambd": 0.5}, [normal(3, 4)],
     lambda x: torch.where(x > 0.5, x - 0.3, torch.where(x < -0.5, x + 0.3, 0 * x)))
case("Mod", {"fmod": 0}, [normal(3, 4) * 5, torch.tensor([1.5, -2.0, 0.7, -1.1])], torch.remainder)
case("Mod", {"fmod": 1}, [normal(3, 4) * 5, torch.tensor([1.5, -2.0, 0.7, -1.1])], torch.fmod)

# Truth values.
a, b = truth(3, 4), truth(4)
for name, function in (("And", torch.logical_and), ("Or", torch.logical_or), ("Xor", torch.logical_xor)):
    case(name, {}, [a, b], function)
case("Not", {}, [a], torch.logical_not)
case("IsNaN", {}, [torch.tensor([1.0, float("nan"), float("inf")])], torch.isnan)
case("IsInf", {}, [torch.tensor([1.0, float("nan"), float("inf"), float("-inf")])], torch.isinf)
case("Cast", {"to": "int32"}, [torch.tensor([1.7, -1.7, 3.0])], lambda x: x.to(torch.int32))
case("Cast", {"to": "bool"}, [torch.tensor([0.0, -1.7, 3.0])], lambda x: x.to(torch.bool))

# Many inputs.
case("Sum", {}, [normal(3, 4), normal(4), normal(3, 1)], lambda x, y, z: x + y + z)
case("Mean", {}, [normal(3, 4), normal(4), normal(3, 1)], lambda x, y, z: (x + y + z) / 3)
case("Stack", {"axis": 1}, [normal(3, 4), normal(3, 4)], lambda x, y: torch.stack([x, y], 1))

# Sums and the like.
case("ReduceSumSquare", {"axes": [1], "keepdims": 0}, [normal(2, 3, 4)], lambda x: (x * x).sum(1))
case("ReduceL1", {"axes": [0, 2], "keepdims": 1}, [normal(2, 3, 4)], lambda x: x.abs().sum((0, 2), keepdim=True))
case("ReduceLogSum", {"axes": [-1], "keepdims": 0}, [positive(2, 3, 4)], lambda x: x.sum(-1).log())
case("ReduceVariance", {"axes": [1], "keepdims": 1}, [normal(2, 3, 4)],
     lambda x: x.var(1, unbiased=False, keepdim=True))
case("ArgMin", {"axis": 1, "keepdims": 0}, [normal(3, 4)], lambda x: x.argmin(1))
case("TopK", {"k": 2, "axis": 1}, [normal(3, 5)], lambda x: tuple(torch.topk(x, 2, 1)))
case("TopK", {"k": 3, "axis": 0, "largest": 0}, [normal(5, 2)], lambda x: tuple(torch.topk(x, 3, 0, largest=False)))
case("LpNormalization", {"axis": 1, "p": 2}, [normal(3, 4)], lambda x: F.normalize(x, p=2, dim=1))
case("LpNormalization", {"axis": 0, "p": 1}, [normal(3, 4)], lambda x: F.normalize(x, p=1, dim=0))

# Shapes.
case("Split", {"axis": 1, "split": [1, 3]}, [normal(3, 4)], lambda x: torch.split(x, [1, 3], 1))
case("Split", {"axis": 0, "num_outputs": 2}, [normal(4, 2)], lambda x: torch.split(x, 2, 0))
case("Tile", {"repeats": [2, 3]}, [normal(2, 3)], lambda x: x.repeat(2, 3))
case("Trilu", {"upper": 0, "k": 1}, [normal(3, 4)], lambda x: torch.tril(x, 1))
case("Trilu", {"upper": 1, "k": -1}, [normal(2, 3, 4)], lambda x: torch.triu(x, -1))
case("GatherElements", {"axis": 1}, [normal(3, 4), torch.tensor([[0, 3], [1, 1], [2, 0]])],
     lambda x, i: torch.gather(x, 1, i))
case("ScatterElements", {"axis": 1}, [normal(2, 4), torch.tensor([[1, 3], [0, 2]]), normal(2, 2)],
     lambda x, i, u: torch.scatter(x, 1, i, u))
case("ScatterElements", {"axis": 0, "reduction": "add"},
     [normal(3, 2), torch.tensor([[1, 2], [1, 0]]), normal(2, 2)],
     lambda x, i, u: torch.scatter_add(x, 0, i, u))
case("DepthToSpace", {"blocksize": 2, "mode": "CRD"}, [normal(2, 8, 2, 3)], lambda x: F.pixel_shuffle(x, 2))
case("DepthToSpace", {"blocksize": 2, "mode": "DCR"}, [normal(2, 8, 2, 3)],
     lambda x: x.reshape(2, 2, 2, 2, 2, 3).permute(0, 3, 4, 1, 5, 2).reshape(2, 2, 4, 6))
case("SpaceToDepth", {"blocksize": 2}, [normal(2, 2, 4, 6)],
     lambda x: x.reshape(2, 2, 2, 2, 3, 2).permute(0, 3, 5, 1, 2, 4).reshape(2, 8, 2, 3))
case("Resize", {"mode": "nearest", "scales": [1, 1, 2, 3], "coordinate_transformation_mode": "asymmetric",
                "nearest_mode": "floor"},
     [normal(2, 3, 2, 2)], lambda x: F.interpolate(x, scale_factor=(2, 3), mode="nearest"))
case("Resize", {"mode": "linear", "scales": [1, 1, 2, 2]}, [normal(2, 3, 3, 4)],
     lambda x: F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False))
case("Resize", {"mode": "linear", "sizes": [1, 2, 5, 3], "coordinate_transformation_mode": "align_corners"},
     [normal(1, 2, 3, 4)], lambda x: F.interpolate(x, size=(5, 3), mode="bilinear", align_corners=True))
case("Pad", {"pads": [0, 1, 2, 0], "mode": "reflect"}, [normal(4, 5)],
     lambda x: F.pad(x[None, None], (1, 0, 0, 2), mode="reflect")[0, 0])
case("Pad", {"pads": [0, 1, 2, 0], "mode": "edge"}, [normal(4, 5)],
     lambda x: F.pad(x[None, None], (1, 0, 0, 2), mode="replicate")[0, 0])

# Products.
for equation, shapes in (
    ("ij,jk->ik", [(2, 3), (3, 4)]), ("bhqd,bhkd->bhqk", [(2, 2, 3, 4), (2, 2, 5, 4)]), ("ii->", [(3, 3)]),
    ("i,j->ij", [(3,), (4,)]), ("ij->ji", [(2, 3)]), ("bij,bjk,bkl->bil", [(2, 2, 3), (2, 3, 4), (2, 4, 2)]),
    ("...ij,...jk->...ik", [(2, 2, 3), (2, 3, 2)]), ("ij,ij->i", [(2, 3), (2, 3)]),
):
    case("Einsum", {"equation": equation}, [normal(*s) for s in shapes],
         lambda *x, e=equation: torch.einsum(e, *x))

# Normalization and convolution.
case("GroupNormalization", {"num_groups": 2, "epsilon": 1e-5}, [normal(2, 4, 3, 2), positive(4), normal(4)],
     lambda x, s, b: F.group_norm(x, 2, s, b, 1e-5))
case("RMSNormalization", {"axis": -1, "epsilon": 1e-5}, [normal(2, 3, 4), positive(4)],
     lambda x, s: F.rms_norm(x, (4,), s, 1e-5))
case("InstanceNormalization", {"epsilon": 1e-5}, [normal(2, 3, 5), positive(3), normal(3)],
     lambda x, s, b: F.instance_norm(x, weight=s, bias=b, eps=1e-5))
case("ConvTranspose", {"strides": [2, 1], "pads": [1, 0, 1, 0], "output_padding": [1, 0], "dilations": [1, 2]},
     [normal(2, 3, 4, 3), normal(3, 2, 3, 2), normal(2)],
     lambda x, w, b: F.conv_transpose2d(x, w, b, stride=(2, 1), padding=(1, 0), output_padding=(1, 0),
                                        dilation=(1, 2)))
case("Conv", {"strides": [2], "pads": [2, 2], "dilations": [2]}, [normal(2, 3, 9), normal(4, 3, 3), normal(4)],
     lambda x, w, b: F.conv1d(x, w, b, stride=2, padding=2, dilation=2))
case("Conv", {"group": 3}, [normal(2, 3, 5, 5), normal(6, 1, 3, 3)], lambda x, w: F.conv2d(x, w, groups=3))
case("MaxPool", {"kernel_shape": [3], "strides": [2], "pads": [1, 1]}, [normal(2, 3, 9)],
     lambda x: F.max_pool1d(x, 3, 2, 1))
case("AveragePool", {"kernel_shape": [3], "strides": [2], "pads": [1, 1], "count_include_pad": 1},
     [normal(2, 3, 9)], lambda x: F.avg_pool1d(x, 3, 2, 1))
case("AveragePool", {"kernel_shape": [2, 2], "strides": [2, 2], "pads": [1, 1, 1, 1], "count_include_pad": 0},
     [normal(2, 3, 4, 4)], lambda x: F.avg_pool2d(x, 2, 2, 1, count_include_pad=False))
case("MaxPool", {"kernel_shape": [2, 2], "strides": [2, 2], "ceil_mode": 1}, [normal(2, 3, 5, 5)],
     lambda x: F.max_pool2d(x, 2, 2, ceil_mode=True))

with open(sys.argv[1], "w") as file:
    json.dump(cases, file)
print(len(cases), "figures")
