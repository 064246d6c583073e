package gradus.engine.device.simd;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;

import gradus.engine.device.simd.LoopForm.Mode;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.ScalarExpression.Binary;
import gradus.engine.instruction.ScalarExpression.Constant;
import gradus.engine.instruction.ScalarExpression.Extent;
import gradus.engine.instruction.ScalarExpression.Select;
import gradus.engine.instruction.ScalarExpression.Unary;
import gradus.engine.instruction.UnaryFunction;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Writes the twin of a loop over vectors: one element after the other, with the same operations in the same precision,
/// so that it gives the same bits. It is fast at once, where vectors are slow until they are compiled.
final class TwinLoopWriter {

    private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
    private static final ClassDesc TWINS = FloatTwins.class.describeConstable().orElseThrow();

    private final LoopForm form;
    private final CodeBuilder code;
    private final boolean isFloat;
    private final TypeKind kind;
    private final ClassDesc number;
    private final int array;
    private final int[] inputs;
    private final int[] uses;
    private final int index;
    private final Map<ScalarExpression, Integer> values = new HashMap<>();

    private TwinLoopWriter(LoopForm form, CodeBuilder code) {
        this.form = form;
        this.code = code;
        isFloat = form.isSingle();
        kind = isFloat ? TypeKind.FLOAT : TypeKind.DOUBLE;
        number = isFloat ? CD_float : CD_double;
        array = isFloat ? LoopClass.FLOATS : LoopClass.DOUBLES;
        inputs = new int[form.inputs().size()];
        uses = form.uses();
        index = code.allocateLocal(TypeKind.INT);
    }

    /// The twin of the loop that [VectorLoopWriter] writes for a form; empty where it writes none.
    static Optional<Loop> write(LoopForm form) {
        return VectorFunctions.canDo(form)
                ? Optional.of(LoopClass.define(code -> new TwinLoopWriter(form, code).write()))
                : Optional.empty();
    }

    private void write() {
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = code.allocateLocal(kind);
            if (form.inputs().get(i).mode() == Mode.ONE) {
                load(i);
            }
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
        for (int part : form.kept()) {
            value(new Argument(inputs.length + part));
        }
        for (int i = 0; i < form.kept().size(); i++) {
            code.aload(array)
                    .aload(LoopClass.AT)
                    .loadConstant(inputs.length + i)
                    .iaload();
            code.iload(index).iadd();
            code.loadLocal(kind, value(new Argument(inputs.length + form.kept().get(i))));
            code.arrayStore(kind);
        }
        code.iinc(index, 1).goto_(head);
        code.labelBinding(end).return_();
    }

