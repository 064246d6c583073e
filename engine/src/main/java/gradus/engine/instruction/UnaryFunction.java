package gradus.engine.instruction;

/// The functions of one number that every device knows.
public enum UnaryFunction {
    NEGATE {
        @Override
        public double apply(double x) {
            return -x;
        }
    },
    EXP {
        @Override
        public double apply(double x) {
            return Math.exp(x);
        }
    },
    LOG {
        @Override
        public double apply(double x) {
            return Math.log(x);
        }
    },
    LOG1P {
        @Override
        public double apply(double x) {
            return Math.log1p(x);
        }
    },
    SQRT {
        @Override
        public double apply(double x) {
            return Math.sqrt(x);
        }
    },
    ABS {
        @Override
        public double apply(double x) {
            return Math.abs(x);
        }
    },
    SIGN {
        @Override
        public double apply(double x) {
            return Math.signum(x);
        }
    },
    SIN {
        @Override
        public double apply(double x) {
            return Math.sin(x);
        }
    },
    COS {
        @Override
        public double apply(double x) {
            return Math.cos(x);
        }
    },
    TAN {
        @Override
        public double apply(double x) {
            return Math.tan(x);
        }
    },
    TANH {
        @Override
        public double apply(double x) {
            return Math.tanh(x);
        }
    };

    /// The function's value.
    public abstract double apply(double x);
}
