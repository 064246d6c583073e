package gradus.engine.instruction;

/// The functions of two numbers that every device knows; comparisons give 0 or 1 and are false where a NaN takes
/// part.
public enum BinaryFunction {
    ADD {
        @Override
        public double apply(double x, double y) {
            return x + y;
        }
    },
    SUBTRACT {
        @Override
        public double apply(double x, double y) {
            return x - y;
        }
    },
    MULTIPLY {
        @Override
        public double apply(double x, double y) {
            return x * y;
        }
    },
    DIVIDE {
        @Override
        public double apply(double x, double y) {
            return x / y;
        }
    },
    /// What is left of X after as many whole Y as fit, with the sign of X: C's `fmod`.
    REMAINDER {
        @Override
        public double apply(double x, double y) {
            return x % y;
        }
    },
    /// As IEEE 754 `pow`: unlike [Math#pow], 1 to any power is 1, even to NaN or an infinity, and so is −1 to an
    /// infinity.
    POWER {
        @Override
        public double apply(double x, double y) {
            return x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : Math.pow(x, y);
        }
    },
    MAXIMUM {
        @Override
        public double apply(double x, double y) {
            return Math.max(x, y);
        }
    },
    MINIMUM {
        @Override
        public double apply(double x, double y) {
            return Math.min(x, y);
        }
    },
    EQUAL {
        @Override
        public double apply(double x, double y) {
            return x == y ? 1 : 0;
        }
    },
    GREATER {
        @Override
        public double apply(double x, double y) {
            return x > y ? 1 : 0;
        }
    },
    GREATER_OR_EQUAL {
        @Override
        public double apply(double x, double y) {
            return x >= y ? 1 : 0;
        }
    };

    /// The function's value.
    public abstract double apply(double x, double y);
}
