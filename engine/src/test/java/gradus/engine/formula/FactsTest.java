package gradus.engine.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Blocks;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Composite;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Source;
import gradus.engine.graph.Value;
import gradus.engine.operation.Catalogue;
import gradus.engine.operation.Constant;
import gradus.engine.run.Evaluation;
import gradus.engine.run.Session;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What operations say of themselves is there, and their examples come out as they say.
class FactsTest {
    private static final Catalogue CATALOGUE = Blocks.catalogue();
    private static final MathContext DIGITS = new MathContext(4);

    record Case(Operation operation, Facts.Example example) {
        @Override
        public String toString() {
            return operation.name() + ": " + example;
        }
    }

    static Stream<Operation> computing() {
        return CATALOGUE.entries().stream()
                .filter(operation -> !(operation instanceof Source) && !(operation instanceof Constant));
    }

    static Stream<Case> cases() {
        return computing()
                .flatMap(operation ->
                        operation.facts().examples().stream().map(example -> new Case(operation, example)));
    }

    @ParameterizedTest
    @MethodSource("computing")
    void everyOperationHasItsFormula(Operation operation) {
        assertFalse(operation.facts().formula().isBlank());
    }

    @Test
    void everyOperatorHasADerivativeOrAReasonAndAnExample() {
        List<String> incomplete = Catalogue.operators().entries().stream()
                .filter(operation -> !(operation instanceof Source) && !(operation instanceof Constant))
                .filter(operation -> operation.facts().examples().isEmpty()
                        || operation.facts().derivative() instanceof Facts.Derivative.ByChainRule)
                .map(Operation::name)
                .toList();
        assertEquals(List.of(), incomplete);
    }

    @Test
    void everyLossHasAnExample() {
        List<String> without = computing()
                .filter(operation -> operation.family() == Family.LOSS)
                .filter(operation -> operation.facts().examples().isEmpty())
                .map(Operation::name)
                .toList();
        assertEquals(List.of(), without);
    }

    @ParameterizedTest
    @MethodSource("computing")
    void anOperationWithoutDerivativeSaysSo(Operation operation) {
        if (operation.isDifferentiable()) {
            assertFalse(operation.facts().derivative() instanceof Facts.Derivative.None);
        } else {
            assertInstanceOf(Facts.Derivative.None.class, operation.facts().derivative());
        }
        if (operation.facts().derivative() instanceof Facts.Derivative.ByChainRule) {
            assertInstanceOf(Composite.class, operation);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anExampleIsOfItsOperationAndComesOut(Case example) {
        Graph graph = Formula.parse(example.example().call(), CATALOGUE).graph(Map.of());
        Value result = graph.outputs().values().iterator().next();
        Node node = graph.node(result.node());
        assertEquals(example.operation().getClass(), node.operation().getClass());
        Evaluation evaluation = new Session(new ScalarDevice()).forward(graph, Map.of());
        List<String> results = node.values().stream()
                .map(value -> text(evaluation.value(value).orElseThrow()))
                .toList();
        assertEquals(example.example().results(), results, example.example().call());
    }

    @Test
    void anExampleIsWrittenAsACallAndItsResult() {
        assertEquals("split([1, 2]) = [1]; [2]", new Facts.Example("split([1, 2])", "[1]", "[2]").toString());
        assertTrue(cases().count() > 90);
    }

    private static String text(Tensor tensor) {
        return text(tensor, 0, 0, tensor.size());
    }

    private static String text(Tensor tensor, int axis, int start, int count) {
        if (axis == tensor.shape().rank()) {
            return text(tensor.type(), tensor.at(start));
        }
        int length = tensor.shape().get(axis).size();
        int step = length == 0 ? 0 : count / length;
        List<String> parts = new ArrayList<>();
        IntStream.range(0, length).forEach(i -> parts.add(text(tensor, axis + 1, start + i * step, step)));
        return "[" + String.join(", ", parts) + "]";
    }

    private static String text(ElementType type, double number) {
        if (type == ElementType.BOOL) {
            return number == 1 ? "true" : "false";
        }
        return Double.isFinite(number)
                ? new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
