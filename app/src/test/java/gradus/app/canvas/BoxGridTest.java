package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BoxGridTest {

    @Test
    void whatMeetsABoxIsFoundBeforeAndAfterSomeMoved() {
        Random random = new Random(5);
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            boxes.add(box(random, i % 50 == 0 ? 9000 : 300));
        }
        BoxGrid<Box> grid = BoxGrid.of(boxes, Function.identity());
        isRight(grid, boxes, random);
        Map<Integer, Box> moved = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            moved.put(random.nextInt(boxes.size()), box(random, 300));
        }
        BoxGrid<Box> other = grid.with(moved, Function.identity());
        isRight(grid, boxes, random);
        List<Box> now = new ArrayList<>(boxes);
        moved.forEach(now::set);
        isRight(other, now, random);
    }

    private static void isRight(BoxGrid<Box> grid, List<Box> boxes, Random random) {
        for (int i = 0; i < 200; i++) {
            Box asked = box(random, i % 20 == 0 ? 20_000 : 700);
            assertEquals(boxes.stream().filter(asked::meets).toList(), grid.meeting(asked));
        }
    }

    private static Box box(Random random, double largest) {
        double left = random.nextDouble(-4000, 4000);
        double top = random.nextDouble(-4000, 4000);
        return new Box(left, top, left + 1 + random.nextDouble(largest), top + 1 + random.nextDouble(largest));
    }
}
