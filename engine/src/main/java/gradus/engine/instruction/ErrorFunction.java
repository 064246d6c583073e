package gradus.engine.instruction;

/// The error function to full double precision: its series near zero, the continued fraction of its complement
/// farther out (Abramowitz and Stegun 7.1.6 and 7.1.14).
final class ErrorFunction {

    private static final double BORDER = 2.5;
    private static final int DEPTH = 60;

    private ErrorFunction() {}

    static double erf(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double size = Math.abs(x);
        double value = size < BORDER ? series(size) : size > 6 ? 1 : 1 - complement(size);
        return Math.copySign(value, x);
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-17; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    private static double complement(double x) {
        double fraction = 0;
        for (int n = DEPTH; n > 0; n--) {
            fraction = n / 2.0 / (x + fraction);
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
    }
}
