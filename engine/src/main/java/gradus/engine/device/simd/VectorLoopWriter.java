package gradus.engine.device.simd;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

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

/// Writes a [Loop] over vectors: a loop of whole vectors, and one masked vector for what is left. A truth value is a
/// mask
/// where it decides, and 0 or 1 where it is a number.
final class VectorLoopWriter {

    private static final ClassDesc SPECIES = vectors("VectorSpecies");
    private static final ClassDesc MASK = vectors("VectorMask");
    private static final ClassDesc VECTOR = vectors("Vector");
    private static final ClassDesc OPERATORS = vectors("VectorOperators");

    /// The JIT compiler leaves methods interpreted that have more than 8,000 bytes, of which a function takes some 300.
    private static final int MOST_INLINED = 16;

    private final LoopForm form;
    private final CodeBuilder code;
    private final ClassDesc lanes;
    private final ClassDesc number;
    private final int array;
    private final int[] inputs;
    private final int[] uses;
    private final int index;
    private final int mask;
    private final Map<Double, Integer> constants = new HashMap<>();
    private int functions;
    private Map<ScalarExpression, Integer> values = new HashMap<>();
    private Map<ScalarExpression, Integer> masks = new HashMap<>();

    private VectorLoopWriter(LoopForm form, CodeBuilder code) {
        this.form = form;
        this.code = code;
        lanes = vectors(form.isSingle() ? "FloatVector" : "DoubleVector");
        number = form.isSingle() ? CD_float : CD_double;
        array = form.isSingle() ? LoopClass.FLOATS : LoopClass.DOUBLES;
        inputs = new int[form.inputs().size()];
        uses = form.uses();
        index = code.allocateLocal(TypeKind.INT);
        mask = code.allocateLocal(TypeKind.REFERENCE);
    }

    /// A loop for a form of one precision.
    ///
    /// @param length how many elements a vector has
    /// @return empty when there is something that vectors can't do
    static Optional<Loop> write(LoopForm form, int length) {
        return VectorFunctions.canDo(form)
                ? Optional.of(LoopClass.define(code -> new VectorLoopWriter(form, code).write(length)))
                : Optional.empty();
    }

    private static ClassDesc vectors(String name) {
        return ClassDesc.of("jdk.incubator.vector", name);
    }

