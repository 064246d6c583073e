package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Blocks;
import gradus.engine.block.Expression;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.formula.Equality;
import gradus.engine.formula.Formula;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Sin;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Steps as one would write them on the blackboard.
class StepFormulaTest {

    @Test
    void theExampleIsExplained() {
        String z = "z=(a+b)*(c-d)";
        assertEquals("x = a + b = 2 + 3 = 5", step(z, "x").value().plain());
        assertEquals("a = 2", step(z, "a").value().plain());
        assertEquals(
                List.of("∂z/∂x = y = 4", "∂z/∂y = x = 5"), plain(step(z, "z").rules()));
        assertEquals(List.of("∂y/∂c = 1", "∂y/∂d = −1"), plain(step(z, "y").rules()));
        assertEquals("∂z/∂a = ∂z/∂x · ∂x/∂a = 4 · 1 = 4", gradient(z, "a"));
        assertEquals("∂z/∂d = ∂z/∂y · ∂y/∂d = 5 · (−1) = −5", gradient(z, "d"));
        assertEquals("∂z/∂z = 1", gradient(z, "z"));
        assertEquals(
                List.of("∂z/∂y · ∂y/∂c = 5 · 1 = 5", "∂z/∂y · ∂y/∂d = 5 · (−1) = −5"),
                plain(step(z, "y").sent()));
    }

    @Test
    void inForwardModeEachStepTellsATangent() {
        assertEquals("∂a/∂a = 1", tangent("z=(a+b)*(c-d)", "a", "a"));
        assertEquals("∂b/∂a = 0", tangent("z=(a+b)*(c-d)", "a", "b"));
        assertEquals("∂x/∂a = 1 · ∂a/∂a + 1 · ∂b/∂a = 1 · 1 + 1 · 0 = 1", tangent("x=a+b; z=x*c", "a", "x"));
        assertEquals("∂z/∂a = y · ∂x/∂a + x · ∂y/∂a = 4 · 1 + 5 · 0 = 4", tangent("x=a+b; y=c-d; z=x*y", "a", "z"));
        assertEquals("∂y/∂d = 1 · ∂c/∂d + (−1) · ∂d/∂d = 1 · 0 + (−1) · 1 = −1", tangent("y=c-d; z=2*y", "d", "y"));
        assertEquals("∂z/∂a = (a + a) · ∂a/∂a = 4 · 1 = 4", tangent("z=a*a", "a", "z"));
    }

    private static String tangent(String formula, String leaf, String node) {
        Graph graph = graph(formula);
        Evaluation evaluation = new Session(new ScalarDevice())
                .forwardMode(graph, Seed.of(graph.output("z")), Seed.of(Value.of(leaf)), Map.of());
        return StepFormula.of(graph, evaluation, node, StepFormulaTest::write)
                .tangent()
                .orElseThrow()
                .plain();
    }

    @Test
    void whereAValueFansOutThePathsAreAdded() {
        assertEquals(
                "∂z/∂a = ∂z/∂x · ∂x/∂a + ∂z/∂y · ∂y/∂a = 4 · 1 + 5 · 2 = 4 + 10 = 14",
                gradient("x=a+b; y=2*a; z=x*y", "a"));
        assertEquals(
                "∂z/∂a = ∂z/∂x · ∂x/∂a + ∂z/∂y · ∂y/∂a = −2 · 1 + 5 · (−1) = −2 + (−5) = −7",
                gradient("x=a+b; y=-a; z=x*y", "a"));
    }

    @Test
    void aValueReadTwiceByOneNodeHasOneRule() {
        assertEquals(
                List.of("∂z/∂a = a + a = 2 + 2 = 4"), plain(step("z=a*a", "z").rules()));
        assertEquals("∂z/∂a = ∂z/∂z · ∂z/∂a = 1 · 4 = 4", gradient("z=a*a", "a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z=a^3       | ∂z/∂a = 3 × a^2 = 3 × 2^2 = 12",
                "z=tanh(a)   | ∂z/∂a = 1 − z^2 = 1 − 0.964^2 = 0.07065",
                "z=sigmoid(a)| ∂z/∂a = z × (1 − z) = 0.8808 × (1 − 0.8808) = 0.105",
                "z=exp(a)    | ∂z/∂a = z = 7.389",
                "z=a/b       | ∂z/∂a = 1 ÷ b = 1 ÷ 3 = 0.3333",
                "z=-a        | ∂z/∂a = −1",
                "z=relu(a)   | ∂z/∂a = where(a ≤ 0, 0, 1) = where(2 ≤ 0, 0, 1) = 1"
            })
    void operationsHaveRules(String formula, String rule) {
        assertEquals(rule, step(formula, "z").rules().getFirst().plain());
    }

    @Test
    void aQuotientsSecondRuleIsAFractionOfASquare() {
        assertEquals(
                "∂z/∂b = −(a ÷ b^2) = −(2 ÷ 3^2) = −0.2222",
                step("z=a/b", "z").rules().get(1).plain());
    }

    @Test
    void rulesForTensorsAreFormulasWithoutLongNumbers() {
        Map<String, Tensor> values = Map.of(
                "X", Tensor.parse("[[1,2],[3,4],[5,6]]"),
                "W", Tensor.parse("[[1,0],[2,1]]"),
                "b", Tensor.parse("[1,2]"));
        Graph graph = Formula.parse("s=X@W+b; h=tanh(s); z=mean(h)", Blocks.catalogue())
                .graph(values);
        Evaluation evaluation = evaluate(graph);
        StepFormula product = StepFormula.of(graph, evaluation, "x", StepFormulaTest::write);
        assertEquals(List.of("∂z/∂X = ∂z/∂x · Wᵀ", "∂z/∂W = Xᵀ · ∂z/∂x"), plain(product.rules()));
        assertTrue(StepFormula.of(graph, evaluation, "h", StepFormulaTest::write)
                .rules()
                .getFirst()
                .plain()
                .startsWith("∂h/∂s = 1 − h^2 = "));
        assertTrue(StepFormula.of(graph, evaluation, "W", StepFormulaTest::write)
                .gradient()
                .orElseThrow()
                .plain()
                .startsWith("∂z/∂W = Xᵀ · ∂z/∂x = "));
    }

    @Test
    void shortListsAreCalculatedWith() {
        Map<String, Tensor> values = Map.of("a", Tensor.parse("[1,2]"), "b", Tensor.parse("[3,4]"));
        Graph graph = Formula.parse("p=a*b; z=sum(p)", Blocks.catalogue()).graph(values);
        Evaluation evaluation = evaluate(graph);
        StepFormula step = StepFormula.of(
                graph, evaluation, "a", tensor -> tensor.size() == 1 ? write(tensor) : tensor.toString());
        assertEquals(
                "∂z/∂a = ∂z/∂p · ∂p/∂a = [1.0, 1.0] · [3.0, 4.0] = [3.0, 4.0]",
                step.gradient().orElseThrow().plain());
    }

    @Test
    void aBlockOfSingleNumbersHasTheRuleOfItsInside() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", new Variable(Tensor.scalar(3), false));
        Value f = builder.add("f", new Expression("x^2 + 1"), a);
        Graph graph = builder.output("f", f).build();
        Evaluation evaluation = new Session(new ScalarDevice()).forwardAndBackward(graph, f, Map.of());
        assertEquals(
                List.of("∂f/∂a = 2 × a = 2 × 3 = 6"),
                plain(StepFormula.of(graph, evaluation, "f", StepFormulaTest::write)
                        .rules()));
        String inside = StepFormula.of(
                        graph,
                        evaluation,
                        evaluation.expansion().flat().nodes().stream()
                                .toList()
                                .getLast()
                                .id(),
                        StepFormulaTest::write)
                .value()
                .plain();
        assertTrue(inside.contains("= 9 + 1 = 10"), inside);
        assertTrue(!inside.contains("/"), inside);
    }

