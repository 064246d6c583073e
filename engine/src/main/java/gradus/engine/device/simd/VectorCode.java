package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Writes calls of the Vector API for vectors of one type and width. Each call takes its arguments from the stack, in
/// the order of the method's parameters, with the vector or species first.
final class VectorCode {

    private static final String PACKAGE = "jdk.incubator.vector";
    private static final ClassDesc ANY = ClassDesc.of(PACKAGE, "Vector");
    private static final ClassDesc SPECIES = ClassDesc.of(PACKAGE, "VectorSpecies");
    private static final ClassDesc MASK = ClassDesc.of(PACKAGE, "VectorMask");
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc VOID = ConstantDescs.CD_void;

    private final CodeBuilder code;
    private final ClassDesc vector;
    private final ClassDesc primitive;
    private final ClassDesc array;
    private final String species;

    VectorCode(CodeBuilder code, Element element, int bits) {
        this.code = code;
        boolean single = element == Element.FLOAT;
        vector = ClassDesc.of(PACKAGE, single ? "FloatVector" : "DoubleVector");
        primitive = single ? ConstantDescs.CD_float : ConstantDescs.CD_double;
        array = primitive.arrayType();
        species = "SPECIES_" + bits;
    }

    /// Casts a local variable to an array of the elements.
    void cast(int local) {
        code.aload(local).checkcast(array).astore(local);
    }

    /// Pushes the species: its field is a constant to the JIT compiler.
    void species() {
        code.getstatic(vector, species, SPECIES);
    }

    /// The type of an array of the elements.
    ClassDesc array() {
        return array;
    }

    /// A vector of zeros.
    void zero() {
        code.invokestatic(vector, "zero", MethodTypeDesc.of(vector, SPECIES));
    }

    /// A vector of one number.
    void broadcast() {
        code.invokestatic(vector, "broadcast", MethodTypeDesc.of(vector, SPECIES, primitive));
    }

    /// A vector from an array and an index.
    void load() {
        code.invokestatic(vector, "fromArray", MethodTypeDesc.of(vector, SPECIES, array, INT));
    }

    /// A vector from an array, an index and a mask.
    void loadMasked() {
        code.invokestatic(vector, "fromArray", MethodTypeDesc.of(vector, SPECIES, array, INT, MASK));
    }

    /// Puts a vector into an array at an index.
    void store() {
        code.invokevirtual(vector, "intoArray", MethodTypeDesc.of(VOID, array, INT));
    }

    /// Puts a vector into an array at an index where a mask is set.
    void storeMasked() {
        code.invokevirtual(vector, "intoArray", MethodTypeDesc.of(VOID, array, INT, MASK));
    }

    /// The sum of two vectors.
    void add() {
        code.invokevirtual(vector, "add", MethodTypeDesc.of(vector, ANY));
    }

    /// The product of two vectors plus a third.
    void multiplyAdd() {
        code.invokevirtual(vector, "fma", MethodTypeDesc.of(vector, ANY, ANY));
    }

    /// The elements of two vectors that a third tells; those of the second are counted on.
    void select() {
        code.invokevirtual(vector, "selectFrom", MethodTypeDesc.of(vector, ANY, ANY));
    }

    /// The mask of the indices from one number to before another.
    void mask() {
        code.invokeinterface(SPECIES, "indexInRange", MethodTypeDesc.of(MASK, INT, INT));
    }
}
