package gradus.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitterTest {

    private static Splitter split(int[] groups, Split split, long seed) {
        List<Example> examples = IntStream.range(0, groups.length)
                .mapToObj(row -> new Example(row, new double[] {groups[row]}))
                .toList();
        return Splitter.split(examples, groups, split, seed);
    }

    private static Map<Integer, Long> counts(List<Example> part) {
        return part.stream()
                .map(example -> (int) example.cell(0))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static List<Integer> rows(List<Example> part) {
        return part.stream().map(Example::row).toList();
    }

    @Test
    void irisGetsTenOfEachSpeciesForValidation() {
        DataSet iris = DataLoader.prepare(
                        SampleFiles.resource("iris.csv"), DataSetup.propose(SampleFiles.resource("iris.csv")), 1)
                .data();

        assertEquals(120, iris.train().size());
        assertEquals(30, iris.validation().size());
        assertTrue(iris.test().isEmpty());
        double[] sums = new double[3];
        for (int i = 0; i < 90; i++) {
            sums[i % 3] += iris.validation().targets().at(i);
        }
        assertArrayEquals(new double[] {10, 10, 10}, sums);
    }

    @ParameterizedTest
    @CsvSource({"150,0.2,0.1", "101,0.15,0.25", "7,0.3,0.3", "1000,0.333,0.333", "13,0,0.5", "13,0.5,0"})
    void partsCoverEveryRowOnceAndKeepProportions(int rows, double validation, double test) {
        int[] groups = IntStream.range(0, rows).map(row -> row % 4 == 0 ? 0 : 1).toArray();

        Splitter parts = split(groups, new Split(validation, test, true), 3);

        List<Integer> all = Stream.of(parts.train(), parts.validation(), parts.test())
                .flatMap(part -> rows(part).stream())
                .toList();
        assertEquals(rows, all.size());
        assertEquals(rows, new TreeSet<>(all).size());
        assertEquals(validation * rows, parts.validation().size(), 1);
        assertEquals(test * rows, parts.test().size(), 1);
        double share = (double) IntStream.of(groups).filter(group -> group == 0).count() / rows;
        assertEquals(
                share * parts.validation().size(), counts(parts.validation()).getOrDefault(0, 0L), 1);
        assertEquals(share * parts.test().size(), counts(parts.test()).getOrDefault(0, 0L), 1);
    }

    @Test
    void aClassOfOneRowStaysInTraining() {
        int[] groups = IntStream.range(0, 21).map(row -> row == 20 ? 1 : 0).toArray();

        for (long seed = 0; seed < 20; seed++) {
            assertEquals(
                    1L,
                    counts(split(groups, new Split(0.4, 0.4, true), seed).train())
                            .get(1));
        }
    }

    @Test
    void theSeedDecidesAlone() {
        int[] groups = new int[60];
        Split split = new Split(0.2, 0.1, true);

        assertEquals(
                rows(split(groups, split, 7).train()),
                rows(split(groups, split, 7).train()));
        assertNotEquals(
                rows(split(groups, split, 7).validation()),
                rows(split(groups, split, 8).validation()));
    }

    @Test
    void theSplitOfASeedNeverChanges() {
        Splitter parts = split(new int[10], new Split(0.2, 0.1, false), 1);

        assertEquals(List.of(9, 6), rows(parts.validation()));
        assertEquals(List.of(0), rows(parts.test()));
        assertEquals(List.of(7, 1, 4, 3, 8, 2, 5), rows(parts.train()));
    }

    @Test
    void largestRemaindersAreRoundedUp() {
        assertArrayEquals(new int[] {3, 2, 1}, Splitter.allocate(6, new double[] {2.8, 1.9, 1.3}, new int[] {9, 9, 9}));
        assertArrayEquals(
                new int[] {8, 8, 7}, Splitter.allocate(23, new double[] {7.5, 7.5, 7.5}, new int[] {9, 9, 9}));
        assertArrayEquals(new int[] {2, 4, 1}, Splitter.allocate(7, new double[] {2.9, 2.8, 1.3}, new int[] {2, 9, 1}));
    }

    @Test
    void impossibleSharesAreRefused() {
        for (double[] shares : new double[][] {{-0.1, 0}, {1, 0}, {0, 1}, {Double.NaN, 0}, {0.5, 0.5}}) {
            GradusException refused = assertThrows(GradusException.class, () -> new Split(shares[0], shares[1], true));
            assertEquals("attribute.invalid", refused.diagnostics().getFirst().code());
            assertTrue(refused.diagnostics().getFirst().place() instanceof Place.AtSetting);
        }
    }
}
