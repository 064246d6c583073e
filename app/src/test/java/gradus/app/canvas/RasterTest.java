package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// How much ink lies on the raster, where white stands for ink.
class RasterTest {
    private final Raster raster = new Raster(100, 80);

    @Test
    void aLineIsAsLongAndAsThickAsAsked() {
        for (double thickness : new double[] {1, 2, 3.5}) {
            raster.fill(0);
            raster.line(10, 20, 70, 50, thickness, 0xffffff, 0, 1);
            assertEquals(Math.hypot(60, 30) * thickness, ink(), 4 * thickness);
            raster.fill(0);
            raster.stroke(new double[] {10, 20, 40, 35, 70, 50}, thickness, 0xffffff);
            double ends = Math.PI * thickness * thickness / 4;
            assertEquals(Math.hypot(60, 30) * thickness + ends, ink(), 4 * thickness);
        }
    }

    @Test
    void aStrokeIsNoDarkerWhereItTurnsBack() {
        raster.fill(0);
        raster.stroke(new double[] {10, 40, 90, 40}, 3, 0xffffff);
        double once = ink();
        raster.fill(0);
        raster.stroke(new double[] {10, 40, 90, 40, 10, 40}, 3, 0xffffff);
        assertEquals(once, ink(), 1);
    }

    @Test
    void aDashedLineIsHalfOfAFullOne() {
        raster.fill(0);
        raster.line(2, 40, 98, 40, 2, 0xffffff, 4, 1);
        assertEquals(96, ink(), 9);
    }

    @Test
    void boxesAndDiscsCoverTheirArea() {
        raster.fill(0);
        raster.box(10.25, 10.5, 40.75, 30.5, 0, 0xffffff);
        assertEquals(30.5 * 20, ink(), 6);
        raster.fill(0);
        raster.box(20, 20, 60, 60, 20, 0xffffff);
        assertEquals(Math.PI * 400, ink(), 15);
    }

    @Test
    void whatLiesOutsideIsCutOff() {
        raster.fill(0);
        raster.line(-500, 40, 500, 40, 1, 0xffffff, 0, 1);
        assertEquals(100, ink(), 2);
        raster.fill(0);
        raster.stroke(new double[] {-500, -500, -20, -20}, 3, 0xffffff);
        raster.box(200, 200, 300, 300, 5, 0xffffff);
        assertEquals(0, ink(), 1e-9);
    }

    private double ink() {
        return Arrays.stream(raster.pixels()).mapToDouble(pixel -> pixel & 255).sum() / 255;
    }
}
