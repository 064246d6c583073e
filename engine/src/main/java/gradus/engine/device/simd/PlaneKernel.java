package gradus.engine.device.simd;

/// A kernel that works plane by plane: each image, of each channel, by itself. Planes are shared by parts where there
/// is
/// enough to do.
interface PlaneKernel extends ArenaKernel {

    /// The elements of a part at least, where the planes are shared by several.
    int PART = 1 << 16;

    /// The images and their windows.
    WindowPlan plan();

    /// Does some planes in single precision.
    void run(float[] arena, int from, int to);

    /// Does some planes in double precision.
    void run(double[] arena, int from, int to);

    @Override
    default int parts() {
        int planes = plan().planes();
        return Parts.count((long) planes * plan().imageSize(), PART, planes);
    }

    @Override
    default void run(float[] arena) {
        run(arena, 0, plan().planes());
    }

    @Override
    default void run(double[] arena) {
        run(arena, 0, plan().planes());
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
        return Parts.bound(plan().planes(), part, parts());
    }
}
