package gradus.engine.device.simd;

import java.util.Arrays;

/// [Packing] of float32 matrices.
final class FloatPacking implements Packing {

    @Override
    public Object scratch(int length) {
        return new float[length];
    }

    @Override
    public void copy(Object from, int at, int stride, int rows, int width, Object to, int toAt) {
        float[] source = (float[]) from;
        float[] target = (float[]) to;
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < width; j++) {
                target[toAt + row * width + j] = source[at + row * stride + j];
            }
        }
    }

    @Override
    public void transpose(Object from, int at, int stride, int rows, int columns, Object to, int toAt, int width) {
        float[] source = (float[]) from;
        float[] target = (float[]) to;
        int row = 0;
        for (; row + 3 < rows; row += 4) {
            int row0 = at + row * stride;
            int row1 = row0 + stride;
            int row2 = row1 + stride;
            int row3 = row2 + stride;
            int q = toAt + row;
            for (int j = 0; j < columns; j++) {
                target[q] = source[row0 + j];
                target[q + 1] = source[row1 + j];
                target[q + 2] = source[row2 + j];
                target[q + 3] = source[row3 + j];
                q += width;
            }
        }
        for (; row < rows; row++) {
            int row0 = at + row * stride;
            int q = toAt + row;
            for (int j = 0; j < columns; j++) {
                target[q] = source[row0 + j];
                q += width;
            }
        }
        if (rows < width) {
            for (int j = 0; j < columns; j++) {
                Arrays.fill(target, toAt + j * width + rows, toAt + (j + 1) * width, 0);
            }
        }
    }

    @Override
    public void unpack(Object tile, int width, int rows, int columns, Object to, int at, int stride, boolean adds) {
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
