package gradus.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Splits that a column states, scaling between 0 and 1, filling in what is most frequent.
class PreparingTest {

    private static final CsvTable TABLE = table(
            List.of("size", "color", "part", "kind"),
            "1,red,train,a",
            "3,red,train,b",
            "3,?,Training,a",
            "?,blue,train,b",
            "9,red,val,a",
            "5,blue,test,b");

    @Test
    void aColumnStatesThePartOfEachRowAndIsNoFeature() {
        DataSet data = load(MissingValues.MOST_FREQUENT, Scaling.NONE);
        assertEquals(List.of("size", "color=blue", "color=red"), data.featureNames());
        assertEquals(List.of(0, 1, 2, 3), data.train().rows().stream().sorted().toList());
        assertEquals(List.of(4), data.validation().rows());
        assertEquals(List.of(5), data.test().rows());
    }

    @Test
    void theMostFrequentOfTheTrainingRowsIsFilledIn() {
        DataSet data = load(MissingValues.MOST_FREQUENT, Scaling.NONE);
        assertArrayEquals(new double[] {3, 0, 1}, row(data.train(), 2));
        assertArrayEquals(new double[] {3, 1, 0}, row(data.train(), 3));
    }

    @Test
    void theSmallestOfTheTrainingRowsBecomesZeroAndTheLargestOne() {
        DataSet data = load(MissingValues.MOST_FREQUENT, Scaling.MIN_MAX);
        assertArrayEquals(new double[] {0, 0, 1}, row(data.train(), 0));
        assertArrayEquals(new double[] {1, 0, 1}, row(data.train(), 1));
        assertArrayEquals(new double[] {4, 0, 1}, row(data.validation(), 4), "(9 - 1) / (3 - 1)");
    }

    @Test
    void aPartThatNobodyKnowsIsToldAtItsCell() {
        CsvTable odd = table(List.of("size", "part", "kind"), "1,train,a", "2,extra,b", "3,train,b");
        DataSetup setup = DataSetup.propose(odd).withSplit(Split.standard().withColumn("part"));
        List<Diagnostic> reasons = assertThrows(GradusException.class, () -> DataLoader.prepare(odd, setup, 0))
                .diagnostics();
        assertEquals(
                List.of("data.unknown-part"),
                reasons.stream().map(Diagnostic::code).toList());
        CsvTable none = table(List.of("size", "part", "kind"), "1,test,a", "2,val,b");
        DataSetup idle = DataSetup.propose(none).withSplit(Split.standard().withColumn("part"));
        assertEquals(
                "data.no-training-rows",
                assertThrows(GradusException.class, () -> DataLoader.prepare(none, idle, 0))
                        .diagnostics()
                        .getFirst()
                        .code());
    }

    @Test
    void aMillionClassesAreRefusedBeforeTheyTakeAllMemory() {
        List<CsvTable.Row> rows = IntStream.range(0, 20_000)
                .mapToObj(row -> new CsvTable.Row(row + 2, List.of("1", "name " + row)))
                .toList();
        CsvTable wide = new CsvTable("rows.csv", CsvFormat.STANDARD, List.of("size", "kind"), rows, List.of());
        DataSetup setup = DataSetup.propose(wide);
        assertEquals(20_000, setup.targets());
        Diagnostic reason = assertThrows(GradusException.class, () -> DataLoader.prepare(wide, setup, 0))
                .diagnostics()
                .getFirst();
        assertEquals("data.too-many-numbers", reason.code());
        assertEquals(List.of("20000", "1", "20000"), reason.arguments());
    }

    @Test
    void aRereadTableKeepsWhatIsKnownOfItsColumns() {
        DataSetup setup = DataSetup.propose(TABLE)
                .withColumn("size", ColumnKind.CATEGORY, TABLE)
                .withTarget("color", TABLE);
        assertEquals(
                List.of("1", "3", "5", "9"), setup.column("size").orElseThrow().classes());
        CsvTable other = table(List.of("size", "color", "weight"), "1,red,0.5", "2,green,0.75", "2,green,1");
        DataSetup matched = setup.matching(other);
        assertEquals("color", matched.target());
        assertEquals(
                List.of(
                        Column.category("size", List.of("1", "2")),
                        Column.category("color", List.of("green", "red")),
                        Column.number("weight")),
                matched.columns());
    }

    private static DataSet load(MissingValues missing, Scaling scaling) {
        DataSetup setup = DataSetup.propose(TABLE)
                .withMissing(missing)
                .withScaling(scaling)
                .withSplit(Split.standard().withColumn("part"));
        return DataLoader.prepare(TABLE, setup, 3).data();
    }

    private static double[] row(Part part, int row) {
        Tensor features = part.pick(part.rows().indexOf(row)).features();
        return IntStream.range(0, features.size()).mapToDouble(features::at).toArray();
    }

    private static CsvTable table(List<String> names, String... lines) {
        List<CsvTable.Row> rows = IntStream.range(0, lines.length)
                .mapToObj(line -> new CsvTable.Row(line + 2, Arrays.asList(lines[line].split(","))))
                .toList();
        return new CsvTable("rows.csv", CsvFormat.STANDARD, names, rows, List.of());
    }
}
