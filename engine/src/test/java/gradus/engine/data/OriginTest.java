package gradus.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.GradusException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OriginTest {

    @ParameterizedTest
    @EnumSource
    void aGeneratorDrawsTheSameRowsForASeedAndOthersForAnother(Generator generator) {
        CsvTable rows = table(new Origin.Generated(generator, 200, 0.1, 2, 7));
        assertEquals(200, rows.rows().size());
        assertEquals(rows, table(new Origin.Generated(generator, 200, 0.1, 2, 7)));
        assertNotEquals(rows, table(new Origin.Generated(generator, 200, 0.1, 2, 8)));
        DataSetup setup = DataSetup.propose(rows);
        assertEquals(generator.targetKind(), setup.targetKind());
        assertEquals(generator.target(), setup.target());
        assertEquals(
                generator.features(),
                setup.featureColumns().stream().map(Column::name).toList());
        assertEquals(160, DataLoader.prepare(rows, setup, 0).data().train().size());
    }

    @Test
    void withoutNoiseEachRuleHolds() {
        check(Generator.XOR, cells -> (cells[0] * cells[1] >= 0) == (cells[2] == 0));
        check(Generator.CIRCLE, cells -> (Math.hypot(cells[0], cells[1]) < 3) == (cells[2] == 0));
        check(Generator.PLANE, cells -> Math.abs((cells[0] + cells[1]) / 10 - cells[2]) < 2e-4);
        check(Generator.SINE, cells -> Math.abs(Math.sin(cells[0]) - cells[1]) < 2e-4);
        check(Generator.SUMS, cells -> Math.abs(cells[0] + cells[1] - cells[2]) < 2e-4);
        // A point of a moon lies 3 from its centre; the second moon hangs upside down.
        check(Generator.MOONS, cells -> {
            double x = cells[0] / 3 + 0.5 - cells[2];
            double y = cells[1] / 3 + 0.25 - cells[2] / 2;
            return Math.abs(Math.hypot(x, y) - 1) < 1e-3 && (cells[2] == 0 ? y : -y) > -1e-3;
        });
        // Along an arm of a spiral the angle grows with the distance.
        check(Generator.SPIRALS, cells -> {
            double along = Math.hypot(cells[0], cells[1]) / 5;
            double angle = 1.75 * along * 2 * Math.PI + Math.PI * cells[2];
            return Math.abs(5 * along * Math.sin(angle) - cells[0]) < 1e-2;
        });
    }

    @Test
    void anyNumberOfClassesHasEquallyManyRows() {
        for (Generator generator : List.of(Generator.SPIRALS, Generator.GAUSSIANS)) {
            CsvTable rows = table(new Origin.Generated(generator, 500, 0, 5, 1));
            Map<String, Long> counts = rows.column("label").stream()
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            assertEquals(Map.of("A", 100L, "B", 100L, "C", 100L, "D", 100L, "E", 100L), counts);
        }
    }

    @Test
    void paintedPointsAreRowsInTheirOrder() {
        Origin.Painted painted =
                new Origin.Painted(List.of(new Origin.Point(-1.5, 2, "A"), new Origin.Point(0.25, 0, "B")));
        assertEquals(
                List.of(List.of("-1.5", "2.0", "A"), List.of("0.25", "0.0", "B")),
                table(painted).rows().stream().map(CsvTable.Row::cells).toList());
        GradusException refused = assertThrows(GradusException.class, () -> table(new Origin.Painted(List.of())));
        assertEquals("data.no-points", refused.diagnostics().getFirst().code());
    }

    @Test
    void whatCanNotBeDrawnIsRefusedByTheSettingsName() {
        assertRefused("rows", () -> new Origin.Generated(Generator.XOR, 1, 0, 2, 0));
        assertRefused("noise", () -> new Origin.Generated(Generator.XOR, 10, 1.5, 2, 0));
        assertRefused("classes", () -> new Origin.Generated(Generator.XOR, 10, 0, 11, 0));
    }

    private static void assertRefused(String setting, Runnable making) {
        GradusException refused = assertThrows(GradusException.class, making::run);
        assertTrue(refused.diagnostics().getFirst().place().toString().contains(setting));
    }

    /// Looks at each row's numbers, a class counted from 0.
    private static void check(Generator generator, Function<double[], Boolean> rule) {
        for (CsvTable.Row row :
                table(new Origin.Generated(generator, 300, 0, 2, 3)).rows()) {
            double[] cells = row.cells().stream()
                    .mapToDouble(
                            cell -> "ABCDEFGHIJ".contains(cell) ? "ABCDEFGHIJ".indexOf(cell) : Double.parseDouble(cell))
                    .toArray();
            assertTrue(rule.apply(cells), () -> generator + " " + row);
        }
    }

    private static CsvTable table(Origin origin) {
        return DataLoader.read(Path.of(""), origin, Progress.unwatched());
    }
}
