package gradus.engine.device.card;

import gradus.engine.instruction.Instruction.Accumulate;
import gradus.engine.instruction.Instruction.ArgMaximum;
import gradus.engine.instruction.Instruction.Contract;
import gradus.engine.instruction.Instruction.Fold;
import gradus.engine.instruction.Instruction.Reduce;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
        "Folds, running sums and products give on an OpenCL device what they give on the scalar one, over many sizes")
class SumInstructionsTest extends InstructionCheck {

    @ParameterizedTest
    @EnumSource
    void folds(Fold fold) {
        double tolerance = fold == Fold.MAXIMUM ? 0 : 4e-5;
        for (int size : SIZES) {
            Tensor column = near(shape(5, size, 3));
            check(new Reduce(fold, axes(1)), REAL, shape(5, 1, 3), tolerance, column);
            check(new Reduce(fold, axes(0, 2)), REAL, shape(1, size, 1), tolerance, column);
            check(new Reduce(fold, axes(0, 1, 2)), REAL, shape(1, 1, 1), tolerance, column);
            check(new Reduce(fold, axes(0, 2)), REAL, shape(1, 2, 1, 3), tolerance, near(shape(4, 2, size, 3)));
            check(new Reduce(fold, axes()), REAL, shape(size), 0, wild(shape(size)));
            check(new Reduce(fold, axes(0)), REAL, shape(1), fold == Fold.SUM ? 1e-3 : 4e-5, wild(shape(size)));
        }
        check(new Reduce(fold, axes(1)), REAL, shape(3, 1), tolerance, Tensor.zeros(REAL, shape(3, 0)));
        check(new Reduce(fold, axes(1)), WHOLE, shape(3, 1), 0, small(shape(3, 9)));
        check(new Reduce(fold, axes(0)), REAL, shape(1, 5000), tolerance, near(shape(3, 5000)));
    }

    @Test
    void aMillionNumbersKeepTheirAccuracy() {
        Tensor tenths = Tensor.filled(REAL, shape(1 << 20), 0.1);
        check(new Reduce(Fold.SUM, axes(0)), REAL, shape(1), 5e-6, tenths);
        check(new Reduce(Fold.SUM, axes(0)), REAL, shape(1, 4096), 5e-6, tenths.reshaped(shape(256, 4096)));
        check(new Accumulate(0, false, false), REAL, shape(1 << 20), 1e-6, tenths);
    }

    @Test
    void sumsUpToEachElement() {
        for (int size : SIZES) {
            for (boolean flag : new boolean[] {false, true}) {
                check(new Accumulate(1, flag, !flag), REAL, shape(2, size, 3), 4e-6, tame(shape(2, size, 3)));
                check(new Accumulate(0, flag, flag), REAL, shape(size), 1e-4, wild(shape(size)));
            }
        }
        check(new Accumulate(0, true, false), WHOLE, shape(9), 0, small(shape(9)));
    }

    @Test
    void placesOfTheLargest() {
        for (int size : SIZES) {
            check(new ArgMaximum(1), WHOLE, shape(3, 1, 4), 0, wild(shape(3, size, 4)));
            check(new ArgMaximum(0), REAL, shape(1), 0, wild(shape(size)));
            check(new ArgMaximum(0), WHOLE, shape(1), 0, whole(shape(size)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void products(int transposes) {
        boolean left = (transposes & 1) != 0;
        boolean right = (transposes & 2) != 0;
        int[][] sizes = {
            {1, 1, 1},
            {2, 3, 7},
            {8, 13, 64},
            {64, 64, 64},
            {100, 207, 33},
            {1, 1024, 100},
            {1024, 1, 64},
            {13, 7, 4098},
            {17, 16, 1024},
            {129, 65, 300},
            {64, 512, 100},
            {3, 4, 0}
        };
        for (int[] size : sizes) {
            int m = size[0];
            int n = size[1];
            int k = size[2];
            Tensor a = tame(left ? shape(k, m) : shape(m, k));
            Tensor b = tame(right ? shape(n, k) : shape(k, n));
            check(new Contract(left, right), REAL, shape(m, n), 2e-6 * Math.sqrt(k + 1), a, b);
        }
        for (int[] size : new int[][] {{3, 5, 7}, {20, 33, 40}}) {
            int m = size[0];
            int n = size[1];
            int k = size[2];
            Shape a = left ? shape(2, 1, k, m) : shape(2, 1, m, k);
            check(
                    new Contract(left, right),
                    REAL,
                    shape(2, 3, m, n),
                    2e-5,
                    tame(a),
                    tame(right ? shape(3, n, k) : shape(3, k, n)));
            check(
                    new Contract(left, right),
                    REAL,
                    shape(2, 3, m, n),
                    2e-5,
                    tame(left ? shape(2, 3, k, m) : shape(2, 3, m, k)),
                    tame(right ? shape(n, k) : shape(k, n)));
        }
    }

    @Test
    void productsPassOnWhatIsNoNumber() {
        check(new Contract(false, false), REAL, shape(40, 50), 1e-5, wild(shape(40, 3)), wild(shape(3, 50)));
        check(new Contract(false, false), REAL, shape(64, 70), 1e-4, wild(shape(64, 80)), tame(shape(80, 70)));
    }
}
