package gradus.engine.device.simd;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;

/// Classes that are written while the program runs.
final class WrittenClass {

    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

    private WrittenClass() {}

    /// An instance of a new class.
    ///
    /// @param type its superclass, of this package, with a constructor without parameters and one abstract method `run`
    /// @param run the type of the method
    /// @param body writes the method
    static <T> T instance(Class<T> type, MethodTypeDesc run, Consumer<CodeBuilder> body) {
        ClassDesc superclass = ClassDesc.of(type.getName());
        byte[] bytes = ClassFile.of()
                .build(
                        ClassDesc.of(WrittenClass.class.getPackageName(), "Written" + type.getSimpleName()),
                        written -> written.withSuperclass(superclass)
                                .withFlags(ClassFile.ACC_FINAL)
                                .withMethodBody(
                                        ConstantDescs.INIT_NAME,
                                        NOTHING,
                                        0,
                                        code -> code.aload(0)
                                                .invokespecial(superclass, ConstantDescs.INIT_NAME, NOTHING)
                                                .return_())
                                .withMethodBody("run", run, 0, body::accept));
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return type.cast(hidden.lookupClass().getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a written class can't be loaded", e);
        }
    }
}
