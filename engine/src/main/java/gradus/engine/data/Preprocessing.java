package gradus.engine.data;

import gradus.engine.graph.GradusException;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How cells become numbers: a value fitted once on the training rows, kept with the weights, and applied to every
/// other row after that.
public record Preprocessing(List<Feature> features, Target target) {

    public Preprocessing {
        features = List.copyOf(features);
    }

    /// How many numbers a row becomes.
    public int width() {
        return features.stream().mapToInt(Feature::width).sum();
    }

    /// The names of these numbers.
    public List<String> featureNames() {
        return features.stream().flatMap(feature -> feature.names().stream()).toList();
    }

    /// The features of a table's rows, all of them in the table's order, [rows, features]. The target need not be
    /// there.
    ///
    /// @throws GradusException with each column that is absent and each cell that is not understood or missing
    public Tensor features(CsvTable table) {
        return encodeFeatures(read(table, columns(), ""));
    }

    /// Features and targets of a table's rows, all of them in the table's order.
    ///
    /// @throws GradusException with each column that is absent and each cell that is not understood or missing
    public Part part(CsvTable table) {
        List<Column> columns = new ArrayList<>(columns());
        columns.add(new Column(target.name(), target.kind().column(), target.classes()));
        return encode(read(table, columns, target.name()));
    }

    /// Texts that [#of(Map)] turns into the same value, for a weights file's metadata.
    public Map<String, String> toMetadata() {
        return PreprocessingText.write(this);
    }

    /// The value in a weights file's metadata, if it has one.
    ///
    /// @throws GradusException `data.preprocessing` when the text is not what [#toMetadata()] writes
    public static Optional<Preprocessing> of(Map<String, String> metadata) {
        return PreprocessingText.read(metadata);
    }

    /// The numbers of rows whose last cell is the target.
    Part encode(List<Example> examples) {
        double[] targets = new double[examples.size() * target.width()];
        for (int row = 0; row < examples.size(); row++) {
            double value = examples.get(row).cell(features.size());
            switch (target.kind()) {
                case NUMBER -> targets[row] = value;
                case CATEGORY -> targets[row * target.width() + (int) value] = 1;
            }
        }
        return new Part(
                encodeFeatures(examples),
                Tensor.owning(ElementType.FLOAT64, Shape.of(examples.size(), target.width()), targets),
                examples.stream().map(Example::row).toList());
    }

    private Tensor encodeFeatures(List<Example> examples) {
        int width = width();
        double[] numbers = new double[Math.multiplyExact(examples.size(), width)];
        for (int row = 0; row < examples.size(); row++) {
            int at = row * width;
            for (int column = 0; column < features.size(); column++) {
                double cell = examples.get(row).cell(column);
                switch (features.get(column)) {
                    case Feature.Numeric number ->
                        numbers[at] = ((Double.isNaN(cell) ? number.fill().orElseThrow() : cell) - number.offset())
                                / number.scale();
                    case Feature.Categorical category -> {
                        int known = Double.isNaN(cell)
                                ? category.classes().indexOf(category.fill().orElseThrow())
                                : (int) cell;
                        numbers[at + known] = 1;
                    }
                }
                at += features.get(column).width();
            }
        }
        return Tensor.owning(ElementType.FLOAT64, Shape.of(examples.size(), width), numbers);
    }

    private List<Example> read(CsvTable table, List<Column> columns, String needed) {
        List<String> filled = features.stream()
                .filter(feature -> switch (feature) {
                    case Feature.Numeric number -> number.fill().isPresent();
                    case Feature.Categorical category -> category.fill().isPresent();
                })
                .map(Feature::name)
                .toList();
        Problems problems = new Problems(table.file());
        CellReader reader = new CellReader(table, columns, column -> filled.contains(column.name()));
        List<Example> examples = reader.read(needed, problems);
        problems.refuse();
        return examples;
    }

    private List<Column> columns() {
        return features.stream()
                .map(feature -> switch (feature) {
                    case Feature.Numeric number -> Column.number(number.name());
                    case Feature.Categorical category -> Column.category(category.name(), category.classes());
                })
                .toList();
    }
}
