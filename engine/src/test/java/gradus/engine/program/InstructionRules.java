package gradus.engine.program;

import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What the operands of each instruction must be like.
final class InstructionRules {

    private final Step step;
    private final List<String> problems = new ArrayList<>();

    private InstructionRules(Step step) {
        this.step = step;
    }

    /// What is wrong with a step, seen alone; empty when nothing is. The inside of a scan is looked at elsewhere.
    static List<String> problems(Step step) {
        InstructionRules rules = new InstructionRules(step);
        if (rules.hasRightCounts()) {
            rules.check();
        }
        return rules.problems;
    }

    private void require(boolean isRight, String rule) {
        if (!isRight) {
            problems.add(rule);
        }
    }

    private Operand input(int index) {
        return step.inputs().get(index);
    }

    private Shape shape(int input) {
        return input(input).shape();
    }

    private Shape output() {
        return step.output().shape();
    }

    private boolean hasRightCounts() {
        int inputs = step.inputs().size();
        boolean fits = switch (step.instruction()) {
            case Instruction.Pointwise _, Instruction.Chain _, Instruction.Scan _ -> true;
            case Instruction.Concatenate _ -> inputs > 0;
            case Instruction.ContractChain _ -> inputs >= 2;
            case Instruction.Random _ -> inputs == 0;
            case Instruction.Contract _,
                    Instruction.Gather _,
                    Instruction.ScatterAdd _,
                    Instruction.GatherElements _,
                    Instruction.MaxPoolBack _,
                    Instruction.Convolve _,
                    Instruction.ConvolveForKernels _,
                    Instruction.ConvolveForImages _,
                    Instruction.RandomRows _ -> inputs == 2;
            case Instruction.ScatterElements _ -> inputs == 3;
            case Instruction.Reduce _,
                    Instruction.Accumulate _,
                    Instruction.ArgMaximum _,
                    Instruction.Transpose _,
                    Instruction.Slice _,
                    Instruction.Place _,
                    Instruction.Order _,
                    Instruction.Unfold _,
                    Instruction.FoldBack _,
                    Instruction.MaxPool _,
                    Instruction.Reshape _ -> inputs == 1;
        };
        require(fits, "has " + inputs + " inputs");
        boolean hasOne = step.outputs().size() == 1
                || (step.instruction() instanceof Instruction.Chain
                        && !step.outputs().isEmpty())
                || (step.instruction() instanceof Instruction.ContractChain
                        && !step.outputs().isEmpty())
                || (step.instruction() instanceof Instruction.MaxPool
                        && step.outputs().size() == 2)
                || step.instruction() instanceof Instruction.Scan;
        require(hasOne, "has " + step.outputs().size() + " outputs");
        return fits && hasOne;
    }

