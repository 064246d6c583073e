package gradus.engine.device.simd;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
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

    private static final ClassDesc PARENT = Loop.class.describeConstable().orElseThrow();
    private static final ClassDesc NAME = ClassDesc.of(LoopClass.class.getPackageName(), "WrittenLoop");
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
        byte[] bytes = ClassFile.of()
                .build(
                        NAME,
                        type -> type.withFlags(AccessFlag.FINAL)
                                .withSuperclass(PARENT)
                                .withMethodBody(
                                        INIT_NAME,
                                        MTD_void,
                                        0,
                                        code -> code.aload(0)
                                                .invokespecial(PARENT, INIT_NAME, MTD_void)
                                                .return_())
                                .withMethodBody("run", RUN, 0, body));
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return (Loop)
                    lookup.findConstructor(lookup.lookupClass(), java.lang.invoke.MethodType.methodType(void.class))
                            .invoke();
        } catch (Throwable broken) {
            throw new IllegalStateException("A loop could not be written", broken);
        }
    }
}
