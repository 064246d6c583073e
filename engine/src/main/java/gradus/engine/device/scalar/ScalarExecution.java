package gradus.engine.device.scalar;

import gradus.engine.device.Execution;
import gradus.engine.device.Lengths;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs a program one instruction at a time over flat arrays of doubles.
final class ScalarExecution implements Execution {

    private final Program program;

    ScalarExecution(Program program) {
        this.program = program;
    }

    @Override
    public Map<Value, Tensor> run(Map<Value, Tensor> feeds) {
        Map<String, Integer> lengths = Lengths.of(program.feeds(), feeds);
        double[][] slots = new double[program.slots()][];
        program.feeds()
                .forEach((value, place) -> slots[place.slot()] =
                        rounded(place.type(), Lengths.given(feeds, value).toDoubles()));
        program.constants().forEach((place, tensor) -> slots[place.slot()] = tensor.toDoubles());
        for (Step step : program.steps()) {
            slots[step.output().slot()] = rounded(step.output().type(), compute(step, slots, lengths));
        }
        Map<Value, Tensor> results = new LinkedHashMap<>();
        program.results()
                .forEach((value, place) -> results.put(
                        value, Tensor.of(place.type(), place.shape().resolve(lengths), slots[place.slot()])));
        return results;
    }

    private static double[] compute(Step step, double[][] slots, Map<String, Integer> lengths) {
        List<Strided> inputs = step.inputs().stream()
                .map(operand -> strided(operand, slots, lengths))
                .toList();
        int[] output = step.output().shape().resolve(lengths).lengths();
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
            case Instruction.Random(var distribution, var key) ->
                RandomKernel.compute(distribution, key, Strided.count(output));
            case Instruction.RandomRows(var distribution, var key) ->
                RandomKernel.rows(
                        distribution, key, inputs.get(0).values(), inputs.get(1).values(), Strided.count(output));
        };
    }

    private static Strided strided(Operand operand, double[][] slots, Map<String, Integer> lengths) {
        Shape shape = operand.shape().resolve(lengths);
        return new Strided(slots[operand.slot()], shape.lengths(), shape.strides());
    }

    private static double[] rounded(ElementType type, double[] values) {
        if (type == ElementType.FLOAT32) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) values[i];
            }
        }
        return values;
    }
}
