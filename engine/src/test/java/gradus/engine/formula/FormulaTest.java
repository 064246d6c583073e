package gradus.engine.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Blocks;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constant;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Softmax;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

    @Test
    void namesVerticesAsInLectures() {
        Graph graph = graph("z=(a+b)*(c-d)");
        assertEquals(
                List.of("a", "b", "c", "d", "x", "y", "z"),
                graph.nodes().stream().map(Node::id).toList());
        assertEquals("Add", graph.node("x").operation().name());
        assertEquals("Sub", graph.node("y").operation().name());
        assertEquals(List.of(Value.of("x"), Value.of("y")), graph.node("z").wired());
        assertEquals(Map.of("z", Value.of("z")), graph.outputs());
    }

    @Test
    void usedNamesAreSkipped() {
        Graph graph = graph("(x+y)*z");
        assertEquals(
                List.of("x", "y", "z", "v", "w"),
                graph.nodes().stream().map(Node::id).toList());
        assertEquals(Map.of("w", Value.of("w")), graph.outputs());
    }

    @Test
    void linesDefineNames() {
        Graph graph = graph("x=a+b; y=c-d\nz=x*y");
        assertEquals(graph("z=(a+b)*(c-d)"), graph);
        assertEquals(List.of("a", "b", "c", "d"), parse("x=a+b; y=c-d\nz=x*y").variables());
    }

    @Test
    void aNameIsOneNodeAndEachNumberItsOwn() {
        Graph graph = graph("a*a + 2*2");
        assertEquals(
                1,
                graph.nodes().stream()
                        .filter(node -> node.operation() instanceof Variable)
                        .count());
        assertEquals(
                2,
                graph.nodes().stream()
                        .filter(node -> node.operation() instanceof Constant)
                        .count());
    }

    @Test
    void variablesTakeTheGivenValuesOrOne() {
        Graph graph = parse("a+b").graph(Map.of("a", Tensor.scalar(7)));
        assertEquals(new Variable(Tensor.scalar(7), false), graph.node("a").operation());
        assertEquals(new Variable(Tensor.scalar(1), false), graph.node("b").operation());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-a^2             | −a^2",
                "(-a)^2           | (−a)^2",
                "2^-1             | 2^(-1)",
                "a^b^c            | a^b^c",
                "(a^b)^c          | (a^b)^c",
                "a-b-c            | a − b − c",
                "a-(b-c)          | a − (b − c)",
                "a+(b-c)          | a + b − c",
                "a*(b/c)          | a × (b ÷ c)",
                "a/b/c            | a ÷ b ÷ c",
                "a/(b*c)          | a ÷ (b × c)",
                "a*-b             | a × (−b)",
                "−a×b·c÷d         | −a × b × c ÷ d",
                "x@W.T+b          | x @ Wᵀ + b",
                "(x@W.T)ᵀ         | (x @ Wᵀ)ᵀ",
                "SIGMOID(a)*(1-sigmoid(a)) | sigmoid(a) × (1 − sigmoid(a))",
                "max(a, b+1e-3)   | max(a, b + 0.001)",
                "a+1 <= b         | a + 1 ≤ b",
                "ln(a)            | log(a)",
                "(((a)))+1        | a + 1"
            })
    void readsAndWrites(String typed, String written) {
        Map<String, Tensor> matrices = Map.of("W", Tensor.parse("[[1,2]]"), "x", Tensor.parse("[[1,2]]"));
        Graph graph = parse(typed).graph(matrices);
        assertEquals(written, FormulaText.PLAIN.full(graph, result(graph)));
    }

    @Test
    void callsOperationsWithAttributes() {
        Map<String, Tensor> values = Map.of("X", Tensor.parse("[[1,2],[3,4]]"));
        Graph softmax = parse("softmax(X@X, axis=0)").graph(values);
        assertEquals(new Softmax(0), softmax.node("z").operation());
        Graph sum = parse("s=ReduceSum(X, axes=[1], keepdims=0)").graph(values);
        assertEquals(new ReduceSum(List.of(1), false), sum.node("s").operation());
    }

    @Test
    void aNumberSuitsThePortItIsTypedFor() {
        assertEquals(ElementType.INT32, typeOf(graph("gather([10, 20], [1, 0])"), "indices"));
        assertEquals(ElementType.BOOL, typeOf(graph("where([1, 0], 2, 3)"), "condition"));
        assertThrows(GradusException.class, () -> graph("gather([10, 20], [0.5])"));
        assertThrows(GradusException.class, () -> graph("where([2, 0], 2, 3)"));
    }

    private static ElementType typeOf(Graph graph, String port) {
        Node result = graph.node(graph.output("z").node());
        Value given = result.input(port).orElseThrow();
        return ((Constant) graph.node(given.node()).operation()).value().type();
    }

    @Test
    void aListIsAConstant() {
        Graph graph = parse("[[1,2],[3,4]]@a").graph(Map.of("a", Tensor.parse("[1,2]")));
        Constant constant =
                assertInstanceOf(Constant.class, graph.node("constant_1").operation());
        assertEquals(Tensor.parse("[[1,2],[3,4]]"), constant.value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "(a+*b            | 4  | formula.unexpected",
                "(a+b             | 1  | formula.unclosed",
                "a*(b+(c-d)       | 3  | formula.unclosed",
                "a+               | 3  | formula.ends-early",
                "\" \"            | 1  | formula.empty",
                "\"\"             | 1  | formula.empty",
                "\" ;\"           | 1  | formula.empty",
                "a b              | 3  | formula.unexpected",
                "a)               | 2  | formula.unexpected",
                "a $ b            | 3  | formula.unexpected",
                "a, b             | 2  | formula.unexpected",
                "=a               | 1  | formula.unexpected",
                "z=               | 3  | formula.ends-early",
                "1+tanhh(a)       | 3  | formula.unknown-function",
                "Input(a)         | 1  | formula.unknown-function",
                "exp(a, b)        | 1  | formula.argument-count",
                "exp()            | 1  | formula.argument-count",
                "a+max(a)         | 3  | formula.argument-count",
                "softmax(a,axis=q)| 11 | attribute.invalid",
                "exp(a,axis=1)    | 7  | attribute.unknown",
                "softmax(axis=1,a)| 16 | formula.unexpected",
                "2a               | 1  | formula.bad-number",
                "a+1.2.3          | 3  | formula.bad-number",
                "a+1e999          | 3  | formula.bad-number",
                "[1,x]            | 1  | formula.bad-number",
                "a+[1,2           | 3  | formula.unclosed",
                "x=a; x=b         | 6  | formula.name-taken",
                "z=x*y; x=a       | 8  | formula.name-taken",
                "x=x+1            | 1  | formula.name-taken"
            })
    void aMistakeIsToldOnceAtItsColumn(String typed, int column, String code) {
        Diagnostic told = refusal(typed);
        assertEquals(new Place.InText(column), told.place());
        assertEquals(code, told.code());
    }

    @Test
    void nearNamesAreSuggested() {
        assertTrue(refusal("tahn(a)").arguments().getLast().toString().contains("tanh"));
    }

    @Test
    void shapesThatDoNotFitPointAtTheOperator() {
        Map<String, Tensor> values = Map.of("X", Tensor.parse("[[1,2,3]]"), "W", Tensor.parse("[[1,2]]"));
        Formula formula = parse("relu(X @ W)");
        GradusException refused = assertThrows(GradusException.class, () -> formula.graph(values));
        assertEquals(1, refused.diagnostics().size());
        assertEquals(new Place.InText(8), refused.diagnostics().getFirst().place());
        assertEquals("shape.mismatch", refused.diagnostics().getFirst().code());
    }

    @Test
    void noTextExhaustsTheStack() {
        assertEquals("formula.too-deep", refusal("(".repeat(5000)).code());
        assertEquals("formula.too-deep", refusal("-".repeat(5000) + "a").code());
        assertEquals("formula.too-deep", refusal("a" + "^a".repeat(4000)).code());
        assertEquals("formula.too-deep", refusal("exp(".repeat(2000) + "a").code());
        assertEquals("formula.too-long", refusal("a".repeat(10_001)).code());
        Graph chain = graph("a" + "+a".repeat(4000));
        assertEquals(4001, chain.nodes().size());
        assertTrue(FormulaText.PLAIN.full(chain, result(chain)).length() < 4000);
        assertEquals(
                1 + 100,
                graph("(".repeat(100) + "a" + "*a)".repeat(100)).nodes().size());
    }

    private static Formula parse(String text) {
        return Formula.parse(text, Blocks.catalogue());
    }

    private static Graph graph(String text) {
        return parse(text).graph(Map.of());
    }

    private static Value result(Graph graph) {
        return graph.outputs().values().iterator().next();
    }

    private static Diagnostic refusal(String text) {
        GradusException refused = assertThrows(GradusException.class, () -> graph(text));
        assertEquals(1, refused.diagnostics().size());
        return refused.diagnostics().getFirst();
    }
}
