package gradus.app.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.BlockEdit;
import gradus.app.document.Edit;
import gradus.app.document.Graphs;
import gradus.app.inspector.Inspection.Fact;
import gradus.app.inspector.Inspection.Field;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.text.OperationHelp;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.Workspaces;
import gradus.engine.block.Activation;
import gradus.engine.block.Block;
import gradus.engine.block.Blocks;
import gradus.engine.block.Dense;
import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Operation;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Less;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InspectorViewModelTest {
    private final Workspace workspace = Workspaces.of(Graphs.formula());
    private final InspectorViewModel model = new InspectorViewModel(workspace, Messages.of(Language.ENGLISH));

    @Test
    void withoutASelectionItTellsOfTheProject() {
        Inspection.OfProject project =
                assertInstanceOf(Inspection.OfProject.class, model.inspection().get());
        assertEquals("7", fact(project.facts(), "Nodes").text());
        assertEquals("6", fact(project.facts(), "Wires").text());
    }

    @Test
    void aNodeShowsFormulaShapesValueAndGradient() {
        workspace.run();
        Inspection.OfNode node = select("z");
        assertEquals("z = x × y", node.formula());
        assertEquals("single number", fact(node.facts(), "Input a").text());
        assertEquals(new Fact("Value", "20", "20", Fact.Kind.VALUE), fact(node.facts(), "Value"));
        assertEquals("−5", fact(select("d").facts(), "Gradient").text());
    }

    @Test
    void whileItIsTracedOnlyWhatWasToldIsShown() {
        workspace.run();
        workspace.tracing().at(7);
        Inspection.OfNode before = select("z");
        assertEquals("20", fact(before.facts(), "Value").text());
        assertEquals(
                List.of(),
                before.facts().stream()
                        .filter(fact -> fact.kind() == Fact.Kind.GRADIENT)
                        .toList());
        workspace.tracing().at(8);
        assertEquals("1", fact(select("z").facts(), "Gradient").text());
    }

    @Test
    void aNodeShowsTheHelpOfItsOperation() {
        OperationHelp help = select("z").help();
        assertEquals("Mul", help.title());
        assertEquals("The product of two values, element by element; shapes broadcast.", help.what());
        assertTrue(help.when().startsWith("Use it to weigh"));
        assertEquals(List.of("y = a · b"), help.formula());
        assertEquals(List.of("∂y/∂a = b", "∂y/∂b = a"), help.derivative());
        assertEquals("", help.derivativeNote());
        assertEquals(List.of("4 * 5 = 20"), help.examples());
    }

    @ParameterizedTest
    @EnumSource
    void whatNoFormulaSaysOfADerivativeIsSaidInWords(Language language) {
        Messages messages = Messages.of(language);
        assertEquals(
                messages.text("derivative.none.truth"),
                OperationHelp.of(new Less(), messages).derivativeNote());
        OperationHelp dense = OperationHelp.of(new Dense(1, Activation.LINEAR), messages);
        assertEquals(messages.text("derivative.chain"), dense.derivativeNote());
        assertEquals(List.of(), dense.derivative());
        assertEquals("", OperationHelp.of(Variable.of(1), messages).derivativeNote());
    }

    @Test
    void numbersOfAnOlderGraphAreStale() {
        workspace.run();
        select("a");
        assertEquals(Optional.empty(), model.set("value", "7"));
        assertEquals(Fact.Kind.STALE, fact(select("z").facts(), "Value").kind());
    }

    @Test
    void aValueIsSetAsTheLanguageWritesIt() {
        InspectorViewModel portuguese = new InspectorViewModel(workspace, Messages.of(Language.PORTUGUESE));
        workspace.select(Set.of("a"));
        assertEquals(Optional.empty(), portuguese.set("value", "2,5"));
        assertEquals(new Variable(Tensor.scalar(2.5), false), operation("a"));
        assertEquals(Optional.empty(), portuguese.set("value", "[1,5; 2]"));
        assertEquals(new Variable(Tensor.of(ElementType.FLOAT64, Shape.of(2), 1.5, 2), false), operation("a"));
    }

    @Test
    void anActivationIsChosenOrTypedAsAFormula() {
        Workspace network = Workspaces.of(Graphs.network());
        InspectorViewModel model = new InspectorViewModel(network, Messages.of(Language.ENGLISH));
        network.select(Set.of("dense_1"));
        Inspection.OfNode node =
                assertInstanceOf(Inspection.OfNode.class, model.inspection().get());
        assertTrue(field(node, "activation").choices().containsAll(List.of("relu", "tanh", "softmax")));
        assertEquals(Optional.empty(), model.set("activation", "x * sigmoid(x)"));
        assertEquals(
                Activation.parse("x * sigmoid(x)"),
                ((Dense) network.document().get().graph().node("dense_1").operation()).activation());
        assertTrue(model.set("activation", "x * foo(x)").orElseThrow().contains("foo"));
    }

    @Test
    void aNodeUsesAnothersParametersAndItsOwnAgain() {
        Workspace network = Workspaces.of(Graphs.network());
        InspectorViewModel model = new InspectorViewModel(network, Messages.of(Language.ENGLISH));
        network.select(Set.of("dense_2"));
        Inspection.OfNode node =
                assertInstanceOf(Inspection.OfNode.class, model.inspection().get());
        Field shares = field(node, "shares");
        assertEquals(List.of("its own", "dense_1", "dense_3"), shares.choices());
        assertEquals("its own", shares.text());
        assertEquals(Optional.empty(), model.set("shares", "dense_1"));
        assertEquals(
                Optional.of("dense_1"),
                network.document().get().graph().node("dense_2").shares());
        assertEquals(
                "sharing.shape",
                network.state().get().types().diagnostics().getFirst().code());
        assertEquals(Optional.empty(), model.set("shares", "its own"));
        assertEquals(
                Optional.empty(),
                network.document().get().graph().node("dense_2").shares());
    }

    @Test
    void aBlockShowsSettingsOfItsInside() {
        Workspace network = Workspaces.of(Graphs.network());
        network.apply(BlockEdit.Make.of(network.document().get(), Set.of("dense_1", "dense_2")));
        InspectorViewModel model = new InspectorViewModel(network, Messages.of(Language.ENGLISH));
        assertEquals(Optional.empty(), model.set("title", "Body"));
        assertEquals(Optional.empty(), model.set("exposed", "width = dense_1.units"));
        Inspection.OfNode node =
                assertInstanceOf(Inspection.OfNode.class, model.inspection().get());
        assertEquals("Body", node.help().title());
        assertEquals("20", field(node, "setting:width").text());
        assertEquals(Optional.empty(), model.set("setting:width", "7"));
        Block block = (Block) network.document().get().graph().node("block_1").operation();
        assertEquals(7, ((Dense) block.body().node("dense_1").operation()).units());
        assertTrue(model.set("setting:width", "0").isPresent());
        assertTrue(model.set("exposed", "width").isPresent());
    }

    @Test
    void whatIsWrongIsRefusedInWordsAndChangesNothing() {
        Workspace network = Workspaces.of(Graphs.network());
        InspectorViewModel model = new InspectorViewModel(network, Messages.of(Language.ENGLISH));
        network.select(Set.of("dense_1"));
        assertEquals(Optional.of("Units can’t be 0: it must be greater than 0."), model.set("units", "0"));
        assertEquals(Optional.of("Units can’t be 2.5: it must be a whole number."), model.set("units", "2.5"));
        assertTrue(model.set("units", "many").orElseThrow().contains("many"));
        assertTrue(model.rename("dense_2").isPresent());
        assertEquals(
                20, ((Dense) network.document().get().graph().node("dense_1").operation()).units());
        assertEquals(Optional.empty(), model.set("activation", "tanh"));
        assertEquals(Optional.empty(), model.set("use_bias", "false"));
        Inspection.OfNode node =
                assertInstanceOf(Inspection.OfNode.class, model.inspection().get());
        assertEquals("dense_1 = tanh(x @ kernel)", node.formula());
        assertEquals("80", fact(node.facts(), "Parameters").text());
        assertEquals(Field.Editor.SUGGESTION, field(node, "activation").editor());
        assertEquals(Field.Editor.SWITCH, field(node, "use_bias").editor());
        assertEquals(Optional.empty(), model.set("kernel_initializer", "RandomNormal(stddev=0.1)"));
        assertEquals(Optional.empty(), model.set("kernel_constraint", "max_norm(3)"));
        assertTrue(model.set("kernel_regularizer", "l3").orElseThrow().contains("none, l1, l2, l1_l2"));
        node = assertInstanceOf(Inspection.OfNode.class, model.inspection().get());
        assertEquals(
                new Field(
                        "kernel_initializer",
                        "Initial weights",
                        Field.Editor.SUGGESTION,
                        "random_normal(stddev=0.1)",
                        Initializer.variants().names(),
                        false),
                field(node, "kernel_initializer"));
        assertEquals("max_norm(max_value=3.0)", field(node, "kernel_constraint").text());
        assertFalse(field(node, "kernel_constraint").isAside(), "what was changed stands with the others");
        assertTrue(field(node, "bias_constraint").isAside());
    }

    @Test
    void eachAcceptedChangeIsAStepOfUndo() {
        select("a");
        model.set("value", "7");
        model.set("value", "8");
        workspace.undo();
        assertEquals(Variable.of(7), operation("a"));
        workspace.undo();
        assertEquals(Variable.of(2), operation("a"));
    }

    @Test
    void aNodeThatIsGoneIsNoLongerShown() {
        select("z");
        workspace.apply(new Edit.RemoveNodes(Set.of("z")));
        assertInstanceOf(Inspection.OfProject.class, model.inspection().get());
    }

    @ParameterizedTest
    @EnumSource
    void everyAttributeHasAName(Language language) {
        Messages messages = Messages.of(language);
        TreeSet<String> missing = new TreeSet<>();
        for (Operation operation : Blocks.catalogue().entries()) {
            for (Attribute attribute : Attributes.of(operation)) {
                if (!messages.has("attribute." + attribute.name())) {
                    missing.add(operation.name() + "." + attribute.name());
                }
            }
        }
        assertEquals(new TreeSet<>(), missing);
    }

    private Inspection.OfNode select(String id) {
        workspace.select(Set.of(id));
        return assertInstanceOf(Inspection.OfNode.class, model.inspection().get());
    }

    private Operation operation(String id) {
        return workspace.document().get().graph().node(id).operation();
    }

    private static Fact fact(List<Fact> facts, String label) {
        return facts.stream()
                .filter(fact -> fact.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Field field(Inspection.OfNode node, String attribute) {
        return node.fields().stream()
                .filter(field -> field.attribute().equals(attribute))
                .findFirst()
                .orElseThrow();
    }
}