    private void load(int input) {
        code.aload(array).aload(LoopClass.AT).loadConstant(input).iaload();
        switch (form.inputs().get(input).mode()) {
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
        code.arrayLoad(kind).storeLocal(kind, inputs[input]);
    }

    /// The local variable that holds a formula's value.
    private int value(ScalarExpression expression) {
        if (expression instanceof Argument(int at) && at < inputs.length) {
            return inputs[at];
        }
        Integer known = values.get(expression);
        if (known != null) {
            return known;
        }
        if (expression instanceof Argument(int at)) {
            int local = value(form.parts().get(at - inputs.length).expression());
            values.put(expression, local);
            return local;
        }
        push(expression);
        int local = code.allocateLocal(kind);
        code.storeLocal(kind, local);
        values.put(expression, local);
        return local;
    }

    private void push(double constant) {
        if (isFloat) {
            code.loadConstant((float) constant);
        } else {
            code.loadConstant(constant);
        }
    }

    private void load(ScalarExpression expression) {
        if (expression instanceof Constant(double constant)) {
            push(constant);
        } else {
            code.loadLocal(kind, value(expression));
        }
    }

    /// Makes sure that a formula is computed before others are on the stack.
    private void ready(ScalarExpression expression) {
        if (!(expression instanceof Constant)) {
            value(expression);
        }
    }

    private void push(ScalarExpression expression) {
        switch (expression) {
            case Argument _ -> code.loadLocal(kind, value(expression));
            case Constant(double constant) -> push(constant);
            case Extent(var dimension) -> throw new IllegalStateException("Not resolved: " + dimension);
            case Unary(var function, var operand) -> unary(function, operand);
            case Binary(var function, var left, var right) -> binary(function, left, right);
            case Select(var condition, var whenTrue, var whenFalse) -> {
                ready(condition);
                ready(whenTrue);
                ready(whenFalse);
                load(condition);
                push(0);
                choose("EQ", () -> load(whenFalse), () -> load(whenTrue));
            }
        }
    }

    /// Compares the two numbers on the stack: a NaN makes every comparison false.
    private void choose(String how, Runnable whenTrue, Runnable whenFalse) {
        Label isTrue = code.newLabel();
        Label end = code.newLabel();
        if (isFloat) {
            code.fcmpl();
        } else {
            code.dcmpl();
        }
        switch (how) {
            case "EQ" -> code.ifeq(isTrue);
            case "GT" -> code.ifgt(isTrue);
            case "GE" -> code.ifge(isTrue);
            default -> throw new IllegalStateException(how);
        }
        whenFalse.run();
        code.goto_(end).labelBinding(isTrue);
        whenTrue.run();
        code.labelBinding(end);
    }

    private void unary(UnaryFunction function, ScalarExpression operand) {
        ready(operand);
        load(operand);
        switch (function) {
            case NEGATE -> {
                if (isFloat) {
                    code.fneg();
                } else {
                    code.dneg();
                }
            }
            case ABS -> code.invokestatic(MATH, "abs", MethodTypeDesc.of(number, number));
            case SQRT -> {
                if (isFloat) {
                    code.f2d();
                }
                code.invokestatic(MATH, "sqrt", MethodTypeDesc.of(CD_double, CD_double));
                if (isFloat) {
                    code.d2f();
                }
            }
            case NOT -> {
                push(0);
                choose("EQ", () -> push(1), () -> push(0));
            }
            case IS_NAN -> {
                load(operand);
                choose("EQ", () -> push(0), () -> push(1));
            }
            default -> code.invokestatic(TWINS, VectorFunctions.name(function), MethodTypeDesc.of(number, number));
        }
    }

    private void binary(BinaryFunction function, ScalarExpression left, ScalarExpression right) {
        Optional<Binary> first = form.product(left, uses);
        Optional<Binary> second = form.product(right, uses);
        if (function == BinaryFunction.ADD && first.isPresent()) {
            multiplyAdd(first.get(), right, false);
            return;
        }
        if ((function == BinaryFunction.ADD || function == BinaryFunction.SUBTRACT) && second.isPresent()) {
            multiplyAdd(second.get(), left, function == BinaryFunction.SUBTRACT);
            return;
        }
        ready(left);
        ready(right);
        switch (function) {
            case MAXIMUM, MINIMUM -> extreme(function == BinaryFunction.MAXIMUM, left, right);
            case EQUAL -> compare("EQ", left, right);
            case GREATER -> compare("GT", left, right);
            case GREATER_OR_EQUAL -> compare("GE", left, right);
            default -> {
                load(left);
                load(right);
                arithmetic(function);
            }
        }
    }

    private void arithmetic(BinaryFunction function) {
        switch (function) {
            case ADD -> code.with(isFloat ? operator("FADD") : operator("DADD"));
            case SUBTRACT -> code.with(isFloat ? operator("FSUB") : operator("DSUB"));
            case MULTIPLY -> code.with(isFloat ? operator("FMUL") : operator("DMUL"));
            case DIVIDE -> code.with(isFloat ? operator("FDIV") : operator("DDIV"));
            default -> throw new IllegalStateException("No twin for " + function);
        }
    }

    private static java.lang.classfile.instruction.OperatorInstruction operator(String opcode) {
        return java.lang.classfile.instruction.OperatorInstruction.of(java.lang.classfile.Opcode.valueOf(opcode));
    }

    private void compare(String how, ScalarExpression left, ScalarExpression right) {
        load(left);
        load(right);
        choose(how, () -> push(1), () -> push(0));
    }

    private void multiplyAdd(Binary product, ScalarExpression sum, boolean isNegative) {
        ready(product.left());
        ready(product.right());
        ready(sum);
        load(product.left());
        if (isNegative) {
            if (isFloat) {
                code.fneg();
            } else {
                code.dneg();
            }
        }
        load(product.right());
        load(sum);
        code.invokestatic(MATH, "fma", MethodTypeDesc.of(number, number, number, number));
    }

    private void extreme(boolean isMaximum, ScalarExpression left, ScalarExpression right) {
        if (right instanceof Constant(double bound) && !Double.isNaN(bound)) {
            load(isMaximum ? right : left);
            load(isMaximum ? left : right);
            choose("GE", () -> load(right), () -> load(left));
        } else {
            load(left);
            load(right);
            code.invokestatic(MATH, isMaximum ? "max" : "min", MethodTypeDesc.of(number, number, number));
        }
    }
}
