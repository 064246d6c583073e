package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Takes the input apart along an axis, into several outputs.
///
/// @param axis the axis; a negative one counts from the end
/// @param split the length of each part; none named means parts of equal length, of which the last may be shorter
/// @param numOutputs how many parts there are when no lengths are named
public record Split(int axis, List<Integer> split, int numOutputs) implements Compound {
    public Split {
        split = List.copyOf(split);
        Attributes.require(split.stream().allMatch(length -> length >= 0), "split", split, "rule.not-negative");
        Attributes.require(numOutputs > 0, "num_outputs", numOutputs, "rule.positive");
    }

    @Override
    public Family family() {
        return Family.SHAPE;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    public List<Port> outputs() {
        return IntStream.rangeClosed(1, split.isEmpty() ? numOutputs : split.size())
                .mapToObj(i -> new Port("y" + i, false))
                .toList();
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        Optional<Integer> at = x.shape().axis(axis);
        if (at.isEmpty()) {
            return Optional.of(ShapeChecks.noSuchAxis(x, axis));
        }
        Dimension length = x.shape().get(at.get());
        boolean fits = length.isFixed()
                && lengths(length.size()).stream().allMatch(part -> part >= 0)
                && lengths(length.size()).stream().mapToInt(Integer::intValue).sum() == length.size();
        return fits
                ? Optional.empty()
                : Optional.of(ShapeCheck.mismatch(
                        "x",
                        x,
                        Message.of(
                                "rule.split-lengths",
                                split.isEmpty() ? String.valueOf(numOutputs) : split.toString(),
                                length.toString())));
    }

    @Override
    public Term result(List<Term> inputs) {
        return results(inputs).getFirst();
    }

    @Override
    public List<Term> results(List<Term> inputs) {
        Term x = inputs.getFirst();
        int at = x.shape().axis(axis).orElseThrow();
        List<Term> parts = new ArrayList<>();
        int start = 0;
        for (int length : lengths(x.shape().get(at).size())) {
            List<Integer> starts = new ArrayList<>(Collections.nCopies(x.shape().rank(), 0));
            starts.set(at, start);
            Shape part = x.shape().with(at, Dimension.of(length));
            parts.add(x.apply(new Taking(starts, Collections.nCopies(x.shape().rank(), 1), part)));
            start += length;
        }
        return parts;
    }

    /// The parts' lengths; the last is negative when there is not enough for so many parts.
    private List<Integer> lengths(int whole) {
        if (!split.isEmpty()) {
            return split;
        }
        int part = Math.ceilDiv(whole, numOutputs);
        List<Integer> lengths = new ArrayList<>(Collections.nCopies(numOutputs - 1, part));
        lengths.add(whole - part * (numOutputs - 1));
        return lengths;
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y₁ = x[0 … s₁ − 1], y₂ = x[s₁ … s₁ + s₂ − 1], …",
                "∂L/∂x = the gradients of the parts, one behind the other",
                new Facts.Example("split([1, 2, 3, 4])", "[1, 2]", "[3, 4]"));
    }
}
