package gradus.engine.device.kernel;

import gradus.engine.device.CounterRandom;
import gradus.engine.device.kernel.Stage.Call;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Chain;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Formulas over elements: a function is written for them, or what a product's kernel does in the end. It knows which
/// inputs lie as the outputs do, which are one number and which are repeated along some axes; the lengths stand in the
/// table.
final class Chains {

    private static final String SIGNATURE = "(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {\n";

    private final List<Part> parts;
    private final List<Integer> kept;
    private final Step step;
    private final KernelPlanner planner;
    private final Set<Operand> numbers;
    private final Axes axes;
    private final List<Integer> row = new ArrayList<>();
    private final Map<Dimension, String> extents = new LinkedHashMap<>();
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder loop = new StringBuilder();

    /// @param numbers the inputs that a kernel has at hand as `number`, for the element `i`
    private Chains(Step step, Set<Operand> numbers, KernelPlanner planner) {
        Chain chain = chain(step);
        this.parts = chain.parts();
        this.kept = chain.kept();
        this.step = step;
        this.numbers = numbers;
        this.planner = planner;
        this.axes = Axes.broadcast(
                planner.lengths(step.output()),
                step.inputs().stream().map(planner::lengths).toList());
    }

    static List<Stage> plan(Step step, KernelPlanner planner) {
        return List.of(new Chains(step, Set.of(), planner).call());
    }

    /// What a product's kernel does with each number.
    ///
    /// @param numbers the inputs that are the product
    /// @param product where it is stored all the same; empty where nothing else reads it
    static Epilogue epilogue(Step step, Set<Operand> numbers, Optional<Operand> product, KernelPlanner planner) {
        return new Chains(step, numbers, planner).epilogue(product);
    }

    /// The formulas of a step.
    ///
    /// @throws IllegalArgumentException when it has none
    static Chain chain(Step step) {
        return switch (step.instruction()) {
            case Instruction.Pointwise(var expression) ->
                new Chain(List.of(new Part(expression, step.output().type())), List.of(0));
            case Chain chain -> chain;
            default -> throw new IllegalArgumentException("No formula: " + step);
        };
    }

    private Call call() {
        int count = planner.count(step.output());
        read("n", count);
        inputs();
        compute();
        outputs();
        String body = SIGNATURE + head + "    for (int i = id; i < n; i += count) {\n" + loop + "    }\n" + "}\n";
        String name = name(body);
        KernelFunction function = new KernelFunction(name, false, List.of("numbers"), "\nFUNCTION void " + name + body);
        return new Call(function, row(), 0, count, 0, work(), Reach.ALL);
    }

    private Epilogue epilogue(Optional<Operand> product) {
        head.append("    int atFormula = m[at + 1];\n");
        inputs();
        compute();
        product.ifPresent(stored -> {
            read("q", planner.at(stored));
            loop.append("        a[q + i] = AS_INT(number);\n");
        });
        outputs();
        String name = name(head.toString() + loop);
        String text = macro(name + "_START", head) + macro(name + "_EACH(i, number)", loop) + "\n";
        return new Epilogue(name, text, row(), work());
    }

    private static String macro(String signature, CharSequence lines) {
        return "\n#define " + signature
                + lines.toString().lines().map(line -> " \\\n" + line).collect(Collectors.joining());
    }

    /// The same for the same text.
    private static String name(String text) {
        return "f" + Long.toHexString(CounterRandom.key(0, text));
    }

    private int row() {
        return planner.table().add(row.stream().mapToInt(Integer::intValue).toArray());
    }

    private long work() {
        return (long) planner.count(step.output()) * parts.size();
    }

    /// A variable for a number of the table.
    private void read(String variable, int value) {
        head.append("    int ")
                .append(variable)
                .append(numbers.isEmpty() ? " = m[at + " : " = m[atFormula + ")
                .append(row.size())
                .append("];\n");
        row.add(value);
    }

    private void inputs() {
        boolean isStrided = IntStream.range(0, step.inputs().size()).anyMatch(i -> !axes.isOne(i) && !axes.isEach(i));
        if (isStrided) {
            coordinates();
        }
        for (int i = 0; i < step.inputs().size(); i++) {
            Operand input = step.inputs().get(i);
            if (numbers.contains(input)) {
                loop.append("        float x%d = number;\n".formatted(i));
                continue;
            }
            read("p" + i, planner.at(input));
            boolean isWhole = planner.isWhole(input);
            StringBuilder where = axes.isOne(i) ? head : loop;
            String place = "p" + i + (axes.isOne(i) ? "" : axes.isEach(i) ? " + i" : strided(i));
            where.append(axes.isOne(i) ? "    " : "        ");
            where.append(isWhole ? "int" : "float").append(" x").append(i).append(" = ");
            where.append(isWhole ? "a[" + place + "]" : "AS_FLOAT(a[" + place + "])")
                    .append(";\n");
        }
    }

    /// The place of the element along each axis.
    private void coordinates() {
        String rest = "i";
        for (int axis = axes.rank() - 1; axis > 0; axis--) {
            read("l" + axis, axes.lengths()[axis]);
            loop.append("        int r%d = %s / l%d;\n".formatted(axis, rest, axis));
            loop.append("        int c%d = %s - r%d * l%d;\n".formatted(axis, rest, axis, axis));
            rest = "r" + axis;
        }
        loop.append("        int c0 = ").append(rest).append(";\n");
    }

    private String strided(int input) {
        StringBuilder place = new StringBuilder();
        for (int axis = 0; axis < axes.rank(); axis++) {
            int far = axes.steps()[input][axis];
            if (far == 1) {
                place.append(" + c").append(axis);
            } else if (far != 0) {
                String variable = "s" + input + "_" + axis;
                read(variable, far);
                place.append(" + c").append(axis).append(" * ").append(variable);
            }
        }
        return place.toString();
    }

    private void compute() {
        List<String> names = new ArrayList<>();
        List<Boolean> whole = new ArrayList<>();
        for (int i = 0; i < step.inputs().size(); i++) {
            names.add("x" + i);
            whole.add(planner.isWhole(step.inputs().get(i)));
        }
        Formula<String> formula = new Formula<>(
                i -> whole.get(i) ? "(LONG) " + names.get(i) : names.get(i), whole, new FormulaText(this::extent));
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean isInt = part.type() == ElementType.INT32;
            String text = isInt ? formula.integer(part.expression()) : formula.real(part.expression());
            loop.append("        %s y%d = %s;\n".formatted(isInt ? "int" : "float", i, text));
            names.add("y" + i);
            whole.add(isInt);
        }
    }

    private String extent(Dimension dimension) {
        return extents.computeIfAbsent(dimension, key -> {
            String variable = "e" + extents.size();
            read(variable, key.size(planner.lengths()));
            return variable;
        });
    }

    private void outputs() {
        for (int i = 0; i < kept.size(); i++) {
            read("q" + i, planner.at(step.outputs().get(i)));
            boolean isWhole = planner.isWhole(step.outputs().get(i));
            String value = "y" + kept.get(i);
            boolean isInt = parts.get(kept.get(i)).type() == ElementType.INT32;
            String stored = isWhole == isInt ? value : isWhole ? "TO_INT(" + value + ")" : "(float) " + value;
            loop.append("        a[q%d + i] = %s;\n".formatted(i, isWhole ? stored : "AS_INT(" + stored + ")"));
        }
    }
}
