package gradus.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Blocks;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Initializers, regularizers and constraints as they are written.
class VariantsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "zeros; zeros",
                "Zeros; zeros",
                "glorot_uniform; glorot_uniform",
                "GlorotUniform(); glorot_uniform",
                "RandomNormal(mean=0.0, stddev=0.05); random_normal",
                "random_normal( stddev = 0.1 ); random_normal(stddev=0.1)",
                "Constant(0.5); constant(value=0.5)",
                "RandomUniform(-1, 2); random_uniform(minval=-1.0, maxval=2.0)"
            })
    void anInitializerIsReadAsKerasWritesIt(String text, String written) {
        assertEquals(written, Initializer.parse(text).text());
        assertEquals(Initializer.parse(text), Initializer.parse(written));
    }

    @Test
    void everyVariantIsReadAsItIsWritten() {
        Initializer.variants()
                .names()
                .forEach(name -> assertEquals(name, Initializer.parse(name).text()));
        for (Regularizer regularizer : List.of(
                new Regularizer.None(),
                new Regularizer.L1(0.5),
                new Regularizer.L2(1e-5),
                new Regularizer.L1L2(1, 2))) {
            assertEquals(regularizer, Regularizer.parse(regularizer.text()));
        }
        for (Constraint constraint : List.of(
                new Constraint.None(),
                new Constraint.NonNeg(),
                new Constraint.MaxNorm(3, List.of(0, 1)),
                new Constraint.UnitNorm(List.of(-1)))) {
            assertEquals(constraint, Constraint.parse(constraint.text()));
        }
        assertEquals("max_norm(max_value=3.0, axis=[0, 1])", new Constraint.MaxNorm(3, List.of(0, 1)).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "glorot",
                "zeros(1)",
                "constant(value=x)",
                "constant(size=1)",
                "random_normal(0, -1)",
                "ones("
            })
    void whatIsNoInitializerIsRefused(String text) {
        GradusException refused = assertThrows(
                GradusException.class,
                () -> Attributes.with(
                        Blocks.catalogue().find("Dense").orElseThrow(), Map.of("kernel_initializer", text)));
        assertTrue(refused.diagnostics().getFirst().code().startsWith("attribute."));
    }

    @Test
    void whatAFileLeavesOutIsWhatTheCatalogueHas() {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : Blocks.catalogue().entries()) {
            Stream.of(operation.getClass().getRecordComponents())
                    .filter(component -> component.isAnnotationPresent(Usually.class))
                    .forEach(component -> Attributes.of(operation).stream()
                            .filter(attribute ->
                                    attribute.name().replace("_", "").equalsIgnoreCase(component.getName()))
                            .filter(attribute -> !attribute.isUsual())
                            .forEach(attribute -> wrong.add(operation.name() + "." + attribute.name())));
        }
        assertEquals(List.of(), wrong);
        assertFalse(Attributes.of(Blocks.catalogue().find("Dense").orElseThrow()).stream()
                .filter(Attribute::isUsual)
                .toList()
                .isEmpty());
    }
}
