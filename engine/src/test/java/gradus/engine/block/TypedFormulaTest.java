package gradus.engine.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Input;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Formulas as attributes: of an [Expression], and as a layer's activation.
class TypedFormulaTest {

    @Test
    void anExpressionHasItsVariablesAsInputs() {
        assertEquals(Port.required("b", "a"), new Expression("b - a * b").inputs());
        assertEquals(Port.required("x"), new Expression("u = x^2; u + x").inputs());
    }

    @Test
    void activationsAreReadByNameOrByFormula() {
        assertEquals(Activation.TANH, Activation.parse("tanh"));
        assertEquals(Activation.RELU, Activation.parse("ReLU"));
        assertEquals(Activation.find("silu"), Activation.find("swish"));
        assertEquals(new Activation.ByFormula("x * sigmoid(x)"), Activation.parse(" x * sigmoid(x) "));
        for (String name : Activation.names()) {
            assertEquals(name, Activation.parse(name).toString());
        }
        assertTrue(Activation.names().containsAll(List.of("linear", "relu", "tanh", "sigmoid", "softmax", "softplus")));
    }

    @Test
    void anActivationByFormulaIsAnAttributeLikeAnother() {
        Dense dense = Attributes.with(new Dense(3, Activation.RELU), Map.of("activation", "x * sigmoid(x)"));
        assertEquals(new Activation.ByFormula("x * sigmoid(x)"), dense.activation());
        assertEquals("x * sigmoid(x)", Attributes.text(dense.activation()));
    }

    @ParameterizedTest
    @CsvSource({
        "x * foo(x), problem.formula.unknown-function",
        "x +, problem.formula.ends-early",
        "a * x, rule.activation",
        "3, rule.activation",
        "'', problem.formula.empty"
    })
    void aWrongActivationIsRefusedWithTheReason(String text, String rule) {
        Dense dense = new Dense(3, Activation.RELU);
        Diagnostic told = assertThrows(GradusException.class, () -> Attributes.with(dense, Map.of("activation", text)))
                .diagnostics()
                .getFirst();
        assertEquals("attribute.invalid", told.code());
        assertEquals(new Place.AtSetting("activation"), told.place());
        assertEquals(rule, ((Message) told.arguments().getLast()).key());
    }

    @ParameterizedTest
    @CsvSource({"1 + 2, rule.expression", "(x, problem.formula.unclosed"})
    void aWrongExpressionIsRefusedWithTheReason(String text, String rule) {
        Diagnostic told = assertThrows(GradusException.class, () -> new Expression(text))
                .diagnostics()
                .getFirst();
        assertEquals("attribute.invalid", told.code());
        assertEquals(rule, ((Message) told.arguments().getLast()).key());
    }

    @Test
    void whatDoesNotFitAFormulaIsToldAtItsNode() {
        GraphBuilder builder = new GraphBuilder();
        Value rows = builder.add("rows", new Input(Shape.batchOf(3)));
        Value more = builder.add("more", new Input(Shape.batchOf(4)));
        Node node = new Node("e", "e", new Expression("a + b"), Map.of("a", rows, "b", more));
        Diagnostic told = Types.of(builder.build().with(node)).diagnostics().getFirst();
        assertEquals("shape.mismatch", told.code());
        assertEquals(List.of("e", "[N, 3]", "[N, 4]"), told.arguments().subList(0, 3));
    }
}
