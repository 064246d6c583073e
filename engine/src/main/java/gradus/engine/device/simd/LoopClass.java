package gradus.engine.device.simd;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/// Makes classes of loops whose code is written at run time. The class vanishes with its loop.
final class LoopClass {

    /// The local variables that hold what [Loop#run] is given.
    static final int FLOATS = 1;

    static final int DOUBLES = 2;
    static final int AT = 3;
    static final int MAPS = 4;
    static final int FROM = 5;
    static final int TO = 6;

    private static final MethodTypeDesc RUN = MethodTypeDesc.of(
            CD_void,
            CD_float.arrayType(),
            CD_double.arrayType(),
            CD_int.arrayType(),
            CD_int.arrayType(2),
            CD_int,
            CD_int);

    private LoopClass() {}

    /// A loop with a body.
    static Loop define(Consumer<CodeBuilder> body) {
        return WrittenClass.instance(Loop.class, RUN, body);
    }
}
