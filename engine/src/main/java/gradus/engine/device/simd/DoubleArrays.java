package gradus.engine.device.simd;

/// Arrays of float64.
final class DoubleArrays implements ElementArrays {

    @Override
    public Object allocate(int length) {
        return new double[length];
    }

    @Override
    public void putTransposed(Object tile, int width, int rows, int columns, Object to, int at, int stride, boolean adds) {
        double[] source = (double[]) tile;
        double[] target = (double[]) to;
        for (int j = 0; j < columns; j++) {
            int q = at + j * stride;
            if (adds) {
                for (int i = 0; i < rows; i++) {
                    target[q + i] += source[i * width + j];
                }
            } else {
                for (int i = 0; i < rows; i++) {
                    target[q + i] = source[i * width + j];
                }
            }
        }
    }
}
