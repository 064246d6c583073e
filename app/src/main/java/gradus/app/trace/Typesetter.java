package gradus.app.trace;

import gradus.app.theme.Theme;
import gradus.engine.formula.FormulaTree;
import gradus.engine.formula.FormulaTree.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// Sets formulas as mathematics does: names in italics, quotients as fractions, exponents raised, roots under a bar,
/// values and gradients in their colours.
final class Typesetter {
    private static final Pattern INDEXED = Pattern.compile("(\\p{L}+)_?(\\d+)");
    private static final Pattern WORDS = Pattern.compile(
            "∂(?<of>[\\p{L}_][\\p{L}\\p{N}_.]*)/∂(?<towards>[\\p{L}_&&[^ᵀ]][\\p{L}\\p{N}_.&&[^ᵀ]]*)|(?<top>ᵀ)"
                    + "|(?<name>[\\p{L}_&&[^ᵀ]][\\p{L}\\p{N}_.&&[^ᵀ]]*)|(?<sign>[^\\p{L}_∂]+|∂)");

    private static final double ASCENT = 0.74;
    private static final double DESCENT = 0.22;
    private static final double AXIS = 0.27;
    private static final double RAISED = 0.72;
    private static final double SMALLEST = 0.62;
    private static final double SPACE = 0.24;

    private final double size;

    /// @param size of the letters of a formula, in pixels
    Typesetter(double size) {
        this.size = size;
    }

    /// A piece of a formula whose left end stands at the origin, on the base line.
    ///
    /// @param ascent how far it reaches above the base line
    /// @param descent how far below
    record Box(double width, double ascent, double descent, List<Node> nodes) {
        Box {
            nodes = List.copyOf(nodes);
        }

        /// The same elsewhere.
        Box moved(double x, double y) {
            nodes.forEach(node -> {
                node.setLayoutX(node.getLayoutX() + x);
                node.setLayoutY(node.getLayoutY() + y);
            });
            return this;
        }

        double height() {
            return ascent + descent;
        }
    }

    /// A formula; its nodes may be put into a scene once.
    Box set(FormulaTree tree) {
        return box(tree.raised(), size);
    }

    /// A sign between two formulas, with the space around it.
    Box sign(String sign) {
        return spaced(sign, size);
    }

    private Box box(FormulaTree tree, double letters) {
        return switch (tree) {
            case FormulaTree.Name(String text) -> name(text, letters, "math");
            case FormulaTree.Figure(String text, Meaning meaning) -> text(text, letters, false, style(meaning));
            case FormulaTree.Parentheses(FormulaTree inner) -> parentheses(box(inner, letters), letters);
            case FormulaTree.Infix infix -> infix(infix, letters);
            case FormulaTree.Prefix(String symbol, FormulaTree operand) ->
                row(List.of(text(symbol, letters, false, "math"), box(operand, letters)));
            case FormulaTree.Postfix(String symbol, FormulaTree operand) ->
                raised(box(operand, letters), text(symbol.equals("ᵀ") ? "T" : symbol, smaller(letters), false, "math"));
            case FormulaTree.Call(String name, List<FormulaTree> arguments) -> call(name, arguments, letters);
            case FormulaTree.Partial(String of, String towards, Meaning meaning) ->
                partial(of, towards, letters, meaning == Meaning.GRADIENT ? "math-gradient" : "math");
            case FormulaTree.Verbatim(String text) -> verbatim(text, letters);
        };
    }

    private static String style(Meaning meaning) {
        return switch (meaning) {
            case LITERAL, LOCAL -> "math";
            case VALUE -> "math-value";
            case GRADIENT -> "math-gradient";
        };
    }

    private Box infix(FormulaTree.Infix infix, double letters) {
        return switch (infix.symbol()) {
            case "÷" ->
                fraction(box(infix.left(), part(letters)), box(infix.right(), part(letters)), letters, "math-bar");
            case "^" -> raised(box(infix.left(), letters), box(infix.right(), smaller(letters)));
            case "@" -> row(List.of(box(infix.left(), letters), gap(letters * SPACE), box(infix.right(), letters)));
            default ->
                row(List.of(box(infix.left(), letters), spaced(infix.symbol(), letters), box(infix.right(), letters)));
        };
    }

    private Box call(String name, List<FormulaTree> arguments, double letters) {
        List<Box> parts = new ArrayList<>();
        for (FormulaTree argument : arguments) {
            if (!parts.isEmpty()) {
                parts.add(text(", ", letters, false, "math"));
            }
            parts.add(box(argument, letters));
        }
        Box inner = row(parts);
        return switch (name) {
            case "sqrt" -> root(inner, letters);
            case "abs" -> row(List.of(bar(inner, letters), inner, bar(inner, letters)));
            default -> row(List.of(text(name, letters, false, "math"), parentheses(inner, letters)));
        };
    }

    private Box partial(String of, String towards, double letters, String style) {
        double small = part(letters);
        Box over = row(List.of(text("∂", small, false, style), name(of, small, style)));
        Box under = row(List.of(text("∂", small, false, style), name(towards, small, style)));
        return fraction(over, under, letters, style + "-bar");
    }

    private Box verbatim(String formula, double letters) {
        List<Box> parts = new ArrayList<>();
        Matcher words = WORDS.matcher(formula);
        while (words.find()) {
            if (words.group("of") != null) {
                parts.add(partial(words.group("of"), words.group("towards"), letters, "math-gradient"));
            } else if (words.group("top") != null && !parts.isEmpty()) {
                parts.add(raised(parts.removeLast(), text("T", smaller(letters), false, "math")));
            } else if (words.group("name") != null) {
                parts.add(name(words.group(), letters, "math"));
            } else {
                parts.add(text(words.group(), letters, false, "math"));
            }
        }
        return row(parts);
    }

