package gradus.engine.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Message;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Input;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with a layer is said at its node, with the rule and the shapes.
class LayerProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Dense; units; 0; rule.positive",
                "Conv2D; filters; 0; rule.positive",
                "Conv2D; kernel_size; [3, 3, 3]; rule.one-an-axis",
                "Conv2D; kernel_size; [0, 3]; rule.one-an-axis",
                "Conv2D; strides; 0; rule.one-an-axis",
                "Conv2D; groups; 2; rule.divides-filters",
                "Conv2D; padding; half; rule.choice",
                "Conv2D; kernel_initializer; glorot; rule.variant",
                "Conv2D; kernel_regularizer; l2(-1); rule.not-negative",
                "Conv2DTranspose; output_padding; [1, 1]; rule.less-than-strides",
                "MaxPooling2D; pool_size; 0; rule.one-an-axis",
                "Dropout; rate; 1; rule.share",
                "Dropout; rate; -0.1; rule.share",
                "Dropout; ratio; 1; rule.share",
                "GaussianNoise; stddev; -1; rule.not-negative",
                "BatchNormalization; momentum; 1.5; rule.from-0-to-1",
                "BatchNormalization; axis; 0; rule.not-zero",
                "Embedding; input_dim; 0; rule.positive",
                "MultiHeadAttention; num_heads; 0; rule.positive",
                "MultiHeadAttention; dropout; 1; rule.share",
                "Multiply; num_inputs; 1; rule.two-or-more",
                "Dot; axes; [1, 2, 3]; rule.one-or-two",
                "ZeroPadding2D; padding; [1, 2, 3]; rule.edges",
                "GroupNormalization; groups; 0; rule.positive"
            })
    void aWrongAttributeIsRefusedWithItsRule(String layer, String attribute, String value, String rule) {
        GradusException refused =
                assertThrows(GradusException.class, () -> Blocks.catalogue().create(layer, Map.of(attribute, value)));
        Diagnostic told = refused.diagnostics().getFirst();
        assertEquals("attribute.invalid", told.code());
        assertEquals(rule, ((Message) told.arguments().getLast()).key());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Conv2D; kernel_size=9; [N, 1, 8, 8]; x; rule.window; [N, 1, 8, 8]",
                "Conv2D; filters=4, groups=2; [N, 3, 8, 8]; x; rule.groups; [N, 3, 8, 8]",
                "Conv2D; filters=1; [N, 64]; x; rule.image; [N, 64]",
                "Conv1D; filters=1; [N, 3, T]; x; rule.image; [N, 3, T]",
                "DepthwiseConv2D; kernel_size=9; [N, 3, 8, 8]; x; rule.window; [N, 3, 8, 8]",
                "SeparableConv2D; kernel_size=9; [N, 3, 8, 8]; x; rule.window; [N, 3, 8, 8]",
                "Conv2DTranspose; filters=1; [N, 8]; x; rule.image; [N, 8]",
                "MaxPooling2D; pool_size=9; [N, 1, 8, 8]; x; rule.window; [N, 1, 8, 8]",
                "AveragePooling1D; pool_size=2; [N, 8]; x; rule.image; [N, 8]",
                "GlobalAveragePooling2D; keepdims=true; [N, 8]; x; rule.image; [N, 8]",
                "Permute; dims=[1, 3]; [N, 4, 5]; x; rule.dims; [N, 4, 5]",
                "UpSampling2D; size=2; [N, 8]; x; rule.image; [N, 8]",
                "ZeroPadding2D; padding=1; [N, 8]; x; rule.image; [N, 8]",
                "Cropping2D; cropping=4; [N, 1, 8, 8]; x; rule.cropping; [N, 1, 8, 8]",
                "Concatenate; axis=3; [N, 4] [N, 4]; x; rule.axis; [N, 4]",
                "Concatenate; axis=-1; [N, 4] [4]; x2; rule.concat; [N, 4] [4]",
                "Multiply; num_inputs=2; [N, 4] [N, 3]; x2; rule.broadcast; [N, 4] [N, 3]",
                "Subtract; ; [N, 4] [N, 3]; x2; rule.broadcast; [N, 4] [N, 3]",
                "Dot; axes=1; [N, 4] [N, 3]; x2; rule.dot; [N, 4] [N, 3]",
                "Dot; axes=2; [N, 4] [N, 4]; x; rule.axis; [N, 4]",
                "BatchNormalization; axis=2; [N, 4]; x; rule.axis; [N, 4]",
                "BatchNormalization; momentum=0.9; [N, 4] [3] [4]; scale; rule.per-channel; [N, 4] [3]",
                "LayerNormalization; axis=5; [N, 4]; x; rule.axis; [N, 4]",
                "LayerNormalization; axis=0; [N, 4]; x; rule.fixed-axes; [N, 4]",
                "GroupNormalization; groups=3; [N, 4]; x; rule.groups; [N, 4]",
                "MultiHeadAttention; key_dim=2; [N, 4]; query; rule.sequence; [N, 4]",
                "MultiHeadAttention; key_dim=2; [N, 3, 4] [N, 5, 4] [N, 6, 4]; key; rule.key-for-each-value; [N, 5, 4] [N, 6, 4]"
            })
    void whatDoesNotFitIsSaidAtTheNodeWithTheRuleAndTheShapes(
            String layer, String attributes, String shapes, String port, String rule, String told) {
        Diagnostic diagnostic = diagnostic(layer, attributes, shapes);
        assertEquals(new Place.AtNode("layer", port), diagnostic.place());
        List<Object> arguments = diagnostic.arguments();
        assertEquals("layer", arguments.getFirst());
        assertEquals(rule, ((Message) arguments.getLast()).key());
        assertEquals(
                told,
                String.join(
                        " ",
                        arguments.subList(1, arguments.size() - 1).stream()
                                .map(Object::toString)
                                .toList()));
    }

    @ParameterizedTest
    @CsvSource({"BatchNormalization, mean, scale", "MultiHeadAttention, key, value", "LayerNormalization, b, scale"})
    void onlyTheLastPortsCanBeLeftOpen(String layer, String wired, String open) {
        Operation operation = Blocks.catalogue().find(layer).orElseThrow();
        Node x = new Node("x", "x", new Input(Shape.parse("[N, 4, 4]")), Map.of());
        Map<String, Value> wires = Map.of(operation.inputs().getFirst().name(), Value.of("x"), wired, Value.of("x"));
        Graph graph = Graph.of(List.of(x, new Node("layer", "layer", operation, wires)), Map.of());
        Diagnostic told = Types.of(graph).diagnostics().getFirst();
        assertEquals("graph.open-port", told.code());
        assertEquals(new Place.AtNode("layer", open), told.place());
    }

    private static Diagnostic diagnostic(String layer, String attributes, String shapes) {
        Map<String, String> given = new LinkedHashMap<>();
        if (attributes != null) {
            for (String attribute : attributes.split(", (?=[a-z])", -1)) {
                given.put(
                        attribute.substring(0, attribute.indexOf('=')),
                        attribute.substring(attribute.indexOf('=') + 1));
            }
        }
        Operation operation = Blocks.catalogue().create(layer, given).orElseThrow();
        List<Node> nodes = new ArrayList<>();
        Map<String, Value> wires = new LinkedHashMap<>();
        List<Port> ports = operation.inputs();
        for (String shape : shapes.split(" (?=\\[)", -1)) {
            String id = "input" + nodes.size();
            nodes.add(new Node(id, id, new Input(Shape.parse(shape)), Map.of()));
            wires.put(ports.get(wires.size()).name(), Value.of(id));
        }
        nodes.add(new Node("layer", "layer", operation, wires));
        List<Diagnostic> diagnostics = Types.of(Graph.of(nodes, Map.of())).diagnostics();
        assertEquals(1, diagnostics.size(), diagnostics::toString);
        return diagnostics.getFirst();
    }
}
