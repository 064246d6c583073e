package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.Adam;
import gradus.engine.block.BinaryCrossentropy;
import gradus.engine.block.Dense;
import gradus.engine.data.Part;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A typed function as a layer's activation.
class FormulaActivationTest {

    private static final Part XOR = new Part(
            Tensor.of(ElementType.FLOAT64, Shape.of(4, 2), 0, 0, 0, 1, 1, 0, 1, 1),
            Tensor.of(ElementType.FLOAT64, Shape.of(4, 1), 0, 1, 1, 0),
            List.of(0, 1, 2, 3));

    @ParameterizedTest
    @ValueSource(strings = {"x * sigmoid(x)", "sin(x)", "u = exp(-x^2); u"})
    void itTrains(String formula) {
        TrainingSetup setup = new TrainingSetup(new Adam(0.05), 200, 4, true, 1, ElementType.FLOAT64, "");
        Trainer trainer = new Trainer(
                Model.of(network(Activation.parse(formula)), ""),
                setup,
                XOR,
                Optional.empty(),
                false,
                new ScalarDevice());
        double[] loss = {Double.NaN};
        trainer.train(
                trainer.initial(),
                1,
                event -> {
                    if (event instanceof TrainingEvent.EpochEnded ended) {
                        loss[0] = ended.epoch().runningLoss();
                    }
                },
                () -> false);
        assertTrue(loss[0] < 0.1, formula + " ends at " + loss[0]);
    }

    @Test
    void aNamedActivationAndItsFormulaTrainAlike() {
        assertEquals(firstStep(Activation.TANH), firstStep(Activation.parse("tanh(x)")));
    }

    @Test
    void projectFilesHoldNamesAndFormulas() {
        Project project = Project.of(network(Activation.parse("x * sigmoid(x)")), Layout.empty(Direction.RIGHT));
        String text = ProjectFile.text(project);
        assertTrue(text.contains("\"activation\": \"x * sigmoid(x)\""), text);
        assertTrue(text.contains("\"activation\": \"sigmoid\""), text);
        assertEquals(project, ProjectFile.read(text, "formula.gradus").project());
        Project wrong = ProjectFile.read(text.replace("x * sigmoid(x)", "x * foo(x)"), "wrong.gradus")
                .project();
        assertEquals("project.invalid-attribute", wrong.check().getFirst().code());
    }

    private static Tensor firstStep(Activation activation) {
        Model model = Model.of(network(activation), "");
        TrainingSetup setup = new TrainingSetup(new Adam(0.05), 1, 4, false, 1, ElementType.FLOAT64, "");
        Trainer trainer = new Trainer(model, setup, XOR, Optional.empty(), false, new ScalarDevice());
        return trainer.train(trainer.initial(), 1, event -> {}, () -> false).weight("dense_1/kernel");
    }

    private static Graph network(Activation activation) {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(2, 1));
        Value hidden = builder.add(new Dense(8, activation), data);
        Value output = builder.add(new Dense(1, Activation.SIGMOID), hidden);
        builder.add("loss", new BinaryCrossentropy(false), new Value("data", 1), output);
        return builder.build();
    }
}
