package gradus.engine.train;

import gradus.engine.block.Loss;
import gradus.engine.data.Target;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What a model says of some rows, as a table of texts: for classes the class and the share of each, else the numbers.
///
/// @param header the names of the columns
/// @param rows in the order of the rows that were asked about
public record PredictionTable(List<String> header, List<List<String>> rows) {
    public PredictionTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// The predictions of a model that learns a target.
    ///
    /// @param criterion the loss that it is trained with, if there is one
    public static PredictionTable of(Target target, Optional<Loss> criterion, Tensor outputs) {
        if (!areClasses(target, outputs)) {
            return values(target.name(), outputs);
        }
        List<String> header = new ArrayList<>(List.of("prediction"));
        header.addAll(target.classes());
        Shares shares = Shares.of(criterion);
        return new PredictionTable(header, each(outputs, row -> {
            List<String> cells = new ArrayList<>();
            cells.add(target.classes().get(Evaluator.classOf(outputs, row)));
            Arrays.stream(shares.row(outputs, row))
                    .mapToObj(share -> text(share, outputs.type()))
                    .forEach(cells::add);
            return cells;
        }));
    }

    /// Whether outputs are one for each class of a target, or a single one for two.
    public static boolean areClasses(Target target, Tensor outputs) {
        int width = width(outputs);
        int classes = target.classes().size();
        return classes > 0 && (width == classes || (width == 1 && classes == 2));
    }

    /// The numbers that a node gives.
    ///
    /// @param name of the node; a number is put behind it where there are several
    public static PredictionTable values(String name, Tensor outputs) {
        int width = width(outputs);
        List<String> header = width == 1
                ? List.of(name)
                : IntStream.rangeClosed(1, width).mapToObj(i -> name + "_" + i).toList();
        return new PredictionTable(
                header,
                each(
                        outputs,
                        row -> IntStream.range(0, width)
                                .mapToObj(i -> text(outputs.at(row * width + i), outputs.type()))
                                .toList()));
    }

    /// The table as CSV, with decimal points and commas between the fields.
    public String csv() {
        StringBuilder text = new StringBuilder();
        line(text, header);
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private static List<List<String>> each(Tensor outputs, IntFunction<List<String>> row) {
        return IntStream.range(0, outputs.shape().get(0).size()).mapToObj(row).toList();
    }

    private static int width(Tensor outputs) {
        return outputs.size() / Math.max(1, outputs.shape().get(0).size());
    }

    private static String text(double number, ElementType type) {
        return type == ElementType.FLOAT32 ? Float.toString((float) number) : Double.toString(number);
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(String.join(",", cells.stream().map(PredictionTable::quoted).toList()))
                .append('\n');
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[,\"\\r\\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
