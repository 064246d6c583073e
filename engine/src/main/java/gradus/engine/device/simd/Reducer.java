package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Fold;
import java.util.Arrays;

/// Folds `[outer, first, kept, second]` into `[outer, kept]`, in plain loops that sum in double precision.
final class Reducer {

    private final Fold fold;
    private final int outer;
    private final int first;
    private final int kept;
    private final int second;
    private final double[] sums;

    Reducer(Fold fold, int outer, int first, int kept, int second) {
        this.fold = fold;
        this.outer = outer;
        this.first = first;
        this.kept = kept;
        this.second = second;
        sums = new double[kept];
    }

    private double start() {
        return switch (fold) {
            case SUM -> 0;
            case PRODUCT -> 1;
            case MAXIMUM -> Double.NEGATIVE_INFINITY;
        };
    }

    void run(float[] memory, int from, int to) {
        if (second == 1) {
            int i = 0;
            for (; kept == 1 && fold != Fold.PRODUCT && i + 4 <= outer; i += 4) {
                fourRows(memory, from + i * first, to + i);
            }
            for (; i < outer; i++) {
                columns(memory, from + i * first * kept, to + i * kept);
            }
            return;
        }
        for (int i = 0; i < outer; i++) {
            Arrays.fill(sums, start());
            for (int j = 0; j < first; j++) {
                int row = from + (i * first + j) * kept * second;
                for (int k = 0; k < kept; k++) {
                    sums[k] = join(sums[k], folded(memory, row + k * second));
                }
            }
            for (int k = 0; k < kept; k++) {
                memory[to + i * kept + k] = (float) sums[k];
            }
        }
    }

    /// Folds four rows at once.
    private void fourRows(float[] memory, int from, int to) {
        if (fold == Fold.SUM) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            for (int at = from; at < from + first; at++) {
                a += memory[at];
                b += memory[at + first];
                c += memory[at + 2 * first];
                d += memory[at + 3 * first];
            }
            memory[to] = (float) a;
            memory[to + 1] = (float) b;
            memory[to + 2] = (float) c;
            memory[to + 3] = (float) d;
            return;
        }
        float a = Float.NEGATIVE_INFINITY;
        float b = a;
        float c = a;
        float d = a;
        for (int at = from; at < from + first; at++) {
            a = Math.max(a, memory[at]);
            b = Math.max(b, memory[at + first]);
            c = Math.max(c, memory[at + 2 * first]);
            d = Math.max(d, memory[at + 3 * first]);
        }
        memory[to] = a;
        memory[to + 1] = b;
        memory[to + 2] = c;
        memory[to + 3] = d;
    }

    /// Folds each column of a matrix, four at once where there are as many, so that one needn't wait for another.
    private void columns(float[] memory, int from, int to) {
        int column = 0;
        switch (fold) {
            case SUM -> {
                for (; column + 4 <= kept; column += 4) {
                    fourSums(memory, from + column, to + column);
                }
                for (; column < kept; column++) {
                    double sum = 0;
                    for (int row = 0; row < first; row++) {
                        sum += memory[from + row * kept + column];
                    }
                    memory[to + column] = (float) sum;
                }
            }
            case PRODUCT -> {
                for (; column < kept; column++) {
                    double product = 1;
                    for (int row = 0; row < first; row++) {
                        product *= memory[from + row * kept + column];
                    }
                    memory[to + column] = (float) product;
                }
            }
            case MAXIMUM -> {
                for (; column < kept; column++) {
                    float largest = Float.NEGATIVE_INFINITY;
                    for (int row = 0; row < first; row++) {
                        largest = Math.max(largest, memory[from + row * kept + column]);
                    }
                    memory[to + column] = largest;
                }
            }
        }
    }

    private void fourSums(float[] memory, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int row = 0; row < first; row++) {
            int at = from + row * kept;
            a += memory[at];
            b += memory[at + 1];
            c += memory[at + 2];
            d += memory[at + 3];
        }
        memory[to] = (float) a;
        memory[to + 1] = (float) b;
        memory[to + 2] = (float) c;
        memory[to + 3] = (float) d;
    }

    private double join(double x, double y) {
        return switch (fold) {
            case SUM -> x + y;
            case PRODUCT -> x * y;
            case MAXIMUM -> Math.max(x, y);
        };
    }

    private double folded(float[] memory, int at) {
        return switch (fold) {
            case SUM -> sum(memory, at);
            case PRODUCT -> product(memory, at);
            case MAXIMUM -> maximum(memory, at);
        };
    }

    private double sum(float[] memory, int at) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        for (; k + 4 <= second; k += 4) {
            a += memory[at + k];
            b += memory[at + k + 1];
            c += memory[at + k + 2];
            d += memory[at + k + 3];
        }
        for (; k < second; k++) {
            a += memory[at + k];
        }
        return a + b + (c + d);
    }

    private double product(float[] memory, int at) {
        double product = 1;
        for (int k = 0; k < second; k++) {
            product *= memory[at + k];
        }
        return product;
    }

    private double maximum(float[] memory, int at) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < second; k++) {
            largest = Math.max(largest, memory[at + k]);
        }
        return largest;
    }

    void run(double[] memory, int from, int to) {
        for (int i = 0; i < outer; i++) {
            Arrays.fill(sums, start());
            for (int j = 0; j < first; j++) {
                int row = from + (i * first + j) * kept * second;
                for (int k = 0; k < kept; k++) {
                    double sum = sums[k];
                    for (int l = 0; l < second; l++) {
                        sum = join(sum, memory[row + k * second + l]);
                    }
                    sums[k] = sum;
                }
            }
            System.arraycopy(sums, 0, memory, to + i * kept, kept);
        }
    }
}
