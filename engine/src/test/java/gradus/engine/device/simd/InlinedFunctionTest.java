package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The code of a function where it is called does what the function does, and calls none.
class InlinedFunctionTest {

    private static final ClassDesc VECTOR = ClassDesc.of("jdk.incubator.vector.FloatVector");
    private static final MethodTypeDesc TYPE = MethodTypeDesc.of(VECTOR, VECTOR);
    private static final float[] NUMBERS = {-200, -3, -0.5f, -0f, 0, 1e-12f, 0.2f, 0.9f, 1, 2.5f, 50, Float.NaN};

    @ParameterizedTest
    @ValueSource(strings = {"exp", "expm1", "tanh", "log", "log1p", "erf"})
    void isTheFunction(String name) throws Throwable {
        byte[] bytes = written(name);
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Class<?> written = lookup.defineHiddenClass(bytes, true).lookupClass();
        for (float number : NUMBERS) {
            assertArrayEquals(
                    FloatCalls.result(lookup, FloatFunctions.class, name, number),
                    FloatCalls.result(lookup, written, name, number),
                    () -> name + " of " + number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "expm1", "tanh", "log", "log1p", "erf"})
    void callsNoOther(String name) {
        ClassModel written = ClassFile.of().parse(written(name));
        long calls = written.methods()
                .getFirst()
                .code()
                .orElseThrow()
                .elementStream()
                .filter(element -> element instanceof InvokeInstruction call
                        && call.owner().asSymbol().equals(ClassDesc.of(FloatFunctions.class.getName())))
                .count();
        assertEquals(0, calls);
    }

    @Test
    void whatHasBranchesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> written("sin"));
        assertThrows(IllegalArgumentException.class, () -> written("nothing"));
    }

    private static byte[] written(String name) {
        return ClassFile.of()
                .build(
                        ClassDesc.of(InlinedFunctionTest.class.getPackageName(), "Written"),
                        type -> type.withMethodBody(name, TYPE, ClassFile.ACC_STATIC, code -> {
                            code.aload(0);
                            InlinedFunction.write(code, name, TYPE);
                            code.areturn();
                        }));
    }
}
