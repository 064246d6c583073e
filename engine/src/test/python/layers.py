"""Computes outputs and gradients of layers with PyTorch in float64, with copied weights.

Usage: python layers.py FOLDER. Each layer has a file of cases: Keras's name and attributes, whether it trains, inputs,
weights (in Keras's shapes, by the name of the parameter), output, the gradient that arrives there, the gradients of
inputs and weights, and the states after a training step. A running variance is the population's, as everywhere in
Gradus, not PyTorch's; so it is computed here and not taken from the module.
"""

import json
import pathlib
import sys

import torch
import torch.nn.functional as F

torch.manual_seed(21)
torch.set_default_dtype(torch.float64)
folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
files = {}


def written(tensor):
    return {"shape": list(tensor.shape), "data": [float(number) for number in tensor.detach().reshape(-1)]}


def case(layer, attributes, inputs, weights, function, training=False, states=None):
    """One figure. `function` takes the inputs, the weights by name, and the states by name."""
    inputs = [tensor.clone().requires_grad_() for tensor in inputs]
    weights = {name: tensor.clone().requires_grad_() for name, tensor in weights.items()}
    before = {name: tensor.clone() for name, tensor in (states or {}).items()}
    output, after = function(inputs, weights, before)
    arriving = torch.randn(output.shape)
    leaves = inputs + list(weights.values())
    gradients = torch.autograd.grad((output * arriving).sum(), leaves)
    # What is 0 but for rounding, such as the gradient of the keys' biases, is written as 0.
    gradients = [torch.zeros_like(one) if one.abs().max() < 1e-12 else one for one in gradients]
    files.setdefault(layer, []).append({
        "layer": layer,
        "attributes": attributes,
        "training": training,
        "inputs": [written(tensor) for tensor in inputs],
        "weights": {name: written(tensor) for name, tensor in weights.items()},
        "states": {name: written(tensor) for name, tensor in before.items()},
        "output": written(output),
        "output_gradient": written(arriving),
        "input_gradients": [written(gradient) for gradient in gradients[:len(inputs)]],
        "weight_gradients": {
            name: written(gradient) for name, gradient in zip(weights, gradients[len(inputs):])},
        "next_states": {name: written(tensor) for name, tensor in after.items()},
    })


def dense(features, units, activation):
    def function(inputs, weights, states):
        return activation(inputs[0] @ weights["kernel"] + weights["bias"]), {}
    case("Dense", {"units": units, "activation": "tanh"}, [torch.randn(5, features)],
         {"kernel": torch.randn(features, units), "bias": torch.randn(units)}, function)


dense(4, 3, torch.tanh)


def attention(heads, key_dim, value_dim, features, lengths, wired, use_bias):
    """Written out, and held against torch.nn.functional.multi_head_attention_forward where that can express it."""
    query_length, value_length = lengths
    def projected(x, weights, name):
        y = torch.einsum("ntd,dhk->nhtk", x, weights[name + "_kernel"])
        return y + weights[name + "_bias"].unsqueeze(1) if use_bias else y
    def function(inputs, weights, states):
        query = inputs[0]
        value = inputs[1] if wired > 1 else query
        key = inputs[2] if wired > 2 else value
        found = F.scaled_dot_product_attention(
            projected(query, weights, "query"), projected(key, weights, "key"), projected(value, weights, "value"))
        y = torch.einsum("nhtv,hvd->ntd", found, weights["output_kernel"])
        if use_bias:
            y = y + weights["output_bias"]
        if key_dim == value_dim and heads * key_dim == query.shape[2] and use_bias:
            check(query, key, value, weights, y)
        return y, {}
    def check(query, key, value, weights, y):
        wide = heads * key_dim
        module = torch.nn.MultiheadAttention(
            query.shape[2], heads, batch_first=True, kdim=key.shape[2], vdim=value.shape[2])
        with torch.no_grad():
            matrices = [weights[name + "_kernel"].reshape(-1, wide).T for name in ("query", "key", "value")]
            if module._qkv_same_embed_dim:
                module.in_proj_weight.copy_(torch.cat(matrices))
            else:
                module.q_proj_weight.copy_(matrices[0])
                module.k_proj_weight.copy_(matrices[1])
                module.v_proj_weight.copy_(matrices[2])
            module.in_proj_bias.copy_(torch.cat(
                [weights[name + "_bias"].reshape(-1) for name in ("query", "key", "value")]))
            module.out_proj.weight.copy_(weights["output_kernel"].reshape(wide, -1).T)
            module.out_proj.bias.copy_(weights["output_bias"])
            assert torch.allclose(module(query, key, value)[0], y, atol=1e-12)
    widths = [features, features + 1 if wired > 1 else features, features - 1 if wired > 2 else None]
    value_width = widths[1]
    key_width = widths[2] if wired > 2 else value_width
    weights = {
        "query_kernel": torch.randn(features, heads, key_dim),
        "key_kernel": torch.randn(key_width, heads, key_dim),
        "value_kernel": torch.randn(value_width, heads, value_dim),
        "output_kernel": torch.randn(heads, value_dim, features),
    }
    if use_bias:
        weights |= {
            "query_bias": torch.randn(heads, key_dim),
            "key_bias": torch.randn(heads, key_dim),
            "value_bias": torch.randn(heads, value_dim),
            "output_bias": torch.randn(features),
        }
    inputs = [torch.randn(2, query_length, features)]
    if wired > 1:
        inputs.append(torch.randn(2, value_length, value_width))
    if wired > 2:
        inputs.append(torch.randn(2, value_length, key_width))
    attributes = {"num_heads": heads, "key_dim": key_dim, "use_bias": use_bias}
    if value_dim != key_dim:
        attributes["value_dim"] = value_dim
    case("MultiHeadAttention", attributes, inputs, weights, function)


