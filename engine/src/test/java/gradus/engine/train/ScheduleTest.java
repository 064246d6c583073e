package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Blocks;
import gradus.engine.block.ExponentialDecay;
import gradus.engine.block.SGD;
import gradus.engine.block.Schedule;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Learning-rate schedules against a table that was computed elsewhere.
class ScheduleTest {

    private static final JsonNode FIGURES = OptimizerProblem.figures("/optimizers/schedules.json");
    private static final double RATE = FIGURES.get("learning_rate").asDouble();

    @Test
    void schedulesFollowTheTable() {
        for (ElementType real : List.of(ElementType.FLOAT64, ElementType.FLOAT32)) {
            double tolerance = real == ElementType.FLOAT64 ? 1e-12 : 1e-6;
            for (JsonNode figure : FIGURES.get("schedules")) {
                Schedule schedule = schedule(figure.get("name").asString(), figure.get("arguments"));
                for (int i = 0; i < FIGURES.get("steps").size(); i++) {
                    int step = FIGURES.get("steps").get(i).asInt();
                    double wanted = figure.get("rates").get(i).asDouble();
                    assertEquals(
                            wanted,
                            rate(schedule, step, Map.of(), real),
                            tolerance * Math.max(1e-2, wanted),
                            schedule + " at step " + step);
                }
            }
        }
    }

    @Test
    void everyScheduleIsInTheTable() {
        List<String> names = new ArrayList<>(List.of("ReduceLROnPlateau"));
        FIGURES.get("schedules").forEach(figure -> names.add(figure.get("name").asString()));
        for (Schedule schedule : Blocks.schedules()) {
            assertTrue(names.contains(schedule.name()), schedule.name());
        }
    }

    @Test
    void aPlateauMakesTheRateSmaller() {
        for (JsonNode figure : FIGURES.get("plateaus")) {
            Schedule schedule = schedule("ReduceLROnPlateau", figure.get("arguments"));
            Pacing pacing = new Pacing(
                    OptimizerProblem.setup(new SGD(RATE, 0, false, 0)).withSchedule(schedule), OptimizerProblem.DEVICE);
            Learned learned = Learned.initial(Map.of());
            for (int i = 0; i < FIGURES.get("losses").size(); i++) {
                Scores scores = new Scores(FIGURES.get("losses").get(i).asDouble(), Map.of());
                learned = pacing.after(new Epoch(i + 1, 0, scores, Optional.empty(), 0, 0), learned);
                assertEquals(
                        figure.get("rates").get(i).asDouble(),
                        rate(schedule, i, learned.state(), ElementType.FLOAT64),
                        1e-15,
                        schedule + " after epoch " + (i + 1));
            }
        }
    }

    @Test
    void theStepGoesAsFarAsTheScheduleSays() {
        TrainingSetup steady = OptimizerProblem.setup(new SGD(0.01, 0, false, 0));
        List<Tensor> weights = OptimizerProblem.weights(steady.withSchedule(new ExponentialDecay(1, 0.5, false)), 2);
        List<Tensor> whole = OptimizerProblem.weights(steady, 2);
        assertEquals(whole.get(0), weights.get(0), "the first step has the optimizer's own rate");
        for (int i = 0; i < 3; i++) {
            double full = whole.get(1).at(i) - whole.get(0).at(i);
            assertEquals(full / 2, weights.get(1).at(i) - weights.get(0).at(i), 1e-12);
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        refuse("ExponentialDecay", "decay_steps", "0");
        refuse("ExponentialDecay", "decay_rate", "0");
        refuse("InverseTimeDecay", "decay_rate", "-1");
        refuse("PolynomialDecay", "power", "0");
        refuse("PiecewiseConstantDecay", "boundaries", "[5, 5]");
        refuse("PiecewiseConstantDecay", "values", "[1, 2, 3]");
        refuse("PiecewiseConstantDecay", "values", "[1, -2]");
        refuse("CosineDecay", "warmup_steps", "-1");
        refuse("CosineDecayRestarts", "t_mul", "0.5");
        refuse("OneCycle", "pct_start", "1");
        refuse("ReduceLROnPlateau", "factor", "1");
        refuse("ReduceLROnPlateau", "factor", "0");
    }

    private static void refuse(String name, String attribute, String value) {
        Schedule schedule = Blocks.schedule(name).orElseThrow();
        GradusException refused =
                assertThrows(GradusException.class, () -> Attributes.with(schedule, Map.of(attribute, value)));
        assertEquals("attribute.invalid", refused.diagnostics().getFirst().code());
        assertEquals(attribute, refused.diagnostics().getFirst().arguments().getFirst());
    }

    private static Schedule schedule(String name, JsonNode arguments) {
        Map<String, String> attributes = new LinkedHashMap<>();
        arguments
                .properties()
                .forEach(each -> attributes.put(each.getKey(), each.getValue().toString()));
        return Attributes.with(Blocks.schedule(name).orElseThrow(), attributes);
    }

    private static double rate(Schedule schedule, int step, Map<String, Tensor> state, ElementType real) {
        Map<Value, Tensor> feeds = new HashMap<>();
        feeds.put(Value.of("step"), Tensor.scalar(step));
        feeds.put(Value.of("learning_rate"), Tensor.scalar(RATE));
        for (String name : schedule.state()) {
            feeds.put(Value.of(name), state.getOrDefault("schedule/" + name, Tensor.scalar(0)));
        }
        Value result = schedule.rate().output("learning_rate");
        Program program = Program.compile(schedule.rate(), List.of(result), real);
        return OptimizerProblem.DEVICE
                .prepare(program)
                .run(feeds)
                .values()
                .iterator()
                .next()
                .scalar();
    }
}
