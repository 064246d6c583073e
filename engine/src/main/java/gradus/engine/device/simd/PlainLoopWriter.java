package gradus.engine.device.simd;

import static java.lang.constant.ConstantDescs.CD_double;

import gradus.engine.device.simd.LoopForm.Mode;
import gradus.engine.device.simd.LoopForm.Reading;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.ScalarExpression.Binary;
import gradus.engine.instruction.ScalarExpression.Constant;
import gradus.engine.instruction.ScalarExpression.Extent;
import gradus.engine.instruction.ScalarExpression.Select;
import gradus.engine.instruction.ScalarExpression.Unary;
import gradus.engine.instruction.UnaryFunction;
import gradus.engine.tensor.ElementType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Writes a [Loop] that computes one element after the other, in double precision, as the scalar device does: the same
/// bits. It is fast at once, and the fallback for what vectors can't do.
final class PlainLoopWriter {

    private static final ClassDesc UNARY =
            UnaryFunction.class.describeConstable().orElseThrow();
    private static final ClassDesc BINARY =
            BinaryFunction.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc OF_ONE = MethodTypeDesc.of(CD_double, CD_double);
    private static final MethodTypeDesc OF_TWO = MethodTypeDesc.of(CD_double, CD_double, CD_double);

    private final LoopForm form;
    private final CodeBuilder code;
    private final int[] inputs;
    private final int[] parts;
    private final int index;

    private PlainLoopWriter(LoopForm form, CodeBuilder code) {
        this.form = form;
        this.code = code;
        inputs = new int[form.inputs().size()];
        parts = new int[form.parts().size()];
        index = code.allocateLocal(TypeKind.INT);
    }

    /// A loop for a form.
    static Loop write(LoopForm form) {
        return LoopClass.define(code -> new PlainLoopWriter(form, code).write());
    }

    private void write() {
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = code.allocateLocal(TypeKind.DOUBLE);
            if (form.inputs().get(i).mode() == Mode.ONE) {
                load(i);
            }
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] = code.allocateLocal(TypeKind.DOUBLE);
        }
        Label head = code.newLabel();
        Label end = code.newLabel();
        code.iload(LoopClass.FROM).istore(index);
        code.labelBinding(head).iload(index).iload(LoopClass.TO).if_icmpge(end);
        for (int i = 0; i < inputs.length; i++) {
            if (form.inputs().get(i).mode() != Mode.ONE) {
                load(i);
            }
        }
        for (int i = 0; i < parts.length; i++) {
            push(form.parts().get(i).expression());
            if (form.parts().get(i).type() == ElementType.FLOAT32) {
                code.d2f().f2d();
            }
            code.dstore(parts[i]);
        }
        for (int i = 0; i < form.kept().size(); i++) {
            store(i);
        }
        code.iinc(index, 1).goto_(head);
        code.labelBinding(end).return_();
    }

    private boolean isFloat(boolean isWide) {
        return form.isSingle() && !isWide;
    }

    private void load(int input) {
        Reading reading = form.inputs().get(input);
        boolean isFloat = isFloat(reading.isWide());
        code.aload(isFloat ? LoopClass.FLOATS : LoopClass.DOUBLES);
        code.aload(LoopClass.AT).loadConstant(input).iaload();
        switch (reading.mode()) {
            case ONE -> {}
            case EACH -> code.iload(index).iadd();
            case MAPPED ->
                code.aload(LoopClass.MAPS)
                        .loadConstant(input)
                        .aaload()
                        .iload(index)
                        .iaload()
                        .iadd();
        }
        if (isFloat) {
            code.faload().f2d();
        } else {
            code.daload();
        }
        code.dstore(inputs[input]);
    }

    private void store(int output) {
        boolean isFloat = isFloat(form.wide().get(output));
        code.aload(isFloat ? LoopClass.FLOATS : LoopClass.DOUBLES);
        code.aload(LoopClass.AT).loadConstant(inputs.length + output).iaload();
        code.iload(index).iadd().dload(parts[form.kept().get(output)]);
        if (isFloat) {
            code.d2f().fastore();
        } else {
            code.dastore();
        }
    }

    /// Puts the value of a formula on the stack.
    private void push(ScalarExpression expression) {
        switch (expression) {
            case Argument(int at) -> code.dload(at < inputs.length ? inputs[at] : parts[at - inputs.length]);
            case Constant(double value) -> code.loadConstant(value);
            case Extent(var dimension) -> throw new IllegalStateException("Not resolved: " + dimension);
            case Unary(UnaryFunction function, var operand) -> {
                if (function == UnaryFunction.NEGATE) {
                    push(operand);
                    code.dneg();
                } else {
                    code.getstatic(UNARY, function.name(), UNARY);
                    push(operand);
                    code.invokevirtual(UNARY, "apply", OF_ONE);
                }
            }
            case Binary(BinaryFunction function, var left, var right) -> binary(function, left, right);
            case Select(var condition, var whenTrue, var whenFalse) -> {
                Label otherwise = code.newLabel();
                Label end = code.newLabel();
                push(condition);
                code.dconst_0().dcmpl().ifeq(otherwise);
                push(whenTrue);
                code.goto_(end).labelBinding(otherwise);
                push(whenFalse);
                code.labelBinding(end);
            }
        }
    }

    private void binary(BinaryFunction function, ScalarExpression left, ScalarExpression right) {
        boolean isArithmetic = switch (function) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> true;
            case REMAINDER, POWER, MAXIMUM, MINIMUM, EQUAL, GREATER, GREATER_OR_EQUAL -> false;
        };
        if (!isArithmetic) {
            code.getstatic(BINARY, function.name(), BINARY);
        }
        push(left);
        push(right);
        switch (function) {
            case ADD -> code.dadd();
            case SUBTRACT -> code.dsub();
            case MULTIPLY -> code.dmul();
            case DIVIDE -> code.ddiv();
            case REMAINDER, POWER, MAXIMUM, MINIMUM, EQUAL, GREATER, GREATER_OR_EQUAL ->
                code.invokevirtual(BINARY, "apply", OF_TWO);
        }
    }
}
