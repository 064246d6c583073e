package gradus.engine.train;

import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Term;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The problem that figures of optimizers are computed on, `Σ scale·(w − target)² + 0.1·Σ w⁴`, and those figures.
final class OptimizerProblem {

    static final ScalarDevice DEVICE = new ScalarDevice();
    static final Tensor INITIAL = Tensor.parse("[2, 1, -1.5]");

    private OptimizerProblem() {}

    /// One of the files that `optimizers.py` made, or of the reference set.
    static JsonNode figures(String resource) {
        try (InputStream stream =
                Objects.requireNonNull(OptimizerProblem.class.getResourceAsStream(resource), resource)) {
            return JsonMapper.shared().readTree(stream);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// A setup in double precision.
    static TrainingSetup setup(gradus.engine.block.Optimizer optimizer) {
        return new TrainingSetup(optimizer, 1, 1, false, 1, ElementType.FLOAT64, "");
    }

    static TrainingStep step(TrainingSetup setup) {
        GraphBuilder builder = new GraphBuilder();
        Term w = new Term(builder, builder.add("w", new Variable(INITIAL, true)));
        Term distance = w.minus(vector(builder, "[1, -2, 0.5]"));
        Term loss = vector(builder, "[1, 4, 9]")
                .times(distance.squared())
                .sum()
                .plus(w.squared().squared().sum().times(0.1));
        return new TrainingStep(builder.build(), Map.of("", loss.value()), setup, DEVICE);
    }

    /// What is known after each of some steps.
    static List<Learned> run(TrainingSetup setup, int steps) {
        TrainingStep step = step(setup);
        List<Learned> trace = new ArrayList<>();
        Learned learned = Learned.initial(Map.of("w", INITIAL));
        for (int i = 0; i < steps; i++) {
            learned = step.run(learned, Map.of(), setup.optimizer().learningRate())
                    .learned();
            trace.add(learned);
        }
        return trace;
    }

    /// The weights after each of some steps.
    static List<Tensor> weights(TrainingSetup setup, int steps) {
        return run(setup, steps).stream().map(learned -> learned.weight("w")).toList();
    }

    private static Term vector(GraphBuilder builder, String numbers) {
        return new Term(builder, builder.add(new Constant(Tensor.parse(numbers))));
    }
}
