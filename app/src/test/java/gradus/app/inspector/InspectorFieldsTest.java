package gradus.app.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.Workspaces;
import gradus.engine.block.Dense;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Initializer;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// The fields of a layer as they stand in the inspector.
class InspectorFieldsTest {
    private final Workspace workspace = Workspaces.of(Graphs.network());

    @Test
    void whatFewPeopleChangeIsFoldedAndCanBeChosenOrTyped() {
        inInspector(view -> {
            assertTrue(view.lookup("#attribute-units").isVisible());
            TitledPane more = (TitledPane) view.lookup("#more-settings");
            assertFalse(more.isExpanded());
            more.setExpanded(true);
            view.applyCss();
            view.layout();
            ComboBox<String> constraint = combo(view, "kernel_constraint");
            assertEquals("none", constraint.getEditor().getText());
            constraint.setValue("non_neg");
            assertEquals(new Constraint.NonNeg(), dense().kernelConstraint());
            constraint.setValue("max_norm(3)");
            assertEquals(new Constraint.MaxNorm(3, List.of(0)), dense().kernelConstraint());
            assertEquals("max_norm(max_value=3.0)", constraint.getEditor().getText());
        });
    }

    @Test
    void whatIsRefusedIsSaidAtTheField() {
        inInspector(view -> {
            ComboBox<String> initializer = combo(view, "kernel_initializer");
            initializer.setValue("glorot");
            assertEquals(new Initializer.GlorotUniform(), dense().kernelInitializer());
            view.applyCss();
            view.layout();
            Label reason = (Label) view.lookup("#attribute-kernel_initializer-reason");
            assertTrue(reason.getText().contains("glorot_uniform"), reason.getText());
            initializer.setValue("random_normal(stddev=0.1)");
            assertEquals(new Initializer.RandomNormal(0, 0.1), dense().kernelInitializer());
        });
    }

    private void inInspector(Consumer<Parent> test) {
        Messages messages = Messages.of(Language.ENGLISH);
        InspectorView view = Fx.call(() -> new InspectorView(new InspectorViewModel(workspace, messages), messages));
        Stage stage = Fx.show(view, 320, 900);
        Fx.run(() -> {
            workspace.select(Set.of("dense_1"));
            view.applyCss();
            view.layout();
            test.accept(view);
            stage.close();
        });
    }

    private Dense dense() {
        return (Dense) workspace.document().get().graph().node("dense_1").operation();
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> combo(Parent view, String attribute) {
        return (ComboBox<String>) view.lookup("#attribute-" + attribute);
    }
}
