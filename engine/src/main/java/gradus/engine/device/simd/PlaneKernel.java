package gradus.engine.device.simd;

/// A kernel that works plane by plane: each image, of each channel, by itself. Planes are shared by parts where there
/// is
/// enough to do.
interface PlaneKernel extends ArenaKernel {

    /// The elements of a part at least, where the planes are shared by several.
    int PART = 1 << 16;

    int MOST_PARTS = 8;

    int planes();

    /// The elements of a plane.
    int planeSize();

    /// Does some planes in single precision.
    void run(float[] arena, int from, int to);

    /// Does some planes in double precision.
    void run(double[] arena, int from, int to);

    @Override
    default int parts() {
        long parts = Math.clamp((long) planes() * planeSize() / PART, 1, MOST_PARTS);
        return (int) Math.min(Long.highestOneBit(parts), Math.max(1, planes()));
    }

    @Override
    default void run(float[] arena) {
        run(arena, 0, planes());
    }

    @Override
    default void run(double[] arena) {
        run(arena, 0, planes());
    }

    @Override
    default void run(float[] arena, int part) {
        run(arena, bound(part), bound(part + 1));
    }

    @Override
    default void run(double[] arena, int part) {
        run(arena, bound(part), bound(part + 1));
    }

    private int bound(int part) {
        return (int) ((long) planes() * part / parts());
    }
}
