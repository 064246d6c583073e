package gradus.engine.tensor;

import java.util.Arrays;

/// The storage of a tensor: one flat array of its element type (truth values as 0 and 1). The arrays never leave
/// the package and are never compared, so records may hold them.
@SuppressWarnings("ArrayRecordComponent")
sealed interface Elements {

    double get(int index);

    int length();

    /// Copies all into an array, from a place on.
    default void copyTo(float[] target, int at) {
        for (int i = 0; i < length(); i++) {
            target[at + i] = (float) get(i);
        }
    }

    /// Copies all into an array, from a place on.
    default void copyTo(double[] target, int at) {
        for (int i = 0; i < length(); i++) {
            target[at + i] = get(i);
        }
    }

    /// Some rows of equal width, one behind the other.
    Elements rows(int width, int[] indices);

    record Floats(float[] values) implements Elements {
        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public void copyTo(float[] target, int at) {
            System.arraycopy(values, 0, target, at, values.length);
        }

        @Override
        public Elements rows(int width, int[] indices) {
            float[] picked = new float[indices.length * width];
            for (int i = 0; i < indices.length; i++) {
                System.arraycopy(values, indices[i] * width, picked, i * width, width);
            }
            return new Floats(picked);
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

        @Override
        public void copyTo(double[] target, int at) {
            System.arraycopy(values, 0, target, at, values.length);
        }

        @Override
        public Elements rows(int width, int[] indices) {
            double[] picked = new double[indices.length * width];
            for (int i = 0; i < indices.length; i++) {
                System.arraycopy(values, indices[i] * width, picked, i * width, width);
            }
            return new Doubles(picked);
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

        @Override
        public Elements rows(int width, int[] indices) {
            int[] picked = new int[indices.length * width];
            for (int i = 0; i < indices.length; i++) {
                System.arraycopy(values, indices[i] * width, picked, i * width, width);
            }
            return new Integers(picked);
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