    private Box name(String text, double letters, String style) {
        Matcher indexed = INDEXED.matcher(text);
        if (!indexed.matches()) {
            return text(text, letters, !text.isEmpty() && Character.isLetter(text.charAt(0)), style);
        }
        Box index = text(indexed.group(2), smaller(letters), false, style);
        Box base = text(indexed.group(1), letters, true, style);
        double drop = letters * 0.18;
        return new Box(
                base.width() + index.width(),
                base.ascent(),
                Math.max(base.descent(), index.descent() + drop),
                together(base, index.moved(base.width(), drop)));
    }

    private static Box text(String letters, double size, boolean isItalic, String style) {
        Text text = new Text(letters);
        boolean isBold = !style.equals("math");
        text.setFont(Font.font(
                Theme.FONT,
                isBold && !isItalic ? FontWeight.BOLD : FontWeight.NORMAL,
                isItalic ? FontPosture.ITALIC : FontPosture.REGULAR,
                size));
        text.getStyleClass().add(style);
        return new Box(text.getLayoutBounds().getWidth(), size * ASCENT, size * DESCENT, List.of(text));
    }

    private static Box spaced(String symbol, double letters) {
        double space = letters * SPACE;
        Box sign = text(symbol, letters, false, "math");
        return new Box(
                sign.width() + 2 * space,
                sign.ascent(),
                sign.descent(),
                sign.moved(space, 0).nodes());
    }

    private static Box gap(double width) {
        return new Box(width, 0, 0, List.of());
    }

    private static Box row(List<Box> boxes) {
        double at = 0;
        double ascent = 0;
        double descent = 0;
        List<Node> nodes = new ArrayList<>();
        for (Box box : boxes) {
            nodes.addAll(box.moved(at, 0).nodes());
            at += box.width();
            ascent = Math.max(ascent, box.ascent());
            descent = Math.max(descent, box.descent());
        }
        return new Box(at, ascent, descent, nodes);
    }

    private static Box fraction(Box over, Box under, double letters, String style) {
        double margin = letters * 0.12;
        double width = Math.max(over.width(), under.width()) + 2 * margin;
        double axis = letters * AXIS;
        over.moved((width - over.width()) / 2, -axis - margin - over.descent());
        under.moved((width - under.width()) / 2, -axis + margin + under.ascent());
        Line bar = new Line(margin / 2, -axis, width - margin / 2, -axis);
        bar.setStrokeWidth(Math.max(1, letters / 16));
        bar.getStyleClass().add(style);
        List<Node> nodes = new ArrayList<>(together(over, under));
        nodes.add(bar);
        return new Box(width, axis + margin + over.height(), -axis + margin + under.height(), nodes);
    }

    private static Box raised(Box base, Box exponent) {
        double lift = Math.max(base.ascent() - exponent.ascent() * 0.5, exponent.descent());
        return new Box(
                base.width() + exponent.width(),
                Math.max(base.ascent(), lift + exponent.ascent()),
                base.descent(),
                together(base, exponent.moved(base.width(), -lift)));
    }

    /// Parentheses as high as what they hold.
    private static Box parentheses(Box inner, double letters) {
        double grown = Math.max(1, inner.height() / (letters * (ASCENT + DESCENT)));
        double high = letters * grown;
        double drop = (inner.descent() - inner.ascent()) / 2 + high * (ASCENT - DESCENT) / 2;
        Box left = text("(", high, false, "math").moved(0, grown > 1 ? drop : 0);
        Box right = text(")", high, false, "math").moved(0, grown > 1 ? drop : 0);
        Box all = row(List.of(left, inner, right));
        return new Box(all.width(), inner.ascent(), inner.descent(), all.nodes());
    }

    private static Box bar(Box inner, double letters) {
        double margin = letters * 0.12;
        Line line = new Line(margin, -inner.ascent(), margin, inner.descent());
        line.setStrokeWidth(Math.max(1, letters / 16));
        line.getStyleClass().add("math-bar");
        return new Box(2 * margin, inner.ascent(), inner.descent(), List.of(line));
    }

    private static Box root(Box inner, double letters) {
        double hook = letters * 0.5;
        double top = -inner.ascent() - letters * 0.08;
        Polyline sign = new Polyline(
                0,
                -letters * 0.25,
                hook * 0.3,
                -letters * 0.32,
                hook * 0.6,
                inner.descent(),
                hook,
                top,
                hook + inner.width() + letters * 0.1,
                top);
        sign.setStrokeWidth(Math.max(1, letters / 16));
        sign.getStyleClass().add("math-bar");
        List<Node> nodes = new ArrayList<>(inner.moved(hook, 0).nodes());
        nodes.add(sign);
        return new Box(hook + inner.width() + letters * 0.1, -top + 1, inner.descent(), nodes);
    }

    private static List<Node> together(Box a, Box b) {
        List<Node> nodes = new ArrayList<>(a.nodes());
        nodes.addAll(b.nodes());
        return nodes;
    }

    private double smaller(double letters) {
        return Math.max(size * SMALLEST, letters * RAISED);
    }

    /// Above and below a bar letters are a little smaller, and again a little in a fraction of fractions.
    private double part(double letters) {
        return Math.max(size * SMALLEST, letters * 0.88);
    }
}