    private void check() {
        switch (step.instruction()) {
            case Instruction.Pointwise(var expression) -> {
                arguments(expression, step.inputs().size());
                step.inputs().forEach(input -> broadcasts(input, output()));
            }
            case Instruction.Chain(var parts, var kept) -> chain(parts, kept, step.inputs());
            case Instruction.ContractChain(var contract, var chain) -> {
                contract(contract.transposeLeft(), contract.transposeRight());
                require(input(0).type() == input(1).type(), "multiplies two types");
                chain(
                        chain.parts(),
                        chain.kept(),
                        step.inputs().subList(1, step.inputs().size()));
            }
            case Instruction.Reduce(var _, var axes) -> {
                require(axes.equals(new ArrayList<>(new TreeSet<>(axes))), "axes are not ascending");
                reduced(axes);
                keepsType();
            }
            case Instruction.Accumulate(int axis, boolean _, boolean _) -> {
                isAxis(axis, shape(0));
                require(output().equals(shape(0)), "changes the shape");
                keepsType();
            }
            case Instruction.ArgMaximum(int axis) -> {
                reduced(List.of(axis));
                require(step.output().type() == ElementType.INT32, "gives no whole numbers");
            }
            case Instruction.Contract(boolean isLeft, boolean isRight) -> {
                contract(isLeft, isRight);
                keepsType();
                require(input(0).type() == input(1).type(), "multiplies two types");
            }
            case Instruction.Transpose(var permutation) -> {
                transpose(permutation);
                keepsType();
            }
            case Instruction.Slice(var starts, var steps) -> {
                walks(starts, steps, shape(0), output());
                keepsType();
            }
            case Instruction.Place(var starts, var steps, double _) -> {
                walks(starts, steps, output(), shape(0));
                keepsType();
            }
            case Instruction.Concatenate(int axis) -> concatenate(axis);
            case Instruction.Gather(int axis) -> {
                gather(axis, shape(0), shape(1), output());
                keepsType();
            }
            case Instruction.ScatterAdd(int axis) -> {
                gather(axis, output(), shape(1), shape(0));
                keepsType();
            }
            case Instruction.GatherElements(int axis) -> {
                isAxis(axis, shape(0));
                require(shape(0).rank() == shape(1).rank(), "indices have another rank");
                require(output().equals(shape(1)), "gives not one element an index");
                keepsType();
            }
            case Instruction.ScatterElements(int axis, var _) -> {
                isAxis(axis, shape(0));
                require(shape(0).rank() == shape(1).rank(), "indices have another rank");
                require(shape(1).equals(shape(2)), "has not one element an index");
                require(output().equals(shape(0)), "changes the shape");
                keepsType();
            }
            case Instruction.Order(int axis, boolean _) -> {
                isAxis(axis, shape(0));
                require(output().equals(shape(0)), "changes the shape");
                require(step.output().type() == ElementType.INT32, "gives no whole numbers");
            }
            case Instruction.Unfold(var windows, double _) -> windows(windows, shape(0), output());
            case Instruction.FoldBack(var windows) -> windows(windows, output(), shape(0));
            case Instruction.MaxPool(var windows, var columns) -> {
                windows(windows, shape(0), columns);
                step.outputs().forEach(output -> pooled(columns, output));
            }
            case Instruction.MaxPoolBack(var windows, var columns) -> {
                windows(windows, output(), columns);
                step.inputs().forEach(input -> pooled(columns, input));
            }
            case Instruction.Convolve(var windows, var columns) -> {
                windows(windows, shape(1), columns);
                convolution(columns, shape(0), output());
            }
            case Instruction.ConvolveForKernels(var windows, var columns) -> {
                windows(windows, shape(1), columns);
                require(output().rank() == 4 && output().get(0).isOne(), "does not sum over the images");
                convolution(columns, new Shape(output().dimensions().subList(1, output().rank())), shape(0));
            }
            case Instruction.ConvolveForImages(var windows, var columns) -> {
                windows(windows, output(), columns);
                convolution(columns, shape(0), shape(1));
            }
            case Instruction.Reshape() -> {
                require(shape(0).count().equals(output().count()), "changes the number of elements");
                keepsType();
            }
            case Instruction.Random _ -> require(output().isFixed(), "has no fixed shape");
            case Instruction.RandomRows _ -> {
                require(shape(1).rank() == 1 && output().rank() > 0, "has no rows");
                require(output().rank() == 0 || output().get(0).equals(shape(1).get(0)), "has not one row an id");
            }
            case Instruction.Scan _ -> {}
        }
    }

    private void keepsType() {
        require(step.output().type() == input(0).type(), "changes the type");
    }

    private void isAxis(int axis, Shape shape) {
        require(axis >= 0 && axis < shape.rank(), "has no axis " + axis);
    }

    private void broadcasts(Operand input, Shape shape) {
        require(
                input.shape().broadcast(shape).filter(shape::equals).isPresent(),
                input.shape() + " does not broadcast to " + shape);
    }

    private void arguments(ScalarExpression expression, int known) {
        TreeSet<Integer> read = new TreeSet<>();
        Formulas.arguments(expression, read);
        require(read.isEmpty() || (read.first() >= 0 && read.last() < known), "reads argument " + read);
    }

    /// @param inputs of the chain; the first is one of a product's matrices, in whose place the product is
    private void chain(List<Part> parts, List<Integer> kept, List<Operand> inputs) {
        require(step.outputs().stream().allMatch(output -> output.shape().equals(output())), "has several shapes");
        boolean isProduct = step.instruction() instanceof Instruction.ContractChain;
        inputs.stream().skip(isProduct ? 1 : 0).forEach(input -> broadcasts(input, output()));
        for (int i = 0; i < parts.size(); i++) {
            arguments(parts.get(i).expression(), inputs.size() + i);
        }
        boolean areParts = kept.stream().allMatch(part -> part >= 0 && part < parts.size());
        require(areParts && new HashSet<>(kept).size() == kept.size(), "keeps " + kept);
        require(kept.size() == step.outputs().size(), "keeps not one part an output");
        for (int i = 0; areParts && i < Math.min(kept.size(), step.outputs().size()); i++) {
            require(parts.get(kept.get(i)).type() == step.outputs().get(i).type(), "changes the type of a part");
        }
    }

    private void reduced(List<Integer> axes) {
        Shape shape = shape(0);
        for (int axis : axes) {
            isAxis(axis, shape);
            shape = shape.axis(axis).isPresent() ? shape.with(axis, Dimension.ONE) : shape;
        }
        require(output().equals(shape), "gives " + output() + ", not " + shape);
    }

    private void contract(boolean isLeftTransposed, boolean isRightTransposed) {
        Shape left = shape(0);
        Shape right = shape(1);
        if (left.rank() < 2 || right.rank() < 2 || output().rank() < 2) {
            problems.add("multiplies no matrices");
            return;
        }
        require(
                left.get(isLeftTransposed ? -2 : -1).equals(right.get(isRightTransposed ? -1 : -2)),
                "joins " + left + " and " + right);
        require(
                output().get(-2).equals(left.get(isLeftTransposed ? -1 : -2))
                        && output().get(-1).equals(right.get(isRightTransposed ? -2 : -1)),
                "gives " + output());
        require(
                before(left)
                        .broadcast(before(right))
                        .filter(before(output())::equals)
                        .isPresent(),
                "makes one batch " + output() + " of " + left + " and " + right);
    }

