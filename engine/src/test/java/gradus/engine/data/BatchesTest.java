package gradus.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.graph.GradusException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {

    private static final List<Integer> ROWS = IntStream.range(0, 103).boxed().toList();

    private static int[] flat(List<int[]> batches) {
        return batches.stream().flatMapToInt(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 102, 103, 104, 1000})
    void everyRowIsInOneBatch(int size) {
        Batches batches = new Batches(ROWS, size, true, 5);
        List<int[]> epoch = batches.epoch(3);

        assertEquals(batches.count(), epoch.size());
        int[] sorted = flat(epoch);
        Arrays.sort(sorted);
        assertArrayEquals(IntStream.range(0, 103).toArray(), sorted);
        for (int[] batch : epoch.subList(0, epoch.size() - 1)) {
            assertEquals(size, batch.length);
        }
    }

    @Test
    void orderDependsOnSeedAndEpochOnly() {
        Batches batches = new Batches(ROWS, 10, true, 5);

        assertArrayEquals(flat(batches.epoch(3)), flat(new Batches(ROWS, 7, true, 5).epoch(3)));
        assertFalse(Arrays.equals(flat(batches.epoch(3)), flat(batches.epoch(4))));
        assertFalse(Arrays.equals(flat(batches.epoch(3)), flat(new Batches(ROWS, 10, true, 6).epoch(3))));
    }

    @Test
    void orderOfRowsDoesNotDependOnWhereTheyStood() {
        List<Integer> reversed = ROWS.reversed();
        int[] order = flat(new Batches(ROWS, 10, true, 5).epoch(1));
        int[] other = flat(new Batches(reversed, 10, true, 5).epoch(1));

        assertArrayEquals(order, Arrays.stream(other).map(reversed::get).toArray());
    }

    @Test
    void rowsStayInOrderWhenNotShuffled() {
        assertArrayEquals(IntStream.range(0, 103).toArray(), flat(new Batches(ROWS, 10, false, 5).epoch(2)));
    }

    @Test
    void aBatchHasAtLeastOneRow() {
        assertThrows(GradusException.class, () -> new Batches(ROWS, 0, true, 5));
    }
}
