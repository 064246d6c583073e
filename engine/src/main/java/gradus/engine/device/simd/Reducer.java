package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Fold;

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
        for (int i = 0; i < outer; i++) {
            java.util.Arrays.fill(sums, start());
            for (int j = 0; j < first; j++) {
                int row = from + (i * first + j) * kept * second;
                if (second == 1) {
                    addRow(memory, row);
                } else {
                    for (int k = 0; k < kept; k++) {
                        sums[k] = join(sums[k], folded(memory, row + k * second));
                    }
                }
            }
            for (int k = 0; k < kept; k++) {
                memory[to + i * kept + k] = (float) sums[k];
            }
        }
    }

    private void addRow(float[] memory, int row) {
        switch (fold) {
            case SUM -> {
                for (int k = 0; k < kept; k++) {
                    sums[k] += memory[row + k];
                }
            }
            case PRODUCT -> {
                for (int k = 0; k < kept; k++) {
                    sums[k] *= memory[row + k];
                }
            }
            case MAXIMUM -> {
                for (int k = 0; k < kept; k++) {
                    sums[k] = Math.max(sums[k], memory[row + k]);
                }
            }
        }
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
            java.util.Arrays.fill(sums, start());
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
