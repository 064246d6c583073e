package gradus.app.trace;

import gradus.app.text.Messages;
import gradus.app.text.Numbers;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.operation.MatMul;
import gradus.engine.run.TraceFrame;
import gradus.engine.run.TraceStep;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The numbers of a tensor in rows and columns, the last axis across; of a matrix product also what each cell is the
/// sum of.
///
/// @param factors the two matrices it is the product of
record Cells(Tensor tensor, Optional<Factors> factors) {
    private static final int MOST_TERMS = 6;

    /// Two matrices, and what they are called.
    record Factors(Tensor left, Tensor right, String leftName, String rightName) {}

    /// What a step tells; empty when it is a single number.
    static Optional<Cells> of(TraceFrame frame, TraceStep step) {
        return frame.tensor(step)
                .filter(tensor -> tensor.size() > 1)
                .map(tensor -> new Cells(tensor, step.isForward() ? factors(frame, step.path()) : Optional.empty()));
    }

    private static Optional<Factors> factors(TraceFrame frame, String path) {
        Graph flat = frame.evaluation().expansion().flat();
        return flat.find(path)
                .filter(node -> node.operation() instanceof MatMul)
                .flatMap(node -> factors(frame, flat, node));
    }

    private static Optional<Factors> factors(TraceFrame frame, Graph flat, Node product) {
        List<Tensor> read = product.wired().stream()
                .map(frame.evaluation()::value)
                .flatMap(Optional::stream)
                .filter(tensor -> tensor.shape().rank() == 2)
                .toList();
        return read.size() == 2
                ? Optional.of(new Factors(read.get(0), read.get(1), name(flat, product, 0), name(flat, product, 1)))
                : Optional.empty();
    }

    private static String name(Graph flat, Node product, int input) {
        return flat.node(product.wired().get(input).node()).name();
    }

    int columns() {
        return tensor.shape().rank() == 0 ? 1 : tensor.shape().get(-1).size();
    }

    int rows() {
        return tensor.size() / Math.max(1, columns());
    }

    double at(int row, int column) {
        return tensor.at(row * columns() + column);
    }

    /// The largest number, whatever its sign.
    double largest() {
        double largest = 1e-12;
        for (int i = 0; i < tensor.size(); i++) {
            largest = Math.max(largest, Math.abs(tensor.at(i)));
        }
        return largest;
    }

    /// What there is to say of a cell: `[2, 3] = 0.53`, and the sum it is.
    String text(int row, int column, Messages words) {
        Numbers numbers = words.numbers();
        String cell = words.text(
                "trace.cell", numbers.whole(row + 1), numbers.whole(column + 1), numbers.shortForm(at(row, column)));
        return factors.map(of -> cell + "\n"
                        + words.text(
                                "trace.cell-product",
                                numbers.whole(row + 1),
                                of.leftName(),
                                numbers.whole(column + 1),
                                of.rightName(),
                                sum(of, row, column, numbers)))
                .orElse(cell);
    }

    /// `1.2 · 0.4 + (−0.3) · 0.1 + …`.
    private static String sum(Factors of, int row, int column, Numbers numbers) {
        int inner = of.left().shape().get(1).size();
        int across = of.right().shape().get(1).size();
        List<String> terms = new ArrayList<>();
        for (int k = 0; k < Math.min(inner, MOST_TERMS); k++) {
            terms.add(Numbers.bracketed(numbers.shortForm(of.left().at(row * inner + k))) + " · "
                    + Numbers.bracketed(numbers.shortForm(of.right().at(k * across + column))));
        }
        return String.join(" + ", terms) + (inner > MOST_TERMS ? " + …" : "");
    }
}
