package gradus.engine.device.kernel;

import gradus.engine.device.kernel.FormulaOperation.Kind;
import gradus.engine.device.kernel.Stage.Call;
import gradus.engine.instruction.Instruction.Chain;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Formulas over elements as rows of the table, for the function `formula`, which carries them out one operation after
/// the other: for cards that can't compile what is written while the program runs. It does the same operations in the
/// same order as what [Chains] writes, only slower.
final class FormulaCode implements Formula.Target<FormulaCode.Value> {

    /// What `formula` has room for.
    private static final int REGISTERS = 64;

    /// The first code of [FormulaOperation#all()]; the ones before are these.
    private static final int FIRST = 3;

    private static final int LOAD = 0;
    private static final int CONSTANT = 1;
    private static final int STORE = 2;

    private static final Map<FormulaOperation, Integer> CODES = codes();

    private final KernelPlanner planner;
    private final BitSet used = new BitSet();
    private final List<Integer> words = new ArrayList<>();

    private FormulaCode(KernelPlanner planner) {
        this.planner = planner;
    }

    /// A value that is computed for each element.
    static final class Value {
        private final int code;
        private final List<Value> operands;
        private final int number;
        private final int depth;
        private int readers;
        private int register = -1;

        /// @param number what the operation reads from the table, or where it writes
        private Value(int code, int number, List<Value> operands) {
            this.code = code;
            this.number = number;
            this.operands = operands;
            operands.forEach(operand -> operand.readers++);
            // The registers that it takes, when what takes more is computed first (Sethi and Ullman 1970).
            List<Integer> depths = operands.stream()
                    .map(operand -> operand.depth)
                    .sorted(Comparator.reverseOrder())
                    .toList();
            depth = IntStream.range(0, depths.size())
                    .map(i -> depths.get(i) + i)
                    .max()
                    .orElse(1);
        }
    }

    private static Map<FormulaOperation, Integer> codes() {
        Map<FormulaOperation, Integer> codes = new HashMap<>();
        FormulaOperation.all().forEach(operation -> codes.put(operation, FIRST + codes.size()));
        return Map.copyOf(codes);
    }

    /// The section `formula_operations` of the source: what `formula` does for each code, with the operands `x`, `y`
    /// and `z` as numbers of single precision, and `p`, `q` and `r` as whole ones.
    static String cases() {
        return FormulaOperation.all().stream()
                .map(operation -> {
                    Object[] names = IntStream.range(0, operation.operands().size())
                            .mapToObj(i -> String.valueOf(
                                    (operation.operands().get(i) == Kind.REAL ? "xyz" : "pqr").charAt(i)))
                            .toArray();
                    String value = operation.text().formatted(names);
                    String result = operation.result() == Kind.REAL ? "AS_INT(" + value + ")" : "(LONG) " + value;
                    return " \\\n        case " + CODES.get(operation) + ": result = " + result + "; break;";
                })
                .collect(Collectors.joining("", "#define FORMULA_OPERATIONS", "\n"));
    }

    static List<Stage> plan(Step step, KernelPlanner planner) {
        Chain chain = Chains.chain(step);
        return List.of(new FormulaCode(planner).call(chain.parts(), chain.kept(), step));
    }

    private Call call(List<Part> parts, List<Integer> kept, Step step) {
        int inputs = step.inputs().size();
        List<Integer> rows = rows(step);
        List<Value> values = new ArrayList<>();
        List<Boolean> whole = new ArrayList<>();
        step.inputs().forEach(input -> whole.add(planner.isWhole(input)));
        Formula<Value> formula = new Formula<>(
                index -> index < inputs ? new Value(LOAD, rows.get(index), List.of()) : values.get(index - inputs),
                whole,
                this);
        for (Part part : parts) {
            boolean isInt = part.type() == ElementType.INT32;
            values.add(isInt ? formula.integer(part.expression()) : formula.real(part.expression()));
            whole.add(isInt);
        }
        // All readers of a value are known before the first is written down.
        List<Value> stores = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            Operand output = step.outputs().get(i);
            Value value = values.get(kept.get(i));
            boolean isInt = whole.get(inputs + kept.get(i));
            Value stored = planner.isWhole(output) == isInt
                    ? value
                    : apply(isInt ? FormulaOperation.WHOLE_AS_REAL : FormulaOperation.REAL_TO_INT, List.of(value));
            stores.add(new Value(STORE, planner.at(output), List.of(stored)));
        }
        // An output may lie where an input does, which must have been read by then.
        stores.forEach(store -> store.operands.forEach(this::emit));
        stores.forEach(this::emit);
        int count = planner.count(step.output());
        int at = planner.table().add(count, words.size());
        planner.table().add(words.stream().mapToInt(Integer::intValue).toArray());
        return new Call(KernelFunction.of("formula"), at, 0, count, 0, (long) count * parts.size(), Reach.ALL);
    }

    /// Where each input stands and how it is walked: from, whether as the outputs, rank, lengths, steps.
    private List<Integer> rows(Step step) {
        Axes axes = Axes.broadcast(
                planner.lengths(step.output()),
                step.inputs().stream().map(planner::lengths).toList());
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < step.inputs().size(); i++) {
            int rank = axes.isOne(i) ? 0 : axes.rank();
            rows.add(planner.table().add(planner.at(step.inputs().get(i)), axes.isEach(i) ? 1 : 0, rank));
            planner.table().add(rank == 0 ? new int[0] : axes.lengths());
            planner.table().add(rank == 0 ? new int[0] : axes.steps()[i]);
        }
        return rows;
    }

    @Override
    public Value real(float constant) {
        return whole(Float.floatToRawIntBits(constant));
    }

    @Override
    public Value whole(long constant) {
        return new Value(CONSTANT, planner.table().add((int) (constant >> 32), (int) constant), List.of());
    }

    @Override
    public Value length(Dimension dimension) {
        return whole(dimension.size(planner.lengths()));
    }

    @Override
    public Value apply(FormulaOperation operation, List<Value> operands) {
        Integer code = CODES.get(operation);
        if (code == null) {
            throw new IllegalArgumentException("No code for " + operation);
        }
        return new Value(code, 0, operands);
    }

    /// Writes the operations down that a value needs, itself last.
    private int emit(Value value) {
        if (value.register >= 0) {
            return value.register;
        }
        List<Value> order = new ArrayList<>(value.operands);
        order.sort(Collections.reverseOrder(Comparator.comparingInt(operand -> operand.depth)));
        order.forEach(this::emit);
        int[] read = new int[3];
        for (int i = 0; i < value.operands.size(); i++) {
            read[i] = value.operands.get(i).register;
        }
        for (Value operand : value.operands) {
            if (--operand.readers == 0) {
                used.clear(operand.register);
            }
        }
        value.register = used.nextClearBit(0);
        if (value.register >= REGISTERS) {
            throw new IllegalArgumentException("A formula has more than " + REGISTERS + " values at a time");
        }
        if (value.readers > 0) {
            used.set(value.register);
        }
        words.addAll(List.of(value.code, value.register, read[0], read[1], read[2], value.number));
        return value.register;
    }
}
