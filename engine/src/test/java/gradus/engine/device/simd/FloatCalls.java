package gradus.engine.device.simd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.FloatVector;

/// Calls functions of vectors by name. Apart from the tests, whose classes are looked at where there are no vectors.
final class FloatCalls {

    private FloatCalls() {}

    /// What a static method of a class makes of a vector of one number.
    static float[] result(MethodHandles.Lookup lookup, Class<?> owner, String name, float number) throws Throwable {
        MethodType type = MethodType.methodType(FloatVector.class, FloatVector.class);
        FloatVector x = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, number);
        return ((FloatVector) lookup.findStatic(owner, name, type).invoke(x)).toArray();
    }
}
