package gradus.engine.tensor;

import java.util.Arrays;

/// The storage of a tensor: one flat array of its element type (truth values as 0 and 1). The arrays never leave
/// the package and are never compared, so records may hold them.
@SuppressWarnings("ArrayRecordComponent")
sealed interface Elements {

    double get(int index);

    int length();

    record Floats(float[] values) implements Elements {
        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        public int length() {
            return values.length;
        }
    }

    record Doubles(double[] values) implements Elements {
        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        public int length() {
            return values.length;
        }
    }

    record Integers(int[] values) implements Elements {
        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        public int length() {
            return values.length;
        }
    }

    /// Stores numbers as a type does: rounded to single precision, to a whole number, to 0 or 1.
    static Elements of(ElementType type, double[] values) {
        return switch (type) {
            case FLOAT64 -> new Doubles(values);
            case FLOAT32 -> {
                float[] singles = new float[values.length];
                for (int i = 0; i < values.length; i++) {
                    singles[i] = (float) values[i];
                }
                yield new Floats(singles);
            }
            case INT32 ->
                new Integers(Arrays.stream(values).mapToInt(v -> (int) v).toArray());
            case BOOL ->
                new Integers(Arrays.stream(values).mapToInt(v -> v == 0 ? 0 : 1).toArray());
        };
    }
}