attention(2, 3, 3, 6, (4, 4), 1, True)
attention(2, 3, 3, 6, (4, 5), 2, True)
attention(2, 3, 3, 6, (3, 5), 3, True)
attention(3, 2, 4, 5, (3, 4), 3, False)


def normalized(shape, training, momentum=0.9):
    channels = shape[1]
    axes = [axis for axis in range(len(shape)) if axis != 1]
    def function(inputs, weights, states):
        x = inputs[0]
        mean, variance = states["moving_mean"], states["moving_variance"]
        y = F.batch_norm(x, mean.clone(), variance.clone(), weights["gamma"], weights["beta"], training, 0.1, 1e-3)
        if not training:
            return y, {}
        return y, {
            "moving_mean": momentum * mean + (1 - momentum) * x.mean(axes),
            "moving_variance": momentum * variance + (1 - momentum) * x.var(axes, correction=0),
        }
    case("BatchNormalization", {"momentum": momentum, "epsilon": 1e-3}, [2 * torch.randn(shape) + 1],
         {"gamma": torch.randn(channels), "beta": torch.randn(channels)}, function, training,
         {"moving_mean": torch.randn(channels), "moving_variance": torch.rand(channels) + 0.5})


for shape in ((5, 3, 2, 2), (6, 4)):
    for training in (True, False):
        normalized(shape, training)


