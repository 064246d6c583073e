package gradus.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.data.InkStyle.Spot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InkStyleTest {

    private static final ImageShape SQUARE = new ImageShape(8, 8);

    /// A picture with a filled box.
    private static double[] box(int left, int top, int right, int bottom, double ground, double full) {
        return IntStream.range(0, 64)
                .mapToDouble(i -> {
                    int row = i / 8;
                    boolean isIn = i % 8 >= left && i % 8 < right && row >= top && row < bottom;
                    return isIn ? full : ground;
                })
                .toArray();
    }

    private static final InkStyle STYLE = InkStyle.of(SQUARE, List.of(box(2, 0, 6, 8, 0, 16), box(3, 0, 5, 8, 0, 16)));

    private static double[] drawn(InkStyle style, double... places) {
        return style.pixels(List.of(IntStream.range(0, places.length / 2)
                .mapToObj(i -> new Spot(places[2 * i], places[2 * i + 1]))
                .toList()));
    }

    @Test
    void theFormIsFoundFromThePictures() {
        assertEquals(0, STYLE.ground());
        assertEquals(16, STYLE.full());
        assertEquals(8, STYLE.height(), 1e-12);
        assertEquals(4, STYLE.centerX(), 1e-12);
        assertEquals(4, STYLE.centerY(), 1e-12);
        assertTrue(STYLE.isWhole());
    }

    @Test
    void whatIsDrawnSmallAndAsideIsBroughtIntoTheForm() {
        double[] pixels = drawn(STYLE, 0.1, 0.1, 0.1, 0.35);
        double rows = IntStream.range(0, 8)
                .filter(row -> IntStream.range(0, 8).anyMatch(x -> pixels[8 * row + x] > 3))
                .count();
        assertTrue(rows >= 7, "as high as the pictures: " + rows);
        assertEquals(pixels[8 * 4 + 3], pixels[8 * 4 + 4], 1e-9, "in the middle");
        assertTrue(Arrays.stream(pixels).allMatch(each -> each >= 0 && each <= 16 && each == Math.rint(each)));
    }

    @Test
    void nothingDrawnIsNoInk() {
        assertTrue(Arrays.stream(STYLE.pixels(List.of())).allMatch(each -> each == 0));
    }

    @Test
    void inkCanBeDarkOnLight() {
        InkStyle inverse = InkStyle.of(SQUARE, List.of(box(2, 0, 6, 8, 1, 0)));
        assertEquals(1, inverse.ground());
        assertEquals(0, inverse.full());
        assertTrue(drawn(inverse, 0.5, 0.1, 0.5, 0.9)[8 * 4 + 4] < 0.5);
    }
}
