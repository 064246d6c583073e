package gradus.engine.device.simd;

/// Arrays of float32.
final class FloatArrays implements ElementArrays {

    @Override
    public Object allocate(int length) {
        return new float[length];
    }

    @Override
    public void putTransposed(Object tile, int width, int rows, int columns, Object to, int at, int stride, boolean adds) {
        float[] source = (float[]) tile;
        float[] target = (float[]) to;
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