def same_pads(lengths, kernel, strides, dilations):
    """Zeros before and behind each axis, last axis first, as F.pad takes them."""
    pads = []
    for length, size, stride, dilation in reversed(list(zip(lengths, kernel, strides, dilations))):
        reach = (size - 1) * dilation + 1
        missing = max(0, ((length + stride - 1) // stride - 1) * stride + reach - length)
        pads += [missing // 2, missing - missing // 2]
    return pads


def convolved(name, shape, filters, kernel, strides, padding, dilations, groups):
    axes = len(kernel)
    convolve = F.conv1d if axes == 1 else F.conv2d
    def function(inputs, weights, states):
        x = inputs[0]
        if padding == "same":
            x = F.pad(x, same_pads(shape[2:], kernel, strides, dilations))
        # Keras's [spatial…, inputs, units] as PyTorch's [units, inputs, spatial…].
        units_first = weights["kernel"].permute(axes + 1, axes, *range(axes))
        return convolve(x, units_first, weights["bias"], strides, 0, dilations, groups), {}
    case(name, {"filters": filters, "kernel_size": kernel, "strides": strides, "padding": padding,
                "dilation_rate": dilations, "groups": groups}, [torch.randn(shape)],
         {"kernel": torch.randn(*kernel, shape[1] // groups, filters), "bias": torch.randn(filters)}, function)


convolved("Conv1D", (2, 3, 9), 4, [3], [2], "same", [1], 1)
convolved("Conv2D", (2, 3, 6, 7), 4, [3, 2], [1, 1], "valid", [1, 1], 1)
convolved("Conv2D", (2, 4, 7, 6), 6, [3, 3], [2, 2], "same", [1, 1], 2)
convolved("Conv2D", (2, 2, 7, 8), 3, [2, 3], [1, 1], "same", [2, 2], 1)


def transposed(filters, kernel, strides, padding):
    shape = (2, 3, 4, 5)
    def function(inputs, weights, states):
        channels_first = weights["kernel"].permute(3, 2, 0, 1)
        full = F.conv_transpose2d(inputs[0], channels_first, weights["bias"], strides)
        # Keras: as long as the strides say, cut evenly, one more behind; a short kernel leaves places without paint.
        for axis in (2, 3):
            stride, size, length = strides[axis - 2], kernel[axis - 2], shape[axis]
            wanted = length * stride if padding == "same" else length * stride + max(size - stride, 0)
            excess = full.shape[axis] - wanted
            if excess > 0:
                full = full.narrow(axis, excess // 2, wanted)
            elif excess < 0:
                pads = [0, 0, 0, -excess] if axis == 2 else [0, -excess, 0, 0]
                bias = weights["bias"].reshape(1, -1, 1, 1)
                full = F.pad(full - bias, pads) + bias
        return full, {}
    case("Conv2DTranspose", {"filters": filters, "kernel_size": kernel, "strides": strides, "padding": padding},
         [torch.randn(shape)], {"kernel": torch.randn(*kernel, filters, 3), "bias": torch.randn(filters)}, function)


transposed(2, [3, 2], [2, 1], "valid")
transposed(2, [3, 4], [2, 3], "same")
transposed(4, [1, 3], [2, 2], "valid")


def depthwise(kernel, strides, padding, multiplier):
    shape = (2, 3, 6, 5)
    def function(inputs, weights, states):
        x = inputs[0]
        if padding == "same":
            x = F.pad(x, same_pads(shape[2:], kernel, strides, [1, 1]))
        units_first = weights["kernel"].permute(2, 3, 0, 1).reshape(3 * multiplier, 1, *kernel)
        return F.conv2d(x, units_first, weights["bias"], strides, groups=3), {}
    case("DepthwiseConv2D", {"kernel_size": kernel, "strides": strides, "padding": padding,
                             "depth_multiplier": multiplier}, [torch.randn(shape)],
         {"kernel": torch.randn(*kernel, 3, multiplier), "bias": torch.randn(3 * multiplier)}, function)


depthwise([3, 2], [1, 1], "valid", 2)
depthwise([3, 3], [2, 2], "same", 1)


def layer_normalized():
    def function(inputs, weights, states):
        return F.layer_norm(inputs[0], (4, 5), weights["gamma"], weights["beta"], 1e-3), {}
    case("LayerNormalization", {"axis": 1, "epsilon": 1e-3}, [torch.randn(3, 4, 5)],
         {"gamma": torch.randn(4, 5), "beta": torch.randn(4, 5)}, function)


layer_normalized()


def group_normalized():
    def function(inputs, weights, states):
        return F.group_norm(inputs[0], 2, weights["gamma"], weights["beta"], 1e-3), {}
    case("GroupNormalization", {"groups": 2, "epsilon": 1e-3}, [torch.randn(3, 4, 5)],
         {"gamma": torch.randn(4), "beta": torch.randn(4)}, function)


group_normalized()


def pooled(name, attributes, shape, function):
    case(name, attributes, [torch.randn(shape)], {}, lambda inputs, weights, states: (function(inputs[0]), {}))


pooled("MaxPooling2D", {"pool_size": 2}, (2, 3, 4, 7), lambda x: F.max_pool2d(x, 2))
pooled("AveragePooling2D", {"pool_size": [2, 3], "strides": 1}, (2, 3, 4, 7),
       lambda x: F.avg_pool2d(x, (2, 3), 1))
pooled("UpSampling2D", {"size": 2, "interpolation": "bilinear"}, (2, 3, 3, 4),
       lambda x: F.interpolate(x, scale_factor=2, mode="bilinear"))
pooled("UpSampling2D", {"size": [2, 3]}, (2, 3, 3, 4), lambda x: F.interpolate(x, scale_factor=(2, 3)))

for layer, cases in files.items():
    text = "[\n" + ",\n".join(json.dumps(one) for one in cases) + "\n]\n"
    (folder / (layer + ".json")).write_text(text)
