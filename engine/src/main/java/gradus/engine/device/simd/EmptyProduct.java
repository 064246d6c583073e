package gradus.engine.device.simd;

/// A product without elements, for which nothing is to be done.
record EmptyProduct() implements FloatProduct, DoubleProduct {

    @Override
    public int parts() {
        return 1;
    }

    @Override
    public void run(int part, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {}

    @Override
    public void run(int part, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt) {}
}
