package gradus.engine.program;

import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Rewrites steps, in order, into fewer and cheaper ones that give the same numbers: what is known now goes into the
/// formulas, what was computed before is not computed again, one number is not spread over a tensor, copies that move
/// nothing go away, and a product reads a transposed operand where it lies. What is left without a reader is for
/// [DeadCode].
final class Simplifier {

    private static final ScalarExpression RECTIFIED = Scalars.apply(BinaryFunction.MAXIMUM, Scalars.X, Scalars.ZERO);
    private static final ScalarExpression IS_OFF =
            Scalars.apply(BinaryFunction.GREATER_OR_EQUAL, Scalars.ZERO, Scalars.X);

    private static final ScalarExpression SUM = Scalars.apply(BinaryFunction.ADD, Scalars.X, Scalars.Y);

    /// It makes 0 of −0, as adding a zero does.
    private static final ScalarExpression PLUS_ZERO = Scalars.apply(BinaryFunction.ADD, Scalars.X, Scalars.ZERO);

    /// A tensor among zeros.
    private record Piece(Operand input, int axis, int start, int length) {}

    private record Key(Instruction instruction, List<Operand> inputs, ElementType type, Shape shape) {}

    private final List<Step> steps = new ArrayList<>();
    /// What stands for a place instead of it.
    private final Map<Operand, Operand> same = new HashMap<>();
    /// Places that hold one number everywhere, known now.
    private final Map<Operand, Double> known = new HashMap<>();
    /// Places that hold one number everywhere, and where that number stands alone.
    private final Map<Operand, Operand> spread = new HashMap<>();
    private final Map<Key, Operand> before = new HashMap<>();
    private final Map<Operand, Step> makers = new HashMap<>();
    /// What places hold that are zeros but for some tensors side by side along an axis.
    private final Map<Operand, List<Piece>> pieces = new HashMap<>();
    /// Where the larger of a place's numbers and 0 stands.
    private final Map<Operand, Operand> rectified = new HashMap<>();
    private int slots;

    private Simplifier(int slots) {
        this.slots = slots;
    }

    /// The program in simpler steps.
    static Program simplified(Program program) {
        Simplifier simplifier = new Simplifier(program.slots());
        program.constants().forEach((place, tensor) -> simplifier.constant(place, tensor));
        program.steps().forEach(simplifier::add);
        Map<gradus.engine.graph.Value, Operand> results = new LinkedHashMap<>(program.results());
        results.replaceAll((value, place) -> simplifier.now(place));
        return new Program(program.feeds(), program.constants(), simplifier.steps, results, simplifier.slots);
    }

    private void constant(Operand place, Tensor tensor) {
        double first = tensor.size() == 0 ? 0 : tensor.at(0);
        for (int i = 1; i < tensor.size(); i++) {
            if (Double.doubleToRawLongBits(tensor.at(i)) != Double.doubleToRawLongBits(first)) {
                return;
            }
        }
        known.put(place, first);
    }

    private Operand now(Operand place) {
        return same.getOrDefault(place, place);
    }

    private void add(Step step) {
        List<Operand> inputs = step.inputs().stream().map(this::now).toList();
        switch (step.instruction()) {
            case Instruction.Pointwise(var expression) -> pointwise(expression, inputs, step.output());
            case Instruction.Reshape() -> reshape(inputs.getFirst(), step.output());
            case Instruction.Transpose(var permutation) -> transpose(permutation, inputs.getFirst(), step.output());
            case Instruction.Contract contract -> contract(contract, inputs, step.output());
            case Instruction.Reduce reduce
            when reduce.axes().stream()
                    .allMatch(axis -> inputs.getFirst().shape().get(axis).isOne()) ->
                reshape(inputs.getFirst(), step.output());
            case Instruction.Scan scan -> scan(scan, inputs, step.outputs());
            default -> emit(step.instruction(), inputs, step.output());
        }
    }

    /// Appends a step, unless the same was computed before.
    private void emit(Instruction instruction, List<Operand> inputs, Operand output) {
        Key key = new Key(instruction, inputs, output.type(), output.shape());
        Operand earlier = before.putIfAbsent(key, output);
        if (earlier != null) {
            same.put(output, earlier);
            return;
        }
        Step step = new Step(instruction, inputs, List.of(output));
        makers.put(output, step);
        steps.add(step);
    }

    private Optional<Step> maker(Operand place, Class<? extends Instruction> kind) {
        return Optional.ofNullable(makers.get(place)).filter(step -> kind.isInstance(step.instruction()));
    }

