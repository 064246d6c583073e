package gradus.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.block.Activation;
import gradus.engine.block.Adam;
import gradus.engine.block.Dense;
import gradus.engine.operation.Gemm;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributesTest {

    @Test
    void namesAreThoseOfOnnxAndKeras() {
        assertEquals(
                List.of(
                        "units",
                        "activation",
                        "use_bias",
                        "kernel_initializer",
                        "bias_initializer",
                        "kernel_regularizer",
                        "bias_regularizer",
                        "activity_regularizer",
                        "kernel_constraint",
                        "bias_constraint",
                        "trainable"),
                names(new Dense(3, Activation.RELU)));
        assertEquals(List.of("alpha", "beta", "transA", "transB"), names(new Gemm(1, 1, false, false)));
        assertEquals(
                List.of("learning_rate", "beta_1", "beta_2", "epsilon", "amsgrad", "weight_decay"),
                names(new Adam(0.1)));
    }

    private static List<String> names(Object owner) {
        return Attributes.of(owner).stream().map(Attribute::name).toList();
    }

    @Test
    void valuesAreTakenAsTextsAndAsNumbers() {
        assertEquals(
                new Dense(7, Activation.TANH),
                Attributes.with(new Dense(3, Activation.RELU), Map.of("units", "7", "activation", "tanh")));
        assertEquals(
                new ReduceSum(List.of(1, -1), false),
                Attributes.with(new ReduceSum(List.of(), true), Map.of("axes", "[1, -1]", "keepdims", 0)));
        assertEquals(
                new Variable(Tensor.parse("[[1, 2], [3, 4]]"), true),
                Attributes.with(
                        Variable.of(0), Map.of("value", List.of(List.of(1, 2), List.of(3, 4)), "trainable", true)));
    }

    @Test
    void whatDoesNotFitIsRefusedWithItsRule() {
        Dense dense = new Dense(3, Activation.RELU);
        for (Object wrong : List.of("many", 2.5, 0, -1, "1e99", "")) {
            GradusException refused =
                    assertThrows(GradusException.class, () -> Attributes.with(dense, Map.of("units", wrong)));
            assertEquals("attribute.invalid", refused.diagnostics().getFirst().code(), wrong::toString);
        }
        assertEquals(
                "attribute.unknown",
                assertThrows(GradusException.class, () -> Attributes.with(dense, Map.of("size", 3)))
                        .diagnostics()
                        .getFirst()
                        .code());
    }
}
