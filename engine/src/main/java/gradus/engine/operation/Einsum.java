package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A sum of products in Einstein's notation: every axis has a label, equal labels go together, and what the result
/// does not name is summed over. `ij,jk->ik` is the matrix product, `ii->` the trace, `bhqd,bhkd->bhqk` the scores
/// of an attention.
///
/// @param equation the labels of every input and of the result
public record Einsum(String equation) implements Variadic {
    public Einsum {
        Attributes.require(EinsumEquation.parse(equation).isPresent(), "equation", equation, "rule.einsum");
    }

    @Override
    public Family family() {
        return Family.MATRIX;
    }

    @Override
    public int numInputs() {
        return parsed().terms().size();
    }

    private EinsumEquation parsed() {
        return EinsumEquation.parse(equation).orElseThrow();
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        Map<Character, ValueType> named = new LinkedHashMap<>();
        Map<Character, Dimension> lengths = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            String port = "x" + (i + 1);
            ValueType x = inputs.get(i);
            Optional<ShapeCheck> notReal = ShapeChecks.real(port, x);
            if (notReal.isPresent()) {
                return notReal;
            }
            Optional<String> labels = parsed().labels(i, x.shape().rank());
            if (labels.isEmpty()) {
                return Optional.of(ShapeCheck.mismatch(
                        port, x, Message.of("rule.einsum-rank", parsed().terms().get(i))));
            }
            Optional<ShapeCheck> misfit = misfit(port, x, labels.get(), lengths, named);
            if (misfit.isPresent()) {
                return misfit;
            }
        }
        return Optional.empty();
    }

    /// Why an input's lengths don't fit those its labels have already, if they don't. Notes the new ones.
    private static Optional<ShapeCheck> misfit(
            String port,
            ValueType x,
            String labels,
            Map<Character, Dimension> lengths,
            Map<Character, ValueType> named) {
        for (int axis = 0; axis < labels.length(); axis++) {
            char label = labels.charAt(axis);
            Dimension length = x.shape().get(axis);
            Dimension known = lengths.getOrDefault(label, Dimension.ONE);
            boolean isDiagonal = labels.indexOf(label) < axis;
            boolean fits = isDiagonal
                    ? length.isFixed() && length.equals(x.shape().get(labels.indexOf(label)))
                    : known.isOne() || length.isOne() || length.equals(known);
            if (!fits) {
                return Optional.of(ShapeCheck.mismatch(port, named.getOrDefault(label, x), x, "rule.einsum-length"));
            }
            if (known.isOne()) {
                lengths.put(label, length);
                named.put(label, x);
            }
        }
        return Optional.empty();
    }

    @Override
    public Term result(List<Term> inputs) {
        List<Labelled> open = new ArrayList<>();
        Map<Character, Dimension> lengths = new LinkedHashMap<>();
        int unnamed = 0;
        for (int i = 0; i < inputs.size(); i++) {
            Shape shape = inputs.get(i).shape();
            String labels = parsed().labels(i, shape.rank()).orElseThrow();
            for (int axis = 0; axis < labels.length(); axis++) {
                lengths.merge(labels.charAt(axis), shape.get(axis), (a, b) -> a.isOne() ? b : a);
            }
            unnamed = Math.max(unnamed, parsed().unnamed(i, shape.rank()));
            open.add(Labelled.of(inputs.get(i), labels));
        }
        String wanted = parsed().resultLabels(unnamed);
        Labelled product = open.removeFirst().stretched(lengths);
        while (!open.isEmpty()) {
            Labelled next = open.removeFirst().stretched(lengths);
            String needed = wanted + open.stream().map(Labelled::labels).collect(Collectors.joining());
            product = product.times(next, needed, lengths);
        }
        return product.summed(wanted).ordered(wanted).term();
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[i, k] = Σⱼ a[i, j] · b[j, k] for ij,jk->ik",
                "∂L/∂a[i, j] = Σₖ ∂L/∂y[i, k] · b[j, k]",
                new Facts.Example("einsum([[1, 2]], [[3], [4]])", "[[11]]"));
    }
}
