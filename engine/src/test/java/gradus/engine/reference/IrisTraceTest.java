package gradus.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.block.Blocks;
import gradus.engine.data.Batches;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Value;
import gradus.engine.run.Evaluation;
import gradus.engine.run.ParameterUpdate;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import gradus.engine.train.TracedStep;
import gradus.engine.train.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The trace of Iris, step by step, against the figures of PyTorch.
class IrisTraceTest {
    private static final ScalarDevice DEVICE = new ScalarDevice();

    private static JsonNode figures() throws IOException {
        try (InputStream in = Objects.requireNonNull(IrisTraceTest.class.getResourceAsStream("iris-mlp.json"))) {
            return new ObjectMapper().readTree(in);
        }
    }

    @Test
    void theStepsOfAnEpochAreThoseOfTrainingAndOfTheFigures() throws IOException {
        JsonNode set = figures();
        for (JsonNode figure : set.get("runs")) {
            IrisRun run = new IrisRun(set, figure, DEVICE, ElementType.FLOAT64);
            Trainer trainer = run.trainer(
                    Blocks.catalogue().find(figure.get("loss").asString()).orElseThrow(),
                    Blocks.optimizer(figure.get("optimizer").get("name").asString())
                            .orElseThrow());
            TracedStep step = new TracedStep(trainer.model(), trainer.setup(), DEVICE);
            Learned learned = run.initial(trainer.model());
            Batches batches =
                    new Batches(trainer.training().rows(), trainer.setup().batchSize(), false, 1);
            double sum = 0;
            for (int[] batch : batches.epoch(1)) {
                TracedStep.Result result = step.run(learned, trainer.training().pick(batch));
                sum += result.frame()
                                .evaluation()
                                .value(Value.of("loss"))
                                .orElseThrow()
                                .scalar()
                        * batch.length;
                sumsToGradient(result.frame().evaluation());
                for (ParameterUpdate update : result.frame().updates()) {
                    assertEquals(learned.weight(update.path()), update.before());
                    assertEquals(result.learned().weight(update.path()), update.after());
                }
                learned = result.learned();
            }
            double wanted = Json.number(figure.get("trace").get(0).get("running_loss"));
            assertEquals(wanted, sum / trainer.training().size(), 1e-8 * Math.abs(wanted), run.name());
            Trainer one = new Trainer(
                    trainer.model(),
                    gradus.engine.graph.Attributes.with(trainer.setup(), java.util.Map.of("epochs", "1")),
                    trainer.training(),
                    trainer.validation(),
                    true,
                    DEVICE);
            assertEquals(one.train(run.initial(trainer.model()), 1, event -> {}, () -> false), learned, run.name());
        }
    }

    /// At every value of the flat graph the contributions of its wires are its gradient.
    private static void sumsToGradient(Evaluation evaluation) {
        evaluation.gradients().forEach((value, gradient) -> {
            List<Tensor> parts = evaluation.contributions().entrySet().stream()
                    .filter(part -> part.getKey().from().equals(value))
                    .map(java.util.Map.Entry<Wire, Tensor>::getValue)
                    .toList();
            Optional<Tensor> known = Optional.of(gradient).filter(tensor -> !parts.isEmpty());
            for (int i = 0; i < known.map(Tensor::size).orElse(0); i++) {
                int element = i;
                assertEquals(
                        gradient.at(i),
                        parts.stream().mapToDouble(part -> part.at(element)).sum(),
                        1e-12,
                        value.toString());
            }
        });
    }
}
