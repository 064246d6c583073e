package gradus.app.workspace;

import gradus.engine.data.CsvFormat;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataSet;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Feature;
import gradus.engine.data.ImageShape;
import gradus.engine.data.InkStyle;
import gradus.engine.data.InputField;
import gradus.engine.data.Preprocessing;
import java.util.List;
import java.util.Optional;

/// What rows of a project's data look like in their file, for showing them and for entering others.
///
/// @param fields what may be entered, one for each feature
/// @param ink how the pictures are drawn that the features are, if they are pictures
public record Inputs(DataSet data, DataSetup setup, CsvTable table, List<InputField> fields, Optional<InkStyle> ink) {
    /// So many pictures tell how all are drawn.
    private static final int MOST_PICTURES = 1000;

    public Inputs {
        fields = List.copyOf(fields);
    }

    static Inputs of(DataSet data, DataSetup setup, CsvTable table) {
        Preprocessing preprocessing = data.preprocessing();
        List<Integer> rows = data.train().rows();
        Inputs plain = new Inputs(data, setup, table, InputField.of(preprocessing, table, rows), Optional.empty());
        Optional<InkStyle> ink = ImageShape.of(preprocessing)
                .map(shape -> InkStyle.of(
                        shape,
                        rows.stream()
                                .limit(MOST_PICTURES)
                                .map(plain::cells)
                                .filter(cells -> cells.size() == shape.size())
                                .map(plain::numbers)
                                .toList()));
        return new Inputs(data, setup, table, plain.fields(), ink);
    }

    /// The picture that the features are, if they are one.
    public Optional<ImageShape> image() {
        return ink.map(InkStyle::shape);
    }

    /// The numbers that some cells are; NaN where one is none.
    public double[] numbers(List<String> cells) {
        return cells.stream()
                .mapToDouble(cell -> InputField.number(cell, format()).orElse(Double.NaN))
                .toArray();
    }

    /// How numbers are written in the file.
    public CsvFormat format() {
        return table.format();
    }

    /// The names of the columns that rows are predicted from.
    public List<String> features() {
        return data.preprocessing().features().stream().map(Feature::name).toList();
    }

    /// The cells of a row's features as they stand in the file; empty where the file has no such row any more.
    ///
    /// @param row its number in the file
    public List<String> cells(int row) {
        if (row >= table.rows().size() || !table.isWhole(table.rows().get(row))) {
            return List.of();
        }
        List<String> cells = table.rows().get(row).cells();
        return features().stream()
                .map(name -> table.index(name).map(cells::get).orElse(""))
                .toList();
    }

    /// What a row begins with before anything is entered.
    public List<String> start() {
        return fields.stream().map(field -> field.start(format())).toList();
    }

    /// The smallest and the largest number that the training rows have in any column.
    public Optional<InputField.Numeric> range() {
        return fields.stream()
                .filter(InputField.Numeric.class::isInstance)
                .map(InputField.Numeric.class::cast)
                .reduce((one, other) -> new InputField.Numeric(
                        one.name(),
                        Math.min(one.least(), other.least()),
                        Math.max(one.most(), other.most()),
                        one.middle(),
                        one.isWhole() && other.isWhole()));
    }
}
