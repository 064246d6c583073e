package gradus.engine.device.card;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandleProxies;
import java.lang.reflect.Method;
import java.util.Arrays;

/// Functions of C as interfaces with one method of the same parameters: `int` and `unsigned` are int, `size_t` and
/// other whole numbers of 64 bits are long, `float` is float, every pointer or handle is an address.
public final class NativeFunction {

    private NativeFunction() {}

    /// The function of a library.
    ///
    /// @param shape an interface with one method
    /// @throws java.util.NoSuchElementException when the library lacks it
    public static <T> T of(Class<T> shape, SymbolLookup library, String name) {
        return of(shape, library.findOrThrow(name));
    }

    /// The function at an address.
    @SuppressWarnings("restricted") // a wrong signature would break the process; the tests call each
    public static <T> T of(Class<T> shape, MemorySegment function) {
        Method method = shape.getDeclaredMethods()[0];
        MemoryLayout[] parameters = Arrays.stream(method.getParameterTypes())
                .map(NativeFunction::layout)
                .toArray(MemoryLayout[]::new);
        FunctionDescriptor descriptor = FunctionDescriptor.of(layout(method.getReturnType()), parameters);
        return MethodHandleProxies.asInterfaceInstance(
                shape, Linker.nativeLinker().downcallHandle(function, descriptor));
    }

    private static MemoryLayout layout(Class<?> type) {
        return type == int.class
                ? JAVA_INT
                : type == long.class ? JAVA_LONG : type == float.class ? JAVA_FLOAT : ADDRESS;
    }
}