    private void write(int length) {
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = code.allocateLocal(TypeKind.REFERENCE);
            if (form.inputs().get(i).mode() == Mode.ONE) {
                species();
                code.aload(array).aload(LoopClass.AT).loadConstant(i).iaload();
                code.arrayLoad(form.isSingle() ? TypeKind.FLOAT : TypeKind.DOUBLE);
                code.invokestatic(lanes, "broadcast", MethodTypeDesc.of(lanes, SPECIES, number));
                code.astore(inputs[i]);
            }
        }
        form.parts().forEach(part -> Constants.of(part.expression()).forEach(this::constant));
        Label head = code.newLabel();
        Label rest = code.newLabel();
        Label end = code.newLabel();
        code.iload(LoopClass.FROM).istore(index);
        code.labelBinding(head);
        code.iload(index).iload(LoopClass.TO).loadConstant(length - 1).isub().if_icmpge(rest);
        body(false);
        code.iinc(index, length).goto_(head);
        code.labelBinding(rest).iload(index).iload(LoopClass.TO).if_icmpge(end);
        species();
        code.iload(index).iload(LoopClass.TO);
        code.invokeinterface(SPECIES, "indexInRange", MethodTypeDesc.of(MASK, CD_int, CD_int));
        code.astore(mask);
        body(true);
        code.labelBinding(end).return_();
    }

    private void species() {
        code.getstatic(lanes, "SPECIES_PREFERRED", SPECIES);
    }

    private void constant(double value) {
        constants.computeIfAbsent(value, key -> {
            int local = code.allocateLocal(TypeKind.REFERENCE);
            species();
            if (form.isSingle()) {
                code.loadConstant((float) value);
            } else {
                code.loadConstant(value);
            }
            code.invokestatic(lanes, "broadcast", MethodTypeDesc.of(lanes, SPECIES, number));
            code.astore(local);
            return local;
        });
    }

    private void body(boolean isMasked) {
        values = new HashMap<>();
        masks = new HashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            if (form.inputs().get(i).mode() != Mode.ONE) {
                load(i, isMasked);
            }
        }
        // Nothing is written before everything is read: an output may lie where an input lies.
        for (int part : form.kept()) {
            value(new Argument(inputs.length + part));
        }
        for (int i = 0; i < form.kept().size(); i++) {
            code.aload(value(new Argument(inputs.length + form.kept().get(i))));
            code.aload(array);
            code.aload(LoopClass.AT).loadConstant(inputs.length + i).iaload();
            code.iload(index).iadd();
            if (isMasked) {
                code.aload(mask);
            }
            code.invokevirtual(
                    lanes,
                    "intoArray",
                    isMasked
                            ? MethodTypeDesc.of(CD_void, number.arrayType(), CD_int, MASK)
                            : MethodTypeDesc.of(CD_void, number.arrayType(), CD_int));
        }
    }

    private void load(int input, boolean isMasked) {
        boolean isMapped = form.inputs().get(input).mode() == Mode.MAPPED;
        species();
        code.aload(array).aload(LoopClass.AT).loadConstant(input).iaload();
        if (isMapped) {
            code.aload(LoopClass.MAPS).loadConstant(input).aaload();
            code.iload(index);
        } else {
            code.iload(index).iadd();
        }
        if (isMasked) {
            code.aload(mask);
        }
        java.util.List<ClassDesc> given =
                new java.util.ArrayList<>(java.util.List.of(SPECIES, number.arrayType(), CD_int));
        if (isMapped) {
            given.add(CD_int.arrayType());
            given.add(CD_int);
        }
        if (isMasked) {
            given.add(MASK);
        }
        code.invokestatic(lanes, "fromArray", MethodTypeDesc.of(lanes, given));
        code.astore(inputs[input]);
    }

    /// The local variable that holds a formula's value.
    private int value(ScalarExpression expression) {
        if (expression instanceof Argument(int at) && at < inputs.length) {
            return inputs[at];
        }
        if (expression instanceof Constant(double number)) {
            return java.util.Objects.requireNonNull(constants.get(number));
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
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(local);
        values.put(expression, local);
        return local;
    }

    /// Computes a formula onto the stack.
    private void push(ScalarExpression expression) {
        if (isTruth(expression)) {
            constant(0);
            constant(1);
            int truth = truth(expression);
            code.aload(value(new Constant(0))).aload(value(new Constant(1))).aload(truth);
            blend();
            return;
        }
        switch (expression) {
            case Argument _, Constant _ -> code.aload(value(expression));
            case Extent(var dimension) -> throw new IllegalStateException("Not resolved: " + dimension);
            case Unary(var function, var operand) -> unary(function, operand);
            case Binary(var function, var left, var right) -> binary(function, left, right);
            case Select(var condition, var whenTrue, var whenFalse) -> {
                int no = value(whenFalse);
                int yes = value(whenTrue);
                int truth = truth(condition);
                code.aload(no).aload(yes).aload(truth);
                blend();
            }
        }
    }

    private void blend() {
        code.invokevirtual(lanes, "blend", MethodTypeDesc.of(lanes, VECTOR, MASK));
    }

    private void unary(UnaryFunction function, ScalarExpression operand) {
        int x = value(operand);
        switch (function) {
            case NEGATE -> code.aload(x).invokevirtual(lanes, "neg", MethodTypeDesc.of(lanes));
            case ABS -> code.aload(x).invokevirtual(lanes, "abs", MethodTypeDesc.of(lanes));
            case SQRT -> code.aload(x).invokevirtual(lanes, "sqrt", MethodTypeDesc.of(lanes));
            default -> {
                code.aload(x);
                function(VectorFunctions.name(function));
            }
        }
    }

    private void function(String name) {
        MethodTypeDesc type = MethodTypeDesc.of(lanes, lanes);
        if (++functions <= MOST_INLINED) {
            InlinedFunction.write(code, name, type);
        } else {
            code.invokestatic(FloatFunctions.class.describeConstable().orElseThrow(), name, type);
        }
    }

    private void binary(BinaryFunction function, ScalarExpression left, ScalarExpression right) {
        Optional<Binary> first = form.product(left, uses);
        Optional<Binary> second = form.product(right, uses);
        switch (function) {
            case ADD -> {
                if (first.isPresent()) {
                    multiplyAdd(first.get(), right, false);
                } else if (second.isPresent()) {
                    multiplyAdd(second.get(), left, false);
                } else {
                    call("add", left, right);
                }
            }
            case SUBTRACT -> {
                if (second.isPresent()) {
                    multiplyAdd(second.get(), left, true);
                } else {
                    call("sub", left, right);
                }
            }
            case MULTIPLY -> call("mul", left, right);
            case DIVIDE -> call("div", left, right);
            case MAXIMUM, MINIMUM -> extreme(function, left, right);
            default -> throw new IllegalStateException("No vectors for " + function);
        }
    }

    /// `x · y + z`, or `z − x · y`, rounded once.
    private void multiplyAdd(Binary product, ScalarExpression sum, boolean isNegative) {
        int x = value(product.left());
        int y = value(product.right());
        int z = value(sum);
        code.aload(x);
        if (isNegative) {
            code.invokevirtual(lanes, "neg", MethodTypeDesc.of(lanes));
        }
        code.aload(y).aload(z);
        code.invokevirtual(lanes, "fma", MethodTypeDesc.of(lanes, VECTOR, VECTOR));
    }

    /// A constant needs no care for NaN and signed zeros but the other's: comparing with it is enough.
    private void extreme(BinaryFunction function, ScalarExpression left, ScalarExpression right) {
        boolean isMaximum = function == BinaryFunction.MAXIMUM;
        if (right instanceof Constant(double bound) && !Double.isNaN(bound)) {
            int x = value(left);
            int limit = value(right);
            code.aload(x).aload(limit);
            code.aload(limit)
                    .getstatic(OPERATORS, isMaximum ? "GE" : "LE", vectors("VectorOperators$Comparison"))
                    .aload(x);
            compare();
            blend();
        } else {
            call(isMaximum ? "max" : "min", left, right);
        }
    }

    private void call(String method, ScalarExpression left, ScalarExpression right) {
        int x = value(left);
        int y = value(right);
        code.aload(x).aload(y).invokevirtual(lanes, method, MethodTypeDesc.of(lanes, VECTOR));
    }

    private void compare() {
        code.invokevirtual(lanes, "compare", MethodTypeDesc.of(MASK, vectors("VectorOperators$Comparison"), VECTOR));
    }

    /// Whether a formula gives truth values.
    private boolean isTruth(ScalarExpression expression) {
        return switch (expression) {
            case Unary(var function, var _) -> function == UnaryFunction.NOT || function == UnaryFunction.IS_NAN;
            case Binary(var function, var _, var _) -> LoopForm.isComparison(function);
            case Argument(int at) ->
                at >= inputs.length
                        && isTruth(form.parts().get(at - inputs.length).expression());
            case Constant _, Extent _, Select _ -> false;
        };
    }

    /// The local variable that holds the mask of where a formula is true.
    private int truth(ScalarExpression expression) {
        if (expression instanceof Argument(int at) && isTruth(expression)) {
            return truth(form.parts().get(at - inputs.length).expression());
        }
        Integer known = masks.get(expression);
        if (known != null) {
            return known;
        }
        switch (expression) {
            case Unary(UnaryFunction function, var operand)
            when function == UnaryFunction.NOT -> {
                if (isTruth(operand)) {
                    code.aload(truth(operand)).invokevirtual(MASK, "not", MethodTypeDesc.of(MASK));
                } else {
                    compare("EQ", operand, new Constant(0));
                }
            }
            case Unary(UnaryFunction function, var operand)
            when function == UnaryFunction.IS_NAN -> compare("NE", operand, operand);
            case Binary(var function, var left, var right)
            when LoopForm.isComparison(function) ->
                compare(
                        function == BinaryFunction.EQUAL ? "EQ" : function == BinaryFunction.GREATER ? "GT" : "GE",
                        left,
                        right);
            default -> compare("NE", expression, new Constant(0));
        }
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(local);
        masks.put(expression, local);
        return local;
    }

    private void compare(String how, ScalarExpression left, ScalarExpression right) {
        if (right instanceof Constant(double value)) {
            constant(value);
        }
        int x = value(left);
        int y = value(right);
        code.aload(x)
                .getstatic(OPERATORS, how, vectors("VectorOperators$Comparison"))
                .aload(y);
        compare();
    }
}
