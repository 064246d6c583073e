package gradus.engine.device.scalar;

import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A step whose lengths are known, ready to be run over flat arrays of doubles.
final class ScalarStep {

    private final Step step;
    private final Map<String, Integer> lengths;
    private final List<int[]> inputLengths = new ArrayList<>();
    private final List<int[]> inputStrides = new ArrayList<>();
    private final int[] output;
    private final List<ScalarStep> body;

    ScalarStep(Step step, Map<String, Integer> lengths) {
        this.step = step;
        this.lengths = lengths;
        for (Operand input : step.inputs()) {
            Shape shape = input.shape().resolve(lengths);
            inputLengths.add(shape.lengths());
            inputStrides.add(shape.strides());
        }
        output = step.output().shape().resolve(lengths).lengths();
        body = step.instruction() instanceof Instruction.Scan scan
                ? all(scan.body().steps(), lengths)
                : List.of();
    }

    /// The steps, for a run with these lengths.
    static List<ScalarStep> all(List<Step> steps, Map<String, Integer> lengths) {
        return steps.stream().map(step -> new ScalarStep(step, lengths)).toList();
    }

    /// Reads and writes places.
    void run(double[][] slots) {
        List<Strided> inputs = new ArrayList<>(step.inputs().size());
        for (int i = 0; i < step.inputs().size(); i++) {
            inputs.add(new Strided(slots[step.inputs().get(i).slot()], inputLengths.get(i), inputStrides.get(i)));
        }
        if (step.instruction() instanceof Instruction.Scan scan) {
            List<double[]> results = ScanKernel.compute(scan, body, inputs);
            for (int i = 0; i < results.size(); i++) {
                slots[step.outputs().get(i).slot()] = results.get(i);
            }
        } else if (step.instruction() instanceof Instruction.Chain chain) {
            chain(chain, inputs, slots);
        } else if (step.instruction() instanceof Instruction.ContractChain(var contract, var chain)) {
            double[] product = ContractKernel.compute(contract, inputs.get(0), inputs.get(1), output);
            List<Strided> numbers = new ArrayList<>(inputs.subList(1, inputs.size()));
            numbers.set(0, Strided.rowMajor(rounded(step.inputs().getFirst().type(), product), output));
            chain(chain, numbers, slots);
        } else if (step.instruction() instanceof Instruction.MaxPool(var windows, var columns)) {
            List<double[]> results = WindowKernel.largest(windows, inputs.getFirst(), lengths(columns));
            slots[step.outputs().get(0).slot()] = results.get(0);
            slots[step.outputs().get(1).slot()] = results.get(1);
        } else {
            slots[step.output().slot()] = rounded(step.output().type(), compute(inputs));
        }
    }

    private void chain(Instruction.Chain chain, List<Strided> inputs, double[][] slots) {
        List<Strided> known = new ArrayList<>(inputs);
        for (Instruction.Part part : chain.parts()) {
            double[] values = new PointwiseKernel(known, output, lengths).compute(part.expression());
            known.add(Strided.rowMajor(rounded(part.type(), values), output));
        }
        for (int i = 0; i < chain.kept().size(); i++) {
            slots[step.outputs().get(i).slot()] =
                    known.get(inputs.size() + chain.kept().get(i)).values();
        }
    }

    private double[] compute(List<Strided> inputs) {
        return switch (step.instruction()) {
            case Instruction.Pointwise(var expression) ->
                new PointwiseKernel(inputs, output, lengths).compute(expression);
            case Instruction.Reduce reduce -> ReduceKernel.compute(reduce.fold(), inputs.getFirst(), output);
            case Instruction.Contract contract ->
                ContractKernel.compute(contract, inputs.get(0), inputs.get(1), output);
            case Instruction.Transpose(var permutation) ->
                inputs.getFirst().permuted(permutation).gather(output);
            case Instruction.Accumulate accumulate -> ArrangeKernel.accumulate(accumulate, inputs.getFirst());
            case Instruction.ArgMaximum(int axis) -> ArrangeKernel.argMaximum(axis, inputs.getFirst());
            case Instruction.Slice(var starts, var steps) ->
                ArrangeKernel.slice(starts, steps, inputs.getFirst(), output);
            case Instruction.Place place -> ArrangeKernel.place(place, inputs.getFirst(), output);
            case Instruction.Concatenate(int axis) -> ArrangeKernel.concatenate(axis, inputs, output);
            case Instruction.Gather(int axis) -> GatherKernel.gather(axis, inputs.get(0), inputs.get(1), output);
            case Instruction.ScatterAdd(int axis) ->
                GatherKernel.scatterAdd(axis, inputs.get(0), inputs.get(1), output);
            case Instruction.GatherElements(int axis) ->
                ElementKernel.gather(axis, inputs.get(0), inputs.get(1), output);
            case Instruction.ScatterElements scatter ->
                ElementKernel.scatter(scatter, inputs.get(0), inputs.get(1), inputs.get(2));
            case Instruction.Order order -> ElementKernel.order(order, inputs.getFirst());
            case Instruction.Unfold(var windows, double elsewhere) ->
                WindowKernel.unfold(windows, elsewhere, inputs.getFirst(), output);
            case Instruction.FoldBack(var windows) -> WindowKernel.foldBack(windows, inputs.getFirst(), output);
            case Instruction.Reshape() -> inputs.getFirst().values().clone();
            case Instruction.MaxPoolBack(var windows, var columns) ->
                WindowKernel.spread(windows, lengths(columns), inputs.get(0), inputs.get(1), output);
            case Instruction.Convolve(var windows, var columns) ->
                ConvolutionKernel.convolve(windows, lengths(columns), inputs.get(0), inputs.get(1), output);
            case Instruction.ConvolveForKernels(var windows, var columns) ->
                ConvolutionKernel.forKernels(
                        windows,
                        lengths(columns),
                        inputs.get(0),
                        inputs.get(1),
                        output,
                        step.output().type());
            case Instruction.ConvolveForImages(var windows, var columns) ->
                ConvolutionKernel.forImages(
                        windows,
                        lengths(columns),
                        inputs.get(0),
                        inputs.get(1),
                        output,
                        step.output().type());
            case Instruction.Scan _, Instruction.Chain _, Instruction.ContractChain _, Instruction.MaxPool _ ->
                throw new IllegalStateException("Gives several results");
            case Instruction.Random(var distribution, var key) ->
                RandomKernel.compute(distribution, key, Strided.count(output));
            case Instruction.RandomRows(var distribution, var key) ->
                RandomKernel.rows(
                        distribution, key, inputs.get(0).values(), inputs.get(1).values(), Strided.count(output));
        };
    }

    private int[] lengths(Shape shape) {
        return shape.resolve(lengths).lengths();
    }

    /// Rounds to the precision of the type, in place.
    static double[] rounded(ElementType type, double[] values) {
        if (type == ElementType.FLOAT32) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) values[i];
            }
        }
        return values;
    }
}
