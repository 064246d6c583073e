package gradus.engine.exchange;

import gradus.engine.tensor.ElementType;
import java.nio.ByteBuffer;
import java.util.Optional;

/// How a safetensors file stores an element.
enum StoredType {
    F64(8, ElementType.FLOAT64),
    F32(4, ElementType.FLOAT32),
    I32(4, ElementType.INT32),
    F16(2, ElementType.FLOAT32),
    BF16(2, ElementType.FLOAT32),
    BOOL(1, ElementType.BOOL);

    private final int bytes;
    private final ElementType type;

    StoredType(int bytes, ElementType type) {
        this.bytes = bytes;
        this.type = type;
    }

    int bytes() {
        return bytes;
    }

    /// What it becomes.
    ElementType type() {
        return type;
    }

    static Optional<StoredType> find(String name) {
        for (StoredType stored : values()) {
            if (stored.name().equals(name)) {
                return Optional.of(stored);
            }
        }
        return Optional.empty();
    }

    static StoredType of(ElementType type) {
        return switch (type) {
            case FLOAT64 -> F64;
            case FLOAT32 -> F32;
            case INT32 -> I32;
            case BOOL -> BOOL;
        };
    }

    /// The next element of little-endian bytes.
    double get(ByteBuffer bytes) {
        return switch (this) {
            case F64 -> bytes.getDouble();
            case F32 -> bytes.getFloat();
            case I32 -> bytes.getInt();
            case F16 -> Float.float16ToFloat(bytes.getShort());
            // The upper half of a float32.
            case BF16 -> Float.intBitsToFloat(bytes.getShort() << 16);
            case BOOL -> bytes.get() == 0 ? 0 : 1;
        };
    }

    void put(ByteBuffer bytes, double element) {
        switch (this) {
            case F64 -> bytes.putDouble(element);
            case F32 -> bytes.putFloat((float) element);
            case I32 -> bytes.putInt((int) element);
            case BOOL -> bytes.put((byte) (element == 0 ? 0 : 1));
            case F16, BF16 -> throw new IllegalStateException("Only read, never written");
        }
    }
}
