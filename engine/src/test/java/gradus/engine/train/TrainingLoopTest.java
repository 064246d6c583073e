package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Adam;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.block.Optimizer;
import gradus.engine.block.SGD;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Parameter;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Arrangements of the phases of a step, against figures computed elsewhere and by hand.
class TrainingLoopTest {

    private static final JsonNode FIGURES = OptimizerProblem.figures("/optimizers/loops.json");
    private static final String GENERATOR = "generator/kernel";
    private static final String CRITIC = "critic/kernel";

    private static SGD sgd(double rate) {
        return new SGD(rate, 0, false, 0);
    }

    private static TrainingLoop standardWith(Phase extra) {
        List<Phase> phases = new ArrayList<>(TrainingLoop.STANDARD.phases());
        phases.add(extra instanceof Phase.AverageWeights ? phases.size() : phases.size() - 1, extra);
        return new TrainingLoop(phases);
    }

    private static void follow(String name, Optimizer optimizer, TrainingLoop loop) {
        JsonNode trace = FIGURES.get(name).get("trace");
        List<Tensor> weights =
                OptimizerProblem.weights(OptimizerProblem.setup(optimizer).withLoop(loop), trace.size());
        for (int i = 0; i < trace.size(); i++) {
            double[] wanted = Tensor.parse(trace.get(i).get("w").toString()).toDoubles();
            assertArrayEquals(wanted, weights.get(i).toDoubles(), 1e-10, name + " after step " + (i + 1));
        }
    }

    @Test
    void twoPassesGiveSharpnessAwareMinimization() {
        follow("sam", new SGD(0.01, 0.5, false, 0), TrainingLoop.sharpnessAware(0.3));
    }

    @Test
    void theSecondPassStandsInTheSameGraph() {
        TrainingStep step =
                OptimizerProblem.step(OptimizerProblem.setup(sgd(0.01)).withLoop(TrainingLoop.sharpnessAware(0.3)));
        assertTrue(step.graph().nodes().stream().anyMatch(node -> node.id().startsWith("pass_2/gradient/")));
        assertTrue(step.graph().nodes().stream()
                .noneMatch(node -> node.id().startsWith("pass_2/")
                        && node.wired().isEmpty()
                        && !node.id().startsWith("pass_2/gradient/")));
    }

    @Test
    void gradientsAreClipped() {
        follow("clipvalue", sgd(0.05), standardWith(new Phase.ClipGradients(Phase.Bound.CLIPVALUE, 3, 1)));
        follow("clipnorm", sgd(0.05), standardWith(new Phase.ClipGradients(Phase.Bound.CLIPNORM, 5, 1)));
        follow("clipnorm", sgd(0.05), standardWith(new Phase.ClipGradients(Phase.Bound.GLOBAL_CLIPNORM, 5, 1)));
    }