    private static Shape before(Shape shape) {
        return new Shape(shape.dimensions().subList(0, shape.rank() - 2));
    }

    private void transpose(List<Integer> permutation) {
        List<Integer> axes = IntStream.range(0, shape(0).rank()).boxed().toList();
        if (!permutation.stream().sorted().toList().equals(axes)) {
            problems.add("is no permutation of " + shape(0));
            return;
        }
        Shape moved = new Shape(permutation.stream().map(shape(0)::get).toList());
        require(output().equals(moved), "gives " + output() + ", not " + moved);
    }

    /// Whether every so many elements of the larger tensor are the smaller's.
    private void walks(List<Integer> starts, List<Integer> steps, Shape larger, Shape smaller) {
        int rank = larger.rank();
        if (smaller.rank() != rank || starts.size() != rank || steps.size() != rank) {
            problems.add("has several ranks");
            return;
        }
        for (int axis = 0; axis < rank; axis++) {
            Dimension length = larger.get(axis);
            Dimension count = smaller.get(axis);
            if (length.isFixed() && count.isFixed() && count.size() > 0) {
                long last = starts.get(axis) + (count.size() - 1L) * steps.get(axis);
                require(
                        starts.get(axis) >= 0 && starts.get(axis) < length.size() && last >= 0 && last < length.size(),
                        "walks out of axis " + axis);
            }
        }
    }

    private void concatenate(int axis) {
        isAxis(axis, output());
        if (output().axis(axis).isEmpty()) {
            return;
        }
        Dimension length = output().get(axis);
        for (Operand input : step.inputs()) {
            require(
                    input.shape().rank() == output().rank()
                            && input.shape().with(axis, length).equals(output()),
                    input.shape() + " is no part of " + output());
            require(input.type() == step.output().type(), "changes the type");
        }
        if (problems.isEmpty()
                && length.isFixed()
                && step.inputs().stream()
                        .allMatch(input -> input.shape().get(axis).isFixed())) {
            int sum = step.inputs().stream()
                    .mapToInt(input -> input.shape().get(axis).size())
                    .sum();
            require(sum == length.size(), "puts " + sum + " in a row to " + output());
        }
    }

    private void gather(int axis, Shape all, Shape indices, Shape picked) {
        isAxis(axis, all);
        if (all.axis(axis).isPresent()) {
            List<Dimension> lengths = new ArrayList<>(all.dimensions().subList(0, axis));
            lengths.addAll(indices.dimensions());
            lengths.addAll(all.dimensions().subList(axis + 1, all.rank()));
            require(picked.equals(new Shape(lengths)), "picks " + picked + " of " + all + " by " + indices);
        }
    }

    private void windows(Instruction.Windows windows, Shape image, Shape columns) {
        int axes = windows.strides().size();
        require(
                image.rank() == axes + 2
                        && columns.rank() == 2 * axes + 2
                        && windows.dilations().size() == axes
                        && windows.before().size() == axes,
                "has several numbers of axes");
        require(
                image.rank() >= 2
                        && columns.rank() >= 2
                        && image.get(0).equals(columns.get(0))
                        && image.get(1).equals(columns.get(1)),
                "changes images or channels");
        keepsType();
    }

    /// Whether a tensor has one number for each window of each channel.
    private void pooled(Shape columns, Operand tensor) {
        int axes = columns.rank() / 2 - 1;
        List<Dimension> lengths = new ArrayList<>(columns.dimensions().subList(0, 2));
        lengths.addAll(columns.dimensions().subList(2 + axes, columns.rank()));
        require(tensor.shape().equals(new Shape(lengths)), "has " + tensor.shape() + " for the windows " + columns);
        require(tensor.type() == step.output().type(), "changes the type");
    }

    /// @param kernels `[G, M, C / G · kernel…]`
    /// @param products `[N, G, M, windows]`
    private void convolution(Shape columns, Shape kernels, Shape products) {
        if (kernels.rank() != 3 || products.rank() != 4 || !kernels.isFixed()) {
            problems.add("has no kernels and products");
            return;
        }
        int axes = columns.rank() / 2 - 1;
        Dimension windows = new Shape(columns.dimensions().subList(2 + axes, columns.rank())).count();
        require(
                products.equals(new Shape(List.of(columns.get(0), kernels.get(0), kernels.get(1), windows))),
                "gives " + products + " of " + kernels + " and " + columns);
        Dimension terms = new Shape(columns.dimensions().subList(1, 2 + axes)).count();
        require(
                terms.size() == kernels.get(0).size() * kernels.get(2).size(),
                "multiplies " + kernels + " with " + columns);
    }
}
