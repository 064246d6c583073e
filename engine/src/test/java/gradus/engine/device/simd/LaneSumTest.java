package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

/// The order in which a vector's elements are added.
class LaneSumTest {

    @Test
    void halvesAreAddedToHalves() {
        int lanes = FloatVector.SPECIES_PREFERRED.length();
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            float[] values = new float[lanes];
            for (int i = 0; i < lanes; i++) {
                values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(6)));
            }
            float found = LaneSum.of(FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, values, 0));
            for (int half = lanes / 2; half > 0; half /= 2) {
                for (int i = 0; i < half; i++) {
                    values[i] += values[i + half];
                }
            }
            assertEquals(values[0], found);
        }
    }
}
