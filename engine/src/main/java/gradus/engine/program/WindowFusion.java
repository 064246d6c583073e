package gradus.engine.program;

import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Fold;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what is made of windows that are unfolded, used and folded back, and makes one step of it: convolutions with
/// both gradients, and the largest element of a window with its gradient. Unfolded windows take many times the memory
/// of their images. What is left without a reader is for [DeadCode].
final class WindowFusion {

    private static final ScalarExpression IS_ONE = Scalars.apply(BinaryFunction.EQUAL, Scalars.X, Scalars.ONE);
    private static final ScalarExpression ARE_EQUAL = Scalars.apply(BinaryFunction.EQUAL, Scalars.X, Scalars.Y);
    private static final ScalarExpression CHOSEN = Scalars.select(Scalars.X, Scalars.Y, Scalars.ZERO);

    private final List<Step> steps = new ArrayList<>();
    private final Map<Operand, Step> makers = new HashMap<>();
    private final Map<Operand, Integer> readers = new HashMap<>();
    private final Map<Operand, Tensor> constants;
    /// Where the winners' places stand, by what told them before.
    private final Map<Operand, Operand> winners = new HashMap<>();
    private int slots;

    private WindowFusion(Program program) {
        constants = program.constants();
        slots = program.slots();
        for (Step step : program.steps()) {
            step.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
        }
        for (Step step : program.steps()) {
            List<Step> instead = convolution(step)
                    .or(() -> kernels(step))
                    .map(List::of)
                    .or(() -> images(step))
                    .or(() -> pool(step))
                    .or(() -> poolBack(step))
                    .orElse(List.of(step));
            steps.addAll(instead);
            step.outputs().forEach(output -> makers.put(output, step));
        }
    }

    /// The program with such steps.
    static Program fused(Program program) {
        WindowFusion fusion = new WindowFusion(program);
        return DeadCode.removed(
                new Program(program.feeds(), program.constants(), fusion.steps, program.results(), fusion.slots));
    }

    private Optional<Step> maker(Operand place) {
        return Optional.ofNullable(makers.get(place));
    }

    /// What a place was before it was given another shape.
    private Operand before(Operand place) {
        return maker(place)
                .filter(step -> step.instruction() instanceof Instruction.Reshape)
                .map(step -> step.inputs().getFirst())
                .orElse(place);
    }

    /// The step that unfolded windows into the columns of matrices, `[N, G, C / G · kernel…, windows]`.
    private Optional<Step> unfolded(Operand columns, double elsewhere) {
        return maker(before(columns))
                .filter(step -> step.instruction() instanceof Instruction.Unfold unfold
                        && unfold.elsewhere() == elsewhere
                        && areColumns(columns.shape(), step.output().shape()));
    }

    private static boolean areColumns(Shape matrices, Shape unfolded) {
        int axes = (unfolded.rank() - 2) / 2;
        return matrices.rank() == 4
                && matrices.get(0).equals(unfolded.get(0))
                && matrices.get(3).equals(windows(unfolded, axes).count());
    }

    private static Shape windows(Shape unfolded, int axes) {
        return new Shape(unfolded.dimensions().subList(2 + axes, unfolded.rank()));
    }

    private Optional<Step> convolution(Step step) {
        if (!(step.instruction() instanceof Instruction.Contract(boolean left, boolean right)) || left || right) {
            return Optional.empty();
        }
        Operand kernels = step.inputs().get(0);
        return kernels.shape().rank() != 3
                ? Optional.empty()
                : unfolded(step.inputs().get(1), 0)
                        .map(unfold -> new Step(
                                new Instruction.Convolve(
                                        ((Instruction.Unfold) unfold.instruction()).windows(),
                                        unfold.output().shape()),
                                List.of(kernels, unfold.inputs().getFirst()),
                                step.outputs()));
    }

    private Optional<Step> kernels(Step step) {
        return product(step)
                .filter(made -> made.instruction().equals(new Instruction.Contract(false, true))
                        && made.inputs().getFirst().shape().rank() == 4)
                .flatMap(made -> unfolded(made.inputs().get(1), 0)
                        .map(unfold -> new Step(
                                new Instruction.ConvolveForKernels(
                                        ((Instruction.Unfold) unfold.instruction()).windows(),
                                        unfold.output().shape()),
                                List.of(
                                        made.inputs().getFirst(),
                                        unfold.inputs().getFirst()),
                                step.outputs())));
    }

    /// The product for each image that a step sums over the images; that of one image is the sum.
    private Optional<Step> product(Step step) {
        return switch (step.instruction()) {
            case Instruction.Contract _ when step.output().shape().get(0).isOne() -> Optional.of(step);
            case Instruction.Reduce(Fold fold, var axes)
            when fold == Fold.SUM && axes.equals(List.of(0)) ->
                maker(step.inputs().getFirst()).filter(made -> readers.getOrDefault(made.output(), 0) == 1);
            default -> Optional.empty();
        };
    }

    private Optional<List<Step>> images(Step step) {
        if (!(step.instruction() instanceof Instruction.FoldBack(var windows))) {
            return Optional.empty();
        }
        Operand folded = step.inputs().getFirst();
        return maker(before(folded))
                .filter(made -> made.instruction() instanceof Instruction.Contract(boolean left, boolean right)
                        && !right
                        && made.inputs().get(0).shape().rank() == 3
                        && (left || isLine(made.inputs().get(0).shape()))
                        && areColumns(made.output().shape(), folded.shape()))
                .map(made -> images(step, windows, made));
    }

