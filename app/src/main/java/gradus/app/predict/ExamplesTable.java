package gradus.app.predict;

import gradus.app.plot.PixelsColumn;
import gradus.app.text.Messages;
import gradus.app.workspace.Inputs;
import gradus.app.workspace.TestResult;
import gradus.engine.data.ImageShape;
import gradus.engine.data.InputField;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Tested;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Examples of a test, a line each: where they stand in the file, what was right, what the network says and what it
/// costs, and the cells of the file; the picture, where they are one.
final class ExamplesTable extends TableView<Integer> {

    /// More columns of features nobody reads; they are told in one.
    private static final int MOST_FEATURES = 30;

    private static final double TEXT_LINE = 26;

    private final Messages messages;
    private final IntConsumer looked;
    private final DoubleSupplier textSize;
    private final Label none = new Label();

    /// @param textSize the size of ordinary text, which columns need room for
    /// @param looked takes the example that is selected
    ExamplesTable(Messages messages, DoubleSupplier textSize, IntConsumer looked) {
        this.textSize = textSize;
        this.messages = messages;
        this.looked = looked;
        setId("test-examples");
        getStyleClass().add("dense");
        setAccessibleText(messages.text("test.examples"));
        setPlaceholder(none);
        getSelectionModel().selectedItemProperty().subscribe(example -> {
            if (example != null) {
                this.looked.accept(example);
            }
        });
    }

    /// Lays the columns out for a result.
    void prepare(TestResult result) {
        getColumns().clear();
        none.setText(messages.text("test.none-wrong"));
        setFixedCellSize(
                result.inputs().image().isPresent() ? PixelsColumn.SIDE + 10 : TEXT_LINE * textSize.getAsDouble() / 13);
        Tested tested = result.tested();
        Inputs inputs = result.inputs();
        column("test.column.row", 60, each -> messages.numbers().whole(row(result, each) + 1L));
        inputs.image().ifPresent(shape -> picture(result, shape));
        boolean areClasses = tested.confusion().isPresent();
        if (areClasses) {
            List<String> names = inputs.data().classNames();
            column("test.column.true", 104, each -> names.get(tested.truth(each)));
            column("test.column.predicted", 96, each -> names.get(tested.choice(each)));
            column("test.column.share", 108, each -> messages.numbers().percent(result.share(each)));
        } else if (tested.residuals().isPresent()) {
            column("test.column.true", 84, each -> number(tested.truths().at(each)));
            column(
                    "test.column.predicted",
                    84,
                    each -> number(tested.predictions().at(each)));
            column(
                    "test.column.residual",
                    84,
                    each -> number(
                            tested.truths().at(each) - tested.predictions().at(each)));
        }
        column("test.column.loss", 72, each -> number(tested.loss(each)));
        if (inputs.image().isEmpty()) {
            features(result, inputs.features());
        }
    }

    /// @param areErrors whether these are all errors there are
    void list(List<Integer> examples, boolean areErrors) {
        none.setText(messages.text(areErrors ? "test.none-wrong" : "test.none"));
        getItems().setAll(examples);
    }

    private void features(TestResult result, List<String> names) {
        if (names.size() > MOST_FEATURES) {
            column("test.column.features", 600, each -> String.join("  ", cells(result, each)));
            return;
        }
        for (int i = 0; i < names.size(); i++) {
            int index = i;
            named(names.get(i), 76, each -> {
                List<String> cells = cells(result, each);
                return index < cells.size() ? cells.get(index) : "";
            });
        }
    }

    private static int row(TestResult result, int example) {
        return result.tested().examples().rows().get(example);
    }

    private static List<String> cells(TestResult result, int example) {
        return result.inputs().cells(row(result, example));
    }

    private String number(double value) {
        return messages.numbers().shortForm(value);
    }

    private void column(String key, double width, Function<Integer, String> text) {
        named(messages.text(key), width, text);
    }

    private void named(String title, double width, Function<Integer, String> text) {
        TableColumn<Integer, String> column = new TableColumn<>(title);
        column.setPrefWidth(width * textSize.getAsDouble() / 13);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        getColumns().add(column);
    }

    private void picture(TestResult result, ImageShape shape) {
        InputField.Numeric range = result.inputs().range().orElseThrow();
        getColumns()
                .add(new PixelsColumn<>(
                        messages.text("test.column.picture"),
                        example -> pixels(result, example),
                        shape,
                        range.least(),
                        range.most()));
    }

    /// The pixels of an example as they stand in the file.
    static double[] pixels(TestResult result, int example) {
        List<String> cells = cells(result, example);
        Tensor encoded = result.tested().examples().features();
        int width = encoded.size() / Math.max(1, result.tested().examples().size());
        return IntStream.range(0, cells.isEmpty() ? width : cells.size())
                .mapToDouble(i -> cells.isEmpty()
                        ? encoded.at(example * width + i)
                        : number(cells.get(i), result.inputs()).orElse(Double.NaN))
                .toArray();
    }

    private static OptionalDouble number(String cell, Inputs inputs) {
        return InputField.number(cell, inputs.format());
    }
}
