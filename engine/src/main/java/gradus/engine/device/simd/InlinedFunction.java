package gradus.engine.device.simd;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Writes what a function of [FloatFunctions] does where it would be called. The JIT compiler leaves a call in a loop
/// where the function happened to be translated before the loop was, and then each vector goes to it and comes back by
/// way of the heap: a loop takes three times as long, for good, in three runs of four.
final class InlinedFunction {

    private static final String NAME = FloatFunctions.class.getSimpleName();

    private final CodeBuilder code;
    private final ClassModel functions;

    private InlinedFunction(CodeBuilder code, ClassModel functions) {
        this.code = code;
        this.functions = functions;
    }

    /// Writes a function of the vector on the stack, which its result replaces.
    ///
    /// @throws IllegalArgumentException when there is none of the name, or it has branches
    static void write(CodeBuilder code, String function, MethodTypeDesc type) {
        try (InputStream bytes = FloatFunctions.class.getResourceAsStream(NAME + ".class")) {
            new InlinedFunction(code, ClassFile.of().parse(bytes.readAllBytes())).method(function, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void method(String name, MethodTypeDesc type) {
        CodeAttribute body = functions.methods().stream()
                .filter(method -> method.methodName().equalsString(name)
                        && method.methodTypeSymbol().equals(type))
                .findFirst()
                .flatMap(MethodModel::code)
                .map(CodeAttribute.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("No function " + name));
        int first = code.allocateLocal(TypeKind.INT);
        for (int local = 1; local < body.maxLocals(); local++) {
            code.allocateLocal(TypeKind.INT);
        }
        int next = first;
        for (ClassDesc parameter : type.parameterList()) {
            next += TypeKind.from(parameter).slotSize();
        }
        for (ClassDesc parameter : type.parameterList().reversed()) {
            TypeKind kind = TypeKind.from(parameter);
            next -= kind.slotSize();
            code.storeLocal(kind, next);
        }
        body.forEach(element -> element(element, first));
    }

    private void element(CodeElement element, int first) {
        switch (element) {
            case LoadInstruction load -> code.loadLocal(load.typeKind(), first + load.slot());
            case StoreInstruction store -> code.storeLocal(store.typeKind(), first + store.slot());
            case InvokeInstruction call
            when call.owner().equals(functions.thisClass()) ->
                method(call.name().stringValue(), call.typeSymbol());
            case BranchInstruction _ -> throw new IllegalArgumentException("A function has branches");
            case ReturnInstruction _ -> {}
            case Instruction other -> code.with(other);
            default -> {}
        }
    }
}