    /// Whether the matrices are rows or columns, which keep their elements' order when they are transposed.
    private static boolean isLine(Shape matrices) {
        return matrices.get(1).isOne() || matrices.get(2).isOne();
    }

    private List<Step> images(Step step, Instruction.Windows windows, Step product) {
        Operand kernels = product.inputs().get(0);
        Operand gradients = product.inputs().get(1);
        Shape columns = step.inputs().getFirst().shape();
        Instruction wanted = new Instruction.ConvolveForImages(windows, columns);
        if (product.instruction().equals(new Instruction.Contract(true, false))) {
            return List.of(new Step(wanted, List.of(kernels, gradients), step.outputs()));
        }
        Shape lengths = kernels.shape();
        Operand turned = new Operand(slots++, kernels.type(), Shape.of(lengths.get(0), lengths.get(2), lengths.get(1)));
        return List.of(
                new Step(new Instruction.Reshape(), List.of(before(kernels)), List.of(turned)),
                new Step(wanted, List.of(turned, gradients), step.outputs()));
    }

    private Optional<List<Step>> pool(Step step) {
        if (!(step.instruction() instanceof Instruction.Reduce(Fold fold, var axes))
                || fold != Fold.SUM
                || !axes.equals(List.of(2))) {
            return Optional.empty();
        }
        Optional<Step> chosen = maker(step.inputs().getFirst()).filter(made -> isFormula(made, CHOSEN));
        Optional<Step> winner = chosen.flatMap(made -> winner(made.inputs().get(0))
                .filter(at -> at.inputs().equals(List.of(made.inputs().get(1)))));
        return winner.flatMap(
                at -> unfolded(at.inputs().getFirst(), Double.NEGATIVE_INFINITY).map(unfold -> pool(step, at, unfold)));
    }

    private List<Step> pool(Step sum, Step winner, Step unfold) {
        Operand image = unfold.inputs().getFirst();
        Shape columns = unfold.output().shape();
        int axes = (columns.rank() - 2) / 2;
        List<Dimension> lengths = new ArrayList<>(columns.dimensions().subList(0, 2));
        lengths.addAll(windows(columns, axes).dimensions());
        Operand largest = new Operand(slots++, image.type(), new Shape(lengths));
        Operand places = new Operand(slots++, image.type(), new Shape(lengths));
        winners.put(winner.output(), places);
        Instruction.Windows windows = ((Instruction.Unfold) unfold.instruction()).windows();
        return List.of(
                new Step(new Instruction.MaxPool(windows, columns), List.of(image), List.of(largest, places)),
                new Step(new Instruction.Reshape(), List.of(largest), sum.outputs()));
    }

    private Optional<List<Step>> poolBack(Step step) {
        if (!(step.instruction() instanceof Instruction.FoldBack(var windows))) {
            return Optional.empty();
        }
        Operand folded = step.inputs().getFirst();
        return maker(before(folded))
                .filter(made ->
                        isFormula(made, CHOSEN) && areColumns(made.output().shape(), folded.shape()))
                .flatMap(made -> winner(made.inputs().get(0))
                        .flatMap(at -> Optional.ofNullable(winners.get(at.output())))
                        .map(places ->
                                poolBack(step, windows, narrow(made.inputs().get(1)), places)));
    }

    private List<Step> poolBack(Step step, Instruction.Windows windows, Operand numbers, Operand places) {
        Operand shaped = new Operand(slots++, numbers.type(), places.shape());
        Shape columns = step.inputs().getFirst().shape();
        return List.of(
                new Step(new Instruction.Reshape(), List.of(numbers), List.of(shaped)),
                new Step(new Instruction.MaxPoolBack(windows, columns), List.of(shaped, places), step.outputs()));
    }

    /// What a place was before it was repeated along axes.
    private Operand narrow(Operand place) {
        return maker(place)
                .filter(step -> isFormula(step, Scalars.X))
                .map(step -> step.inputs().getFirst())
                .orElse(place);
    }

    /// The step that found the winners which a place of truth values marks in the columns.
    private Optional<Step> winner(Operand marks) {
        return maker(marks)
                .filter(step -> isFormula(step, IS_ONE))
                .flatMap(step -> maker(step.inputs().getFirst()))
                .filter(step ->
                        isFormula(step, ARE_EQUAL) && counts(step.inputs().get(1), marks.shape()))
                .flatMap(step -> maker(step.inputs().getFirst()))
                .filter(step -> step.instruction().equals(new Instruction.ArgMaximum(2)));
    }

    /// Whether a place holds 0, 1, … along the third of four axes.
    private boolean counts(Operand place, Shape marks) {
        Tensor tensor = constants.get(place);
        if (tensor == null || marks.rank() != 4 || !marks.get(2).isFixed()) {
            return false;
        }
        int rank = place.shape().rank();
        boolean counts = rank >= 2
                && rank <= 4
                && tensor.size() == marks.get(2).size()
                && place.shape().get(-2).equals(marks.get(2));
        for (int i = 0; counts && i < tensor.size(); i++) {
            counts = tensor.at(i) == i;
        }
        return counts;
    }

    private static boolean isFormula(Step step, ScalarExpression formula) {
        return step.instruction() instanceof Instruction.Pointwise(var expression) && expression.equals(formula);
    }
}
