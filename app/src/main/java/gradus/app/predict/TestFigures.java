package gradus.app.predict;

import gradus.app.chart.Figures;
import gradus.app.workspace.TestResult;
import gradus.engine.train.ClassScore;
import gradus.engine.train.Confusion;
import gradus.engine.train.Residuals;
import gradus.engine.train.Tested;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the test page shows, as tables for files.
final class TestFigures {
    private TestFigures() {}

    /// How often each class, a row, was taken for each, a column.
    static Figures confusion(Optional<TestResult> shown) {
        return shown.flatMap(result -> result.tested().confusion().map(matrix -> {
                    List<String> names = result.inputs().data().classNames();
                    List<String> header = new ArrayList<>(List.of("true"));
                    header.addAll(names);
                    return new Figures(
                            header,
                            () -> IntStream.range(0, matrix.classes())
                                    .mapToObj(truth -> row(matrix, truth, names.get(truth))));
                }))
                .orElseGet(TestFigures::none);
    }

    private static List<?> row(Confusion matrix, int truth, String name) {
        return Stream.concat(
                        Stream.of(name),
                        IntStream.range(0, matrix.classes()).mapToObj(choice -> matrix.count(truth, choice)))
                .toList();
    }

    /// Precision, recall and F1 of each class, and their means.
    static Figures classes(Optional<TestResult> shown) {
        return shown.flatMap(result -> result.tested().confusion().map(matrix -> {
                    List<String> names = result.inputs().data().classNames();
                    List<ClassScore> scores = matrix.scores();
                    List<List<?>> rows = new ArrayList<>();
                    for (int i = 0; i < scores.size(); i++) {
                        rows.add(row(names.get(i), scores.get(i)));
                    }
                    rows.add(row("macro", matrix.macro()));
                    rows.add(row("weighted", matrix.weighted()));
                    return Figures.of(List.of("class", "precision", "recall", "f1", "support"), rows);
                }))
                .orElseGet(TestFigures::none);
    }

    private static List<?> row(String name, ClassScore score) {
        return List.of(name, score.precision(), score.recall(), score.f1(), score.support());
    }

    /// Some examples, with the cells of the file.
    ///
    /// @param listed their positions in the part
    static Figures examples(Optional<TestResult> shown, List<Integer> listed) {
        return shown.map(result -> {
                    List<String> header = new ArrayList<>(List.of("row", "true", "predicted", "probability", "loss"));
                    header.addAll(result.inputs().features());
                    return new Figures(header, () -> listed.stream().map(each -> row(result, each)));
                })
                .orElseGet(TestFigures::none);
    }

    private static List<?> row(TestResult result, int example) {
        Tested tested = result.tested();
        int row = tested.examples().rows().get(example);
        List<String> names = result.inputs().data().classNames();
        boolean areClasses = tested.confusion().isPresent();
        boolean areNumbers = tested.residuals().isPresent();
        List<Object> cells = new ArrayList<>();
        cells.add(row + 1);
        cells.add(
                areClasses
                        ? names.get(tested.truth(example))
                        : number(areNumbers, tested.truths().at(areNumbers ? example : 0)));
        cells.add(
                areClasses
                        ? names.get(tested.choice(example))
                        : number(areNumbers, tested.predictions().at(areNumbers ? example : 0)));
        cells.add(areClasses ? result.share(example) : Optional.empty());
        cells.add(tested.loss(example));
        cells.addAll(result.inputs().cells(row));
        return cells;
    }

    private static Optional<Double> number(boolean isOne, double number) {
        return isOne ? Optional.of(number) : Optional.empty();
    }

    /// Predicted numbers beside the actual ones.
    static Figures fit(Optional<Residuals> shown) {
        return shown.map(residuals -> new Figures(
                        List.of("actual", "predicted", "residual"),
                        () -> IntStream.range(0, residuals.size())
                                .mapToObj(i -> List.of(
                                        residuals.actual().get(i),
                                        residuals.predicted().get(i),
                                        residuals.residual(i)))))
                .orElseGet(TestFigures::none);
    }

    /// How the residuals are spread.
    static Figures spread(Optional<Residuals> shown) {
        return shown.map(residuals -> Figures.of(
                        List.of("from", "to", "count"),
                        residuals.histogram().stream()
                                .map(bin -> List.of(bin.from(), bin.to(), bin.count()))
                                .toList()))
                .orElseGet(TestFigures::none);
    }

    private static Figures none() {
        return Figures.of(List.of(), List.of());
    }
}