    private void pointwise(ScalarExpression expression, List<Operand> all, Operand output) {
        List<Operand> inputs = new ArrayList<>();
        ScalarExpression formula = Formulas.replaced(expression, index -> argument(all.get(index), inputs));
        List<Operand> read = new ArrayList<>();
        TreeSet<Integer> used = new TreeSet<>();
        Formulas.arguments(formula, used);
        used.forEach(index -> read.add(inputs.get(index)));
        List<Integer> order = List.copyOf(used);
        formula = Formulas.replaced(formula, index -> new ScalarExpression.Argument(order.indexOf(index)));
        boolean isSingle = isSingle(output.shape());
        if (formula instanceof ScalarExpression.Constant(double value)) {
            known.put(output, stored(output.type(), value));
        } else if (formula.equals(Scalars.X) && read.getFirst().type() == output.type()) {
            if (read.getFirst().shape().equals(output.shape())) {
                same.put(output, read.getFirst());
                return;
            }
            if (isSingle(read.getFirst().shape())) {
                spread.put(output, single(read.getFirst()));
            }
        } else if (!isSingle && read.stream().allMatch(place -> isSingle(place.shape()))) {
            Operand alone = fresh(output.type(), Shape.SCALAR);
            emit(
                    new Instruction.Pointwise(formula),
                    read.stream().map(this::single).toList(),
                    alone);
            spread.put(output, now(alone));
            emit(new Instruction.Pointwise(Scalars.X), List.of(now(alone)), output);
            return;
        }
        if (formula.equals(SUM) && joined(read, output)) {
            return;
        }
        if (formula.equals(IS_OFF)) {
            // It tells the same of x and of the larger of x and 0, of which the latter is kept anyway.
            read.replaceAll(place -> rectified.getOrDefault(place, place));
        }
        emit(new Instruction.Pointwise(formula), read, output);
        if (formula.equals(RECTIFIED) && now(output).equals(output)) {
            rectified.put(read.getFirst(), output);
        }
    }

    /// Puts tensors side by side that stand among zeros in two summands, once they fill the sum.
    private boolean joined(List<Operand> read, Operand output) {
        List<Piece> all = new ArrayList<>(pieces(read.get(0)));
        List<Piece> more = pieces(read.get(1));
        if (all.isEmpty()
                || more.isEmpty()
                || all.getFirst().axis() != more.getFirst().axis()) {
            return false;
        }
        all.addAll(more);
        all.sort(Comparator.comparingInt(Piece::start));
        int filled = 0;
        int end = 0;
        for (Piece piece : all) {
            if (piece.start() < end) {
                return false;
            }
            end = piece.start() + piece.length();
            filled += piece.length();
        }
        pieces.put(output, all);
        int axis = all.getFirst().axis();
        if (filled < output.shape().get(axis).size()) {
            return false;
        }
        Operand side = fresh(output.type(), output.shape());
        emit(new Instruction.Concatenate(axis), all.stream().map(Piece::input).toList(), side);
        emit(new Instruction.Pointwise(PLUS_ZERO), List.of(now(side)), output);
        return true;
    }

    /// The tensors among zeros that a place is the sum of; empty when it is another.
    private List<Piece> pieces(Operand place) {
        return pieces.computeIfAbsent(
                place,
                any -> maker(any, Instruction.Place.class)
                        .flatMap(step -> piece(
                                (Instruction.Place) step.instruction(),
                                step.inputs().getFirst(),
                                any))
                        .map(List::of)
                        .orElse(List.of()));
    }

    private static Optional<Piece> piece(Instruction.Place place, Operand input, Operand output) {
        List<Integer> axes = IntStream.range(0, output.shape().rank())
                .filter(axis -> !input.shape().get(axis).equals(output.shape().get(axis)))
                .boxed()
                .toList();
        if (axes.size() != 1 || Double.doubleToRawLongBits(place.elsewhere()) != 0) {
            return Optional.empty();
        }
        int axis = axes.getFirst();
        boolean isDense = place.steps().get(axis) == 1
                && input.shape().get(axis).isFixed()
                && output.shape().get(axis).isFixed();
        return isDense
                ? Optional.of(new Piece(
                        input,
                        axis,
                        place.starts().get(axis),
                        input.shape().get(axis).size()))
                : Optional.empty();
    }

