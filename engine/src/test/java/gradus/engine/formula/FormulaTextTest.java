package gradus.engine.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Blocks;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Dataset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTextTest {

    private final Graph graph = graph("z=(a+b)*(c-d)");

    @Test
    void writesOneLevelAndTheWhole() {
        assertEquals("x = a + b", FormulaText.PLAIN.equation(graph, Value.of("x")));
        assertEquals("z = x × y", FormulaText.PLAIN.equation(graph, Value.of("z")));
        assertEquals("a", FormulaText.PLAIN.equation(graph, Value.of("a")));
        assertEquals("(a + b) × (c − d)", FormulaText.PLAIN.full(graph, Value.of("z")));
    }

    @Test
    void fillsNumbersIn() {
        Map<String, String> numbers = Map.of("a", "2", "b", "−3", "x", "−1", "y", "4");
        assertEquals(
                "2 + (−3)",
                FormulaText.PLAIN.step(graph, Value.of("x"), value -> numbers.getOrDefault(value.node(), "")));
        assertEquals(
                "−1 × 4",
                FormulaText.PLAIN.step(graph, Value.of("z"), value -> numbers.getOrDefault(value.node(), "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a/(b+c)      ; \\frac{a}{b + c}",
                "(a/b)^2      ; \\left(\\frac{a}{b}\\right)^{2}",
                "a^(b+c)      ; a^{b + c}",
                "sqrt(a*a)    ; \\sqrt{a \\times a}",
                "abs(w1-alpha); \\left|w_{1} - \\mathit{alpha}\\right|",
                "tanh(a)*1e-9 ; \\tanh\\left(a\\right) \\times 1.0 \\cdot 10^{-9}",
                "relu(a).T    ; \\operatorname{relu}\\left(a\\right)^{\\top}",
                "(a+b)*-c     ; \\left(a + b\\right) \\times \\left(-c\\right)"
            })
    void writesTeX(String typed, String written) {
        Graph formula = graph(typed);
        assertEquals(written, FormulaText.TEX.full(formula, formula.output("z")));
    }

    @Test
    void unfinishedAndCyclicGraphsAreWrittenToo() {
        Graph open = Graph.EMPTY.with(new Node("x", "x", new Add(), Map.of("a", Value.of("x"))));
        assertEquals("x = x + ?", FormulaText.PLAIN.equation(open, Value.of("x")));
        assertTrue(FormulaText.PLAIN.full(open, Value.of("x")).endsWith("+ ?"));
        assertEquals("?", FormulaText.PLAIN.full(open, Value.of("nowhere")));
    }

    @Test
    void sharedPartsDoNotExplode() {
        StringBuilder text = new StringBuilder("x0=a+a");
        for (int i = 1; i < 60; i++) {
            text.append("; x%d=x%d*x%d".formatted(i, i - 1, i - 1));
        }
        Graph shared = graph(text.toString());
        assertTrue(FormulaText.PLAIN.full(shared, Value.of("x59")).length() < 10_000);
    }

    @Test
    void portsOfADataSetAreNamed() {
        Graph data = Graph.EMPTY
                .with(new Node("iris", "iris", new Dataset(4, 3), Map.of()))
                .with(new Node("s", "s", new Add(), Map.of("a", new Value("iris", 0), "b", new Value("iris", 1))));
        assertEquals("iris.x + iris.y", FormulaText.PLAIN.full(data, Value.of("s")));
    }

    private static Graph graph(String text) {
        return Formula.parse(text, Blocks.catalogue()).graph(Map.of());
    }
}
