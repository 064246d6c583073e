package gradus.engine.reference;

import gradus.engine.block.Blocks;
import gradus.engine.block.Optimizer;
import gradus.engine.device.Device;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Term;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import gradus.engine.train.TrainingStep;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One run of `optimizers.json`: steps on the problem that the file states, `Σ scale·(w − target)² + 0.1·Σ w⁴`.
final class OptimizerRun {

    private static final double[] TARGET = {1, -2, 0.5};
    private static final double[] SCALE = {1, 4, 9};

    private final JsonNode figure;
    private final Device device;
    private final ElementType real;

    OptimizerRun(JsonNode figure, Device device, ElementType real) {
        this.figure = figure;
        this.device = device;
        this.real = real;
    }

    String name() {
        return figure.get("optimizer").asString();
    }

    /// Why it failed, or an empty text.
    String replay() {
        Optional<Optimizer> prototype = Blocks.optimizer(name());
        if (prototype.isEmpty()) {
            return "unsupported: " + name();
        }
        Optimizer optimizer = Attributes.with(prototype.get(), Json.attributes(figure.get("parameters")));
        Tensor initial = Json.tensor(figure.get("initial"));
        GraphBuilder builder = new GraphBuilder();
        Term w = new Term(builder, builder.add("w", new Variable(initial, true)));
        Term distance = w.minus(vector(builder, TARGET));
        Term loss = vector(builder, SCALE)
                .times(distance.squared())
                .sum()
                .plus(w.squared().squared().sum().times(0.1));
        TrainingStep step = new TrainingStep(builder.build(), loss.value(), optimizer, device, real);
        Learned learned = Learned.initial(Map.of("w", initial));
        Agreement agreement = new Agreement(real == ElementType.FLOAT64 ? 1e-10 : 1e-4);
        int number = 0;
        for (JsonNode wanted : figure.get("trace")) {
            number++;
            TrainingStep.Result result = step.run(learned, Map.of(), optimizer.learningRate());
            learned = result.learned();
            String wrong =
                    agreement.difference("loss before step " + number, result.loss(), Json.number(wanted.get("loss")));
            if (wrong.isEmpty()) {
                wrong = agreement.difference(
                        "w after step " + number, learned.weight("w"), Json.tensor(wanted.get("w")));
            }
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return "";
    }

    private static Term vector(GraphBuilder builder, double... numbers) {
        Value value = builder.add(new Constant(Tensor.of(ElementType.FLOAT64, Shape.of(numbers.length), numbers)));
        return new Term(builder, value);
    }
}
