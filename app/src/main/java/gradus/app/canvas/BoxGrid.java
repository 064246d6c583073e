package gradus.app.canvas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Things with boxes, found by where they lie. The plane is cut into squares that each know what meets them; what is
/// too large for that, and what has been put elsewhere since, is looked at one by one.
final class BoxGrid<T> {
    private static final double SIDE = 512;

    /// What covers more squares is looked at one by one.
    private static final int MOST_SQUARES = 64;

    private final List<T> items;
    private final double[] edges;
    private final Map<Long, int[]> squares;
    private final BitSet loose;

    private BoxGrid(List<T> items, double[] edges, Map<Long, int[]> squares, BitSet loose) {
        this.items = items;
        this.edges = edges;
        this.squares = squares;
        this.loose = loose;
    }

    /// A grid of some things, which are numbered in their order.
    static <T> BoxGrid<T> of(List<T> items, Function<T, Box> box) {
        double[] edges = new double[4 * items.size()];
        BitSet loose = new BitSet(items.size());
        Map<Long, int[]> squares = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Box at = box.apply(items.get(i));
            put(edges, i, at);
            if ((square(at.right()) - square(at.left()) + 1.0) * (square(at.bottom()) - square(at.top()) + 1)
                    > MOST_SQUARES) {
                loose.set(i);
            } else {
                for (int x = square(at.left()); x <= square(at.right()); x++) {
                    for (int y = square(at.top()); y <= square(at.bottom()); y++) {
                        squares.merge(key(x, y), new int[] {1, i}, BoxGrid::joined);
                    }
                }
            }
        }
        return new BoxGrid<>(List.copyOf(items), edges, squares, loose);
    }

    /// The same grid with other things at some numbers, wherever they lie.
    BoxGrid<T> with(Map<Integer, T> others, Function<T, Box> box) {
        List<T> changed = new ArrayList<>(items);
        double[] moved = edges.clone();
        BitSet freed = (BitSet) loose.clone();
        others.forEach((index, item) -> {
            changed.set(index, item);
            put(moved, index, box.apply(item));
            freed.set(index);
        });
        return new BoxGrid<>(changed, moved, squares, freed);
    }

    T get(int index) {
        return items.get(index);
    }

    List<T> items() {
        return items;
    }

    /// The numbers of what meets a box, ascending.
    BitSet indices(Box box) {
        BitSet found = new BitSet(items.size());
        int left = square(box.left());
        int right = square(box.right());
        int top = square(box.top());
        int bottom = square(box.bottom());
        if ((right - left + 1.0) * (bottom - top + 1.0) > squares.size()) {
            for (int i = 0; i < items.size(); i++) {
                take(i, box, found);
            }
            return found;
        }
        for (int x = left; x <= right; x++) {
            for (int y = top; y <= bottom; y++) {
                Optional.ofNullable(squares.get(key(x, y))).ifPresent(square -> {
                    for (int i = 1; i <= square[0]; i++) {
                        take(square[i], box, found);
                    }
                });
            }
        }
        loose.stream().forEach(i -> take(i, box, found));
        return found;
    }

    /// What meets a box, in order.
    List<T> meeting(Box box) {
        BitSet found = indices(box);
        List<T> met = new ArrayList<>(found.cardinality());
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            met.add(items.get(i));
        }
        return met;
    }

    private void take(int index, Box box, BitSet found) {
        int at = 4 * index;
        if (edges[at] < box.right()
                && box.left() < edges[at + 2]
                && edges[at + 1] < box.bottom()
                && box.top() < edges[at + 3]) {
            found.set(index);
        }
    }

    private static void put(double[] edges, int index, Box box) {
        edges[4 * index] = box.left();
        edges[4 * index + 1] = box.top();
        edges[4 * index + 2] = box.right();
        edges[4 * index + 3] = box.bottom();
    }

    /// A square's list grown by one number: its length stands first.
    private static int[] joined(int[] square, int[] one) {
        int count = square[0] + 1;
        int[] grown = count < square.length ? square : Arrays.copyOf(square, 2 * square.length + 2);
        grown[0] = count;
        grown[count] = one[1];
        return grown;
    }

    private static int square(double coordinate) {
        return (int) Math.floor(coordinate / SIDE);
    }

    private static long key(int x, int y) {
        return ((long) x << 32) ^ (y & 0xffffffffL);
    }
}