    @Test
    void theGlobalNormIsThatOfAllGradientsTogether() {
        // One row x = 1, y = 0: predictions w1·w2·x; at w1 = 4, w2 = 3 the gradients of (w1·w2)² are (72, 96).
        TrainingLoop loop = standardWith(new Phase.ClipGradients(Phase.Bound.GLOBAL_CLIPNORM, 1, 1));
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(1, 1));
        Value product = builder.add(new Mul(), weight(builder, "a"), weight(builder, "b"));
        builder.add("loss", new MeanSquaredError(), new Value("data", 1), builder.add(new Mul(), data, product));
        Learned learned = run(builder.build(), "", setup(1).withLoop(loop), Map.of("a", 4.0, "b", 3.0), 1, 0);
        assertEquals(4 - 0.6, learned.weight("a").scalar(), 1e-12);
        assertEquals(3 - 0.8, learned.weight("b").scalar(), 1e-12);
    }

    @Test
    void weightsDecayBesideTheRule() {
        List<Phase> phases = new ArrayList<>(TrainingLoop.STANDARD.phases());
        phases.set(4, new Phase.Update(Optional.empty(), "", 0.5, 1));
        follow("weight_decay", sgd(0.01), new TrainingLoop(phases));
    }

    @Test
    void weightsAreAveraged() {
        JsonNode figure = FIGURES.get("means");
        TrainingSetup setup = OptimizerProblem.setup(sgd(0.01)).withLoop(standardWith(new Phase.AverageWeights(0.8)));
        List<Learned> learned = OptimizerProblem.run(setup, figure.get("trace").size());
        for (int i = 0; i < learned.size(); i++) {
            Learned averaged = learned.get(i).averaged();
            double[] wanted =
                    Tensor.parse(figure.get("trace").get(i).toString()).toDoubles();
            assertArrayEquals(wanted, averaged.weight("w").toDoubles(), 1e-12);
            assertEquals(learned.get(i), averaged.unaveraged());
        }
        assertEquals(
                OptimizerProblem.weights(OptimizerProblem.setup(sgd(0.01)), 5),
                learned.stream().limit(5).map(each -> each.weight("w")).toList(),
                "training itself goes on from the weights, not from their means");
    }

    @Test
    void gatheredBatchesAreOneLargeBatch() {
        for (Optimizer optimizer : List.of(sgd(0.1), new Adam(0.1))) {
            Graph graph = line();
            TrainingSetup whole = setup(0.1).withOptimizer(optimizer);
            TrainingSetup gathering = whole.withLoop(TrainingLoop.accumulation(3));
            Model model = Model.of(graph, "");
            TrainingStep large = new TrainingStep(model, whole, OptimizerProblem.DEVICE);
            TrainingStep small = new TrainingStep(model, gathering, OptimizerProblem.DEVICE);
            Learned one = start(Map.of("w", 0.5));
            Learned many = one;
            double[] x = {1, 2, -1, 0.5, 3, -2};
            double[] y = {2, 3, 1, 0, -1, 4};
            for (int round = 0; round < 3; round++) {
                one = large.run(one, feeds(x, y), 0.1).learned();
                for (int batch = 0; batch < 3; batch++) {
                    Tensor before = many.weight("w");
                    double[] xs = {x[2 * batch], x[2 * batch + 1]};
                    double[] ys = {y[2 * batch], y[2 * batch + 1]};
                    many = small.run(many, feeds(xs, ys), 0.1).learned();
                    assertEquals(batch < 2, before.equals(many.weight("w")), "the update comes with the last batch");
                }
                assertEquals(one.weight("w").scalar(), many.weight("w").scalar(), 1e-12);
            }
        }
    }

    @Test
    void gradientsThatAreNotZeroedAddUp() {
        List<Phase> phases = new ArrayList<>(TrainingLoop.STANDARD.phases());
        phases.removeFirst();
        // (y − w·x)² with x = 1, y = 0: the gradient is 2w; 1 → 1 − 0.1·2, then the sum 2 + 1.6 is gone down.
        TrainingSetup setup = setup(0.1).withLoop(new TrainingLoop(phases));
        TrainingStep step = new TrainingStep(Model.of(line(), ""), setup, OptimizerProblem.DEVICE);
        Learned first = step.run(start(Map.of("w", 1.0)), feeds(new double[] {1}, new double[] {0}), 0.1)
                .learned();
        Learned second =
                step.run(first, feeds(new double[] {1}, new double[] {0}), 0.1).learned();
        assertEquals(0.8, first.weight("w").scalar(), 1e-12);
        assertEquals(0.8 - 0.36, second.weight("w").scalar(), 1e-12);
    }

    @Test
    void twoOptimizersTakeTurnsOverWeightsOfTheirOwn() {
        TrainingLoop.Side critic = new TrainingLoop.Side("critic_loss", Optional.of(sgd(0.01)), "critic*");
        TrainingLoop.Side generator = new TrainingLoop.Side("generator_loss", Optional.empty(), "generator/*");
        TrainingSetup setup = setup(0.02).withLoop(TrainingLoop.alternation(critic, generator));
        double g = 0.5;
        double c = 2;
        double x = 2;
        double y = 3;
        Learned after = run(adversaries(), "critic_loss", setup, Map.of(GENERATOR, g, CRITIC, c), x, y);
        double changed = c - 0.01 * 2 * (y * c - x * g * c) * (y - x * g);
        assertEquals(changed, after.weight(CRITIC).scalar(), 1e-12);
        // The generator learns against the critic that has changed.
        double wanted = g + 0.02 * 2 * (y - x * g * changed) * x * changed;
        assertEquals(wanted, after.weight(GENERATOR).scalar(), 1e-12);

        List<Phase> half = setup.loop().phases().subList(0, 5);
        Learned onlyCritic = run(
                adversaries(),
                "critic_loss",
                setup.withLoop(new TrainingLoop(half)),
                Map.of(GENERATOR, g, CRITIC, c),
                x,
                y);
        assertEquals(g, onlyCritic.weight(GENERATOR).scalar(), 0, "the critic's update leaves the generator alone");
        assertEquals(changed, onlyCritic.weight(CRITIC).scalar(), 1e-12);
    }

    @Test
    void severalLossesAreSummedByWeight() {
        double g = 0.5;
        double c = 2;
        double x = 2;
        double y = 3;
        Map<String, Double> first = Map.of(GENERATOR, g, CRITIC, c);
        Model model = Model.of(adversaries(), "critic_loss, generator_loss*0.5");
        TrainingStep step = new TrainingStep(model, setup(0.01), OptimizerProblem.DEVICE);
        TrainingStep.Result result = step.run(start(first), feeds(new double[] {x}, new double[] {y}), 0.01);
        double critic = y * c - x * g * c;
        double generator = y - x * g * c;
        assertEquals(critic * critic + 0.5 * generator * generator, result.loss(), 1e-12);
        double gradient = 2 * critic * -x * c + 0.5 * 2 * generator * -x * c;
        assertEquals(g - 0.01 * gradient, result.learned().weight(GENERATOR).scalar(), 1e-12);
    }

    @Test
    void phasesInTheWrongOrderAreRefused() {
        Phase.Forward forward = new Phase.Forward();
        Phase.Loss loss = new Phase.Loss("");
        Phase.Backward backward = new Phase.Backward(1);
        Phase.Update update = new Phase.Update(Optional.empty(), "", 0, 1);
        Phase.Perturb perturb = new Phase.Perturb(0.1);
        assertEquals("rule.has-update", refusal(List.of()));
        assertEquals("rule.after-forward", refusal(List.of(loss)));
        assertEquals("rule.after-loss", refusal(List.of(forward, backward)));
        assertEquals("rule.after-backward", refusal(List.of(forward, loss, update)));
        assertEquals(
                "rule.after-backward", refusal(List.of(forward, loss, backward, new Phase.ZeroGradients(1), update)));
        assertEquals("rule.after-perturb", refusal(List.of(forward, loss, backward, new Phase.Restore(), update)));
        assertEquals("rule.after-restore", refusal(List.of(forward, loss, backward, perturb, update)));
        assertEquals("rule.has-restore", refusal(List.of(forward, loss, backward, update, perturb)));
        assertEquals("rule.after-update", refusal(List.of(forward, loss, backward, new Phase.AverageWeights(0.5))));
        for (Runnable wrong : List.<Runnable>of(
                () -> new Phase.ZeroGradients(0),
                () -> new Phase.Backward(0),
                () -> new Phase.ClipGradients(Phase.Bound.CLIPNORM, -1, 1),
                () -> new Phase.AverageWeights(1),
                () -> new Phase.Perturb(Double.NaN),
                () -> new Phase.Update(Optional.empty(), "", -1, 1))) {
            assertEquals("attribute.invalid", code(wrong));
        }
    }

    @Test
    void whatALoopNamesMustBeThere() {
        Model model = Model.of(adversaries(), "critic_loss");
        TrainingLoop.Side critic = new TrainingLoop.Side("critic_loss", Optional.empty(), "critic*");
        TrainingLoop.Side nobody = new TrainingLoop.Side("generator_loss", Optional.empty(), "nobody*");
        TrainingLoop.Side nothing = new TrainingLoop.Side("nothing", Optional.empty(), "");
        for (Map.Entry<TrainingLoop.Side, String> wrong : Map.of(
                        nobody, "train.nothing-to-update", nothing, "train.unknown-loss")
                .entrySet()) {
            TrainingSetup setup = setup(0.1).withLoop(TrainingLoop.alternation(critic, wrong.getKey()));
            assertEquals(wrong.getValue(), code(() -> new TrainingStep(model, setup, OptimizerProblem.DEVICE)));
        }
        assertEquals("train.unknown-loss", code(() -> Model.of(adversaries(), "critic_loss, other")));
        assertEquals("train.several-losses", code(() -> Model.of(adversaries(), "")));
        for (String weight : List.of("0", "-1", "x", "NaN", "")) {
            assertEquals("train.loss-weight", code(() -> Model.of(adversaries(), "critic_loss*" + weight)));
        }
    }

    @Test
    void aPatternChoosesWeightsByPath() {
        assertTrue(update("").changes("a/kernel"));
        assertTrue(update("*").changes("a/kernel"));
        assertTrue(update("a/*").changes("a/kernel"));
        assertTrue(update("b, a*l").changes("a/kernel"));
        assertTrue(update("*/ker*").changes("a/kernel"));
        assertTrue(!update("a").changes("a/kernel"));
        assertTrue(!update("a/kernel*kernel").changes("a/kernel"));
        assertTrue(!update("*bias").changes("a/kernel"));
    }

    private static Phase.Update update(String parameters) {
        return new Phase.Update(Optional.empty(), parameters, 0, 1);
    }

    private static String refusal(List<Phase> phases) {
        GradusException refused = assertThrows(GradusException.class, () -> new TrainingLoop(phases));
        assertEquals("train.loop", refused.diagnostics().getFirst().code());
        return ((Message) refused.diagnostics().getFirst().arguments().get(1)).key();
    }

    private static String code(Runnable wrong) {
        return assertThrows(GradusException.class, wrong::run)
                .diagnostics()
                .getFirst()
                .code();
    }

    private static TrainingSetup setup(double rate) {
        return OptimizerProblem.setup(sgd(rate));
    }

    private static Value weight(GraphBuilder builder, String path) {
        return builder.add(path, new Parameter(Shape.of(1), Initializer.parse("zeros"), true));
    }

    /// `y ≈ w·x`.
    private static Graph line() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(1, 1));
        Value prediction = builder.add(new Mul(), data, weight(builder, "w"));
        builder.add("loss", new MeanSquaredError(), new Value("data", 1), prediction);
        return builder.build();
    }

    /// A critic `c` that judges the data `y` and what a generator `g` makes of `x`, with a loss for each.
    private static Graph adversaries() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(1, 1));
        Value real = new Value("data", 1);
        Value made = builder.add(new Mul(), data, weight(builder, GENERATOR));
        Value critic = weight(builder, CRITIC);
        Value ofReal = builder.add(new Mul(), real, critic);
        Value ofMade = builder.add(new Mul(), made, critic);
        builder.add("critic_loss", new MeanSquaredError(), ofReal, ofMade);
        builder.add("generator_loss", new MeanSquaredError(), real, ofMade);
        return builder.build();
    }

    private static Learned run(
            Graph graph, String loss, TrainingSetup setup, Map<String, Double> first, double x, double y) {
        TrainingStep step = new TrainingStep(Model.of(graph, loss), setup, OptimizerProblem.DEVICE);
        Learned learned = step.run(
                        start(first),
                        feeds(new double[] {x}, new double[] {y}),
                        setup.optimizer().learningRate())
                .learned();
        assertNotEquals(start(first).weights(), learned.weights());
        return learned;
    }

    private static Learned start(Map<String, Double> weights) {
        Map<String, Tensor> tensors = new java.util.LinkedHashMap<>();
        weights.forEach((path, value) -> tensors.put(path, Tensor.of(ElementType.FLOAT64, Shape.of(1), value)));
        return Learned.initial(tensors);
    }

    private static Map<Value, Tensor> feeds(double[] x, double[] y) {
        return Map.of(
                new Value("data", 0), Tensor.of(ElementType.FLOAT64, Shape.of(x.length, 1), x),
                new Value("data", 1), Tensor.of(ElementType.FLOAT64, Shape.of(y.length, 1), y));
    }
}
