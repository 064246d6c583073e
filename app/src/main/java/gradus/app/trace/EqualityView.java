package gradus.app.trace;

import gradus.app.trace.Typesetter.Box;
import gradus.engine.formula.Equality;
import gradus.engine.formula.FormulaTree;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Formulas that are equal, typeset; what doesn't fit on a line goes on below the first equals sign.
final class EqualityView extends Region {
    private static final double LINE_GAP = 6;

    private final Equality equality;
    private List<Piece> pieces = List.of();

    /// What stays together on a line.
    private record Piece(Box box, Group group) {}

    /// A piece at its place.
    private record Placed(Piece piece, double x, double baseline) {}

    /// All pieces at their places.
    private record Layout(List<Placed> placed, double height) {}

    EqualityView(Equality equality, double size) {
        this.equality = equality;
        getStyleClass().add("equality");
        setAccessibleText(equality.plain());
        set(size);
    }

    Equality equality() {
        return equality;
    }

    /// Sets it in letters of another size.
    void set(double size) {
        Typesetter typesetter = new Typesetter(size);
        List<Box> boxes = new ArrayList<>();
        for (FormulaTree side : equality.sides()) {
            String before = boxes.isEmpty() ? "" : "=";
            for (FormulaTree term : terms(side)) {
                Box box = typesetter.set(term);
                boxes.add(before.isEmpty() ? box : joined(typesetter.sign(before), box));
                before = "+";
            }
        }
        pieces = boxes.stream()
                .map(box -> new Piece(box, new Group(box.nodes())))
                .toList();
        getChildren().setAll(pieces.stream().<Node>map(Piece::group).toList());
        requestLayout();
    }

    /// The terms of a sum, at whose signs a line may be broken.
    private static List<FormulaTree> terms(FormulaTree side) {
        if (!(side instanceof FormulaTree.Infix sum) || !sum.symbol().equals("+")) {
            return List.of(side);
        }
        List<FormulaTree> terms = new ArrayList<>(terms(sum.left()));
        terms.add(sum.right());
        return terms;
    }

    private static Box joined(Box a, Box b) {
        List<Node> nodes = new ArrayList<>(a.nodes());
        nodes.addAll(b.moved(a.width(), 0).nodes());
        return new Box(
                a.width() + b.width(), Math.max(a.ascent(), b.ascent()), Math.max(a.descent(), b.descent()), nodes);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return pieces.stream().mapToDouble(piece -> piece.box().width()).sum() + 1;
    }

    @Override
    protected double computeMinWidth(double height) {
        double indent = indent();
        return pieces.stream()
                        .mapToDouble(piece -> indent + piece.box().width())
                        .max()
                        .orElse(0)
                + 1;
    }

    @Override
    protected double computePrefHeight(double width) {
        return arranged(width < 0 ? Double.MAX_VALUE : width).height();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        for (Placed placed : arranged(getWidth()).placed()) {
            placed.piece().group().setLayoutX(placed.x());
            placed.piece().group().setLayoutY(placed.baseline());
        }
    }

    private double indent() {
        return pieces.isEmpty() ? 0 : pieces.getFirst().box().width();
    }

    private Layout arranged(double width) {
        List<Placed> placed = new ArrayList<>();
        List<Piece> line = new ArrayList<>();
        double top = 0;
        double at = 0;
        for (Piece piece : pieces) {
            if (!line.isEmpty() && at + piece.box().width() > width && placed.size() + line.size() > 1) {
                top = closed(line, placed, top);
                line.clear();
                at = indent();
            }
            line.add(piece);
            at += piece.box().width();
        }
        return new Layout(placed, closed(line, placed, top) - LINE_GAP);
    }

    /// Puts a line below what stands already.
    ///
    /// @return where the next begins
    private double closed(List<Piece> line, List<Placed> placed, double top) {
        double ascent =
                line.stream().mapToDouble(piece -> piece.box().ascent()).max().orElse(0);
        double descent =
                line.stream().mapToDouble(piece -> piece.box().descent()).max().orElse(0);
        double at = placed.isEmpty() ? 0 : indent();
        for (Piece piece : line) {
            placed.add(new Placed(piece, at, top + ascent));
            at += piece.box().width();
        }
        return top + ascent + descent + LINE_GAP;
    }
}