    @Test
    void writesTeX() {
        assertEquals(
                "\\frac{\\partial z}{\\partial a} = \\frac{\\partial z}{\\partial x} \\cdot \\frac{\\partial x}{\\partial a} = 4 \\cdot 1 = 4",
                step("z=(a+b)*(c-d)", "a").gradient().orElseThrow().tex());
        assertEquals(
                "\\frac{\\partial z}{\\partial b} = -\\frac{a}{b^{2}} = -\\frac{2}{3^{2}} = -0.2222",
                step("z=a/b", "z").rules().get(1).tex());
    }

    @Test
    void aFormulaThatNobodyCouldReadIsNotWritten() {
        assertEquals(List.of("x"), leavesBehindSines(20));
        assertEquals(List.of(), leavesBehindSines(200));
    }

    private static List<String> leavesBehindSines(int count) {
        GraphBuilder builder = new GraphBuilder();
        Value value = builder.add("x", new Variable(Tensor.scalar(0.5), false));
        for (int i = 0; i < count; i++) {
            value = builder.add("sin_" + i, new Sin(), value);
        }
        Graph graph = builder.build();
        return ClosedForm.leaves(graph, new Session(new ScalarDevice()).forwardAndBackward(graph, value, Map.of()));
    }

    @Test
    void theClosedFormHasNoNamesBetween() {
        Graph graph = graph("z=(a+b)*(c-d)");
        Evaluation evaluation = evaluate(graph);
        assertEquals(List.of("a", "b", "c", "d"), ClosedForm.leaves(graph, evaluation));
        assertEquals(
                "∂z/∂a = c − d = 5 − 1 = 4",
                ClosedForm.of(graph, evaluation, "a", StepFormulaTest::write).plain());
        assertEquals(
                "∂z/∂d = −(a + b) = −(2 + 3) = −5",
                ClosedForm.of(graph, evaluation, "d", StepFormulaTest::write).plain());
    }

    @Test
    void tensorsHaveNoClosedForm() {
        Map<String, Tensor> values = Map.of("X", Tensor.parse("[[1,2],[3,4]]"));
        Graph graph = Formula.parse("z=sum(X)", Blocks.catalogue()).graph(values);
        assertEquals(List.of(), ClosedForm.leaves(graph, evaluate(graph)));
    }

    private static final Map<String, Tensor> VALUES = new TreeMap<>(
            Map.of("a", Tensor.scalar(2), "b", Tensor.scalar(3), "c", Tensor.scalar(5), "d", Tensor.scalar(1)));

    private static Graph graph(String formula) {
        return Formula.parse(formula, Blocks.catalogue()).graph(VALUES);
    }

    private static Evaluation evaluate(Graph graph) {
        return new Session(new ScalarDevice()).forwardAndBackward(graph, graph.output("z"), Map.of());
    }

    private static StepFormula step(String formula, String id) {
        Graph graph = graph(formula);
        return StepFormula.of(graph, evaluate(graph), id, StepFormulaTest::write);
    }

    private static String gradient(String formula, String id) {
        return step(formula, id).gradient().orElseThrow().plain();
    }

    private static List<String> plain(List<Equality> equalities) {
        return equalities.stream().map(Equality::plain).toList();
    }

    private static String write(Tensor tensor) {
        if (tensor.size() > 1) {
            return "…";
        }
        String text = "%.4g".formatted(tensor.at(0)).replaceAll("0+$", "").replaceAll("\\.$", "");
        return text.replace('-', '−');
    }
}
