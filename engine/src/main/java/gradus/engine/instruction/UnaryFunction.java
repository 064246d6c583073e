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
    },
    EXPM1 {
        @Override
        public double apply(double x) {
            return Math.expm1(x);
        }
    },
    ERF {
        @Override
        public double apply(double x) {
            return ErrorFunction.erf(x);
        }
    },
    FLOOR {
        @Override
        public double apply(double x) {
            return Math.floor(x);
        }
    },
    CEIL {
        @Override
        public double apply(double x) {
            return Math.ceil(x);
        }
    },
    /// To the nearest whole number, halves to the even one.
    ROUND {
        @Override
        public double apply(double x) {
            return Math.rint(x);
        }
    },
    ASIN {
        @Override
        public double apply(double x) {
            return Math.asin(x);
        }
    },
    ACOS {
        @Override
        public double apply(double x) {
            return Math.acos(x);
        }
    },
    ATAN {
        @Override
        public double apply(double x) {
            return Math.atan(x);
        }
    },
    SINH {
        @Override
        public double apply(double x) {
            return Math.sinh(x);
        }
    },
    COSH {
        @Override
        public double apply(double x) {
            return Math.cosh(x);
        }
    },
    /// 1 for NaN, 0 for every number.
    IS_NAN {
        @Override
        public double apply(double x) {
            return Double.isNaN(x) ? 1 : 0;
        }
    },
    /// 1 for 0, 0 for everything else.
    NOT {
        @Override
        public double apply(double x) {
            return x == 0 ? 1 : 0;
        }
    };

    /// The function's value.
    public abstract double apply(double x);
}