    /// What a formula reads for one of its inputs.
    private ScalarExpression argument(Operand input, List<Operand> inputs) {
        Double value = known.get(input);
        if (value != null) {
            return new ScalarExpression.Constant(value);
        }
        Operand place = Optional.ofNullable(spread.get(input)).orElse(input);
        int index = inputs.indexOf(place);
        if (index < 0) {
            index = inputs.size();
            inputs.add(place);
        }
        return new ScalarExpression.Argument(index);
    }

    /// The number of a type that a value is stored as.
    private static double stored(ElementType type, double value) {
        return type == ElementType.FLOAT32 ? (float) value : value;
    }

    private static boolean isSingle(Shape shape) {
        return shape.dimensions().stream().allMatch(Dimension::isOne);
    }

    /// The same number without axes.
    private Operand single(Operand place) {
        if (place.shape().rank() == 0) {
            return place;
        }
        Operand alone = fresh(place.type(), Shape.SCALAR);
        reshape(place, alone);
        return now(alone);
    }

    private Operand fresh(ElementType type, Shape shape) {
        return new Operand(slots++, type, shape);
    }

    private void reshape(Operand input, Operand output) {
        if (input.shape().equals(output.shape())) {
            same.put(output, input);
            return;
        }
        Optional<Step> earlier = maker(input, Instruction.Reshape.class);
        if (earlier.isPresent()) {
            reshape(earlier.get().inputs().getFirst(), output);
            return;
        }
        Optional.ofNullable(known.get(input)).ifPresent(value -> known.put(output, value));
        Optional.ofNullable(spread.get(input)).ifPresent(place -> spread.put(output, place));
        emit(new Instruction.Reshape(), List.of(input), output);
    }

    private void transpose(List<Integer> permutation, Operand input, Operand output) {
        Optional<Step> earlier = maker(input, Instruction.Transpose.class);
        if (earlier.isPresent()) {
            List<Integer> first = ((Instruction.Transpose) earlier.get().instruction()).permutation();
            List<Integer> both = permutation.stream().map(first::get).toList();
            transpose(both, earlier.get().inputs().getFirst(), output);
            return;
        }
        List<Integer> moved = permutation.stream()
                .filter(axis -> !input.shape().get(axis).isOne())
                .toList();
        if (moved.equals(moved.stream().sorted().toList())) {
            reshape(input, output);
            return;
        }
        Optional.ofNullable(known.get(input)).ifPresent(value -> known.put(output, value));
        Optional.ofNullable(spread.get(input)).ifPresent(place -> spread.put(output, place));
        emit(new Instruction.Transpose(permutation), List.of(input), output);
    }

    private void contract(Instruction.Contract contract, List<Operand> inputs, Operand output) {
        Optional<Operand> left = untransposed(inputs.get(0));
        Optional<Operand> right = untransposed(inputs.get(1));
        emit(
                new Instruction.Contract(
                        contract.transposeLeft() != left.isPresent(), contract.transposeRight() != right.isPresent()),
                List.of(left.orElse(inputs.get(0)), right.orElse(inputs.get(1))),
                output);
    }

    /// What an operand was before its last two axes were swapped.
    private Optional<Operand> untransposed(Operand place) {
        int rank = place.shape().rank();
        return maker(place, Instruction.Transpose.class)
                .filter(step -> isSwap(((Instruction.Transpose) step.instruction()).permutation(), rank))
                .map(step -> step.inputs().getFirst());
    }

    private static boolean isSwap(List<Integer> permutation, int rank) {
        for (int axis = 0; axis < rank - 2; axis++) {
            if (permutation.get(axis) != axis) {
                return false;
            }
        }
        return permutation.get(rank - 1) == rank - 2;
    }

    /// Simplifies what a scan does at every step, with what is known of what it captures.
    private void scan(Instruction.Scan scan, List<Operand> inputs, List<Operand> outputs) {
        Body body = scan.body();
        Simplifier inside = new Simplifier(body.slots());
        List<Operand> captured =
                inputs.subList(body.states().size() + body.sequences().size(), inputs.size());
        for (int i = 0; i < captured.size(); i++) {
            Operand place = body.captured().get(i);
            Optional.ofNullable(known.get(captured.get(i))).ifPresent(value -> inside.known.put(place, value));
        }
        body.steps().forEach(inside::add);
        Body simple = new Body(
                body.states(),
                body.sequences(),
                body.captured(),
                inside.steps,
                body.next().stream().map(inside::now).toList(),
                body.stacked().stream().map(inside::now).toList(),
                inside.slots);
        Step step = new Step(new Instruction.Scan(simple, scan.reverse()), inputs, outputs);
        outputs.forEach(output -> makers.put(output, step));
        steps.add(step);
    }
}
