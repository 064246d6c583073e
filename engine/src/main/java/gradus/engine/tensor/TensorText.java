package gradus.engine.tensor;

import java.util.ArrayList;
import java.util.List;

/// Reads a tensor written as nested brackets.
final class TensorText {

    private static final int DEEPEST = 16;

    private final String text;
    private final List<Double> elements = new ArrayList<>();
    private int position;

    TensorText(String text) {
        this.text = text.strip();
    }

    Tensor read() {
        List<Dimension> lengths = value(0);
        if (position != text.length()) {
            throw new IllegalArgumentException("Unexpected text at column " + (position + 1));
        }
        return Tensor.of(
                ElementType.FLOAT64,
                new Shape(lengths),
                elements.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private List<Dimension> value(int depth) {
        skipBlanks();
        if (position < text.length() && text.charAt(position) == '[') {
            if (depth == DEEPEST) {
                throw new IllegalArgumentException("More than " + DEEPEST + " nested brackets");
            }
            return list(depth);
        }
        int start = position;
        while (position < text.length() && ",[] \t\n\r".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        elements.add(Double.parseDouble(text.substring(start, position)));
        skipBlanks();
        return List.of();
    }

    private List<Dimension> list(int depth) {
        position++;
        skipBlanks();
        List<List<Dimension>> rows = new ArrayList<>();
        if (position < text.length() && text.charAt(position) == ']') {
            position++;
            skipBlanks();
            return List.of(Dimension.of(0));
        }
        while (true) {
            rows.add(value(depth + 1));
            if (position >= text.length()) {
                throw new IllegalArgumentException("A closing bracket is missing");
            }
            char next = text.charAt(position++);
            if (next == ']') {
                break;
            }
            if (next != ',') {
                throw new IllegalArgumentException("A comma is missing at column " + position);
            }
        }
        skipBlanks();
        if (rows.stream().distinct().count() > 1) {
            throw new IllegalArgumentException("The rows differ in length");
        }
        List<Dimension> lengths = new ArrayList<>(List.of(Dimension.of(rows.size())));
        lengths.addAll(rows.getFirst());
        return lengths;
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }
}
