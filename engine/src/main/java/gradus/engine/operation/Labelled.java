package gradus.engine.operation;

import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A value with a label for every axis, as a sum in Einstein's notation is worked out.
///
/// @param labels one character an axis, each once
record Labelled(Term term, String labels) {

    /// Labels a value; of an axis that is named twice the diagonal is taken.
    static Labelled of(Term term, String labels) {
        for (int second = 1; second < labels.length(); second++) {
            int first = labels.indexOf(labels.charAt(second));
            if (first < second) {
                String rest = labels.substring(0, second) + labels.substring(second + 1);
                return of(diagonal(term, first, second), rest);
            }
        }
        return new Labelled(term, labels);
    }

    private static Term diagonal(Term x, int first, int second) {
        Shape shape = x.shape();
        int length = shape.get(first).size();
        double[] ones = new double[length * length];
        for (int i = 0; i < length; i++) {
            ones[i * length + i] = 1;
        }
        Shape square = new Shape(Collections.nCopies(shape.rank(), Dimension.ONE))
                .with(first, Dimension.of(length))
                .with(second, Dimension.of(length));
        Constant mask = new Constant(Tensor.of(ElementType.BOOL, square, ones));
        return new Term(x.builder(), x.builder().add(mask))
                .where(x, x.constant(0))
                .sum(List.of(second))
                .reshaped(ShapeChecks.without(shape, List.of(second)));
    }

    /// Stretches axes of length 1 to the lengths that their labels have elsewhere.
    Labelled stretched(Map<Character, Dimension> lengths) {
        return new Labelled(term.expanded(shape(labels, lengths)), labels);
    }

    /// The sum over all labels but some.
    Labelled summed(String kept) {
        List<Integer> axes = IntStream.range(0, labels.length())
                .filter(axis -> kept.indexOf(labels.charAt(axis)) < 0)
                .boxed()
                .toList();
        return new Labelled(term.sum(axes).reshaped(ShapeChecks.without(term.shape(), axes)), common(labels, kept));
    }

    /// The same value with its axes in the order of these labels.
    Labelled ordered(String order) {
        List<Integer> axes = order.chars().mapToObj(labels::indexOf).toList();
        return order.equals(labels) ? this : new Labelled(term.apply(new Transpose(axes)), order);
    }

    /// The product with another value, summed over the labels that nobody needs any more: a matrix product over
    /// `[both…, own, summed] × [both…, summed, other's]`.
    Labelled times(Labelled other, String needed, Map<Character, Dimension> lengths) {
        Labelled left = summed(needed + other.labels);
        Labelled right = other.summed(needed + labels);
        String shared = common(left.labels, right.labels);
        String batch = common(shared, needed);
        String contracted = without(shared, batch);
        String own = without(left.labels, shared);
        String others = without(right.labels, shared);
        Term a = left.ordered(batch + own + contracted)
                .term
                .reshaped(matrices(shape(batch, lengths), count(own, lengths), count(contracted, lengths)));
        Term b = right.ordered(batch + contracted + others)
                .term
                .reshaped(matrices(shape(batch, lengths), count(contracted, lengths), count(others, lengths)));
        String result = batch + own + others;
        return new Labelled(a.matMul(b).reshaped(shape(result, lengths)), result);
    }

    private static Shape matrices(Shape batch, Dimension rows, Dimension columns) {
        List<Dimension> all = new ArrayList<>(batch.dimensions());
        all.add(rows);
        all.add(columns);
        return new Shape(all);
    }

    private static Dimension count(String labels, Map<Character, Dimension> lengths) {
        return shape(labels, lengths).count();
    }

    private static Shape shape(String labels, Map<Character, Dimension> lengths) {
        return new Shape(
                labels.chars().mapToObj(label -> lengths.get((char) label)).toList());
    }

    private static String common(String labels, String others) {
        return filtered(labels, others, true);
    }

    private static String without(String labels, String others) {
        return filtered(labels, others, false);
    }

    private static String filtered(String labels, String others, boolean isIn) {
        return labels.chars()
                .filter(label -> (others.indexOf(label) >= 0) == isIn)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
