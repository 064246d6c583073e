package gradus.app.shell;

import gradus.app.text.Messages;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// The panel at the right: the inspector, and behind it the formula with its numbers and the outline.
final class SideView extends TabPane {
    private final Tab inspector = tab("tab-inspector");
    private final Tab formula = tab("tab-formula");
    private final Tab outline = tab("tab-outline");

    /// @param mathematics what is said of the node at hand, in formulas
    SideView(Node mathematics) {
        setId("side");
        getStyleClass().addAll("side", "drawer");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        formula.setContent(mathematics);
        getTabs().setAll(inspector, formula, outline);
    }

    /// Puts the features in, in one language.
    void fill(Node inspected, Node listed, Messages words) {
        inspector.setContent(inspected);
        outline.setContent(listed);
        inspector.setText(words.text("inspector.title"));
        formula.setText(words.text("trace.formula.title"));
        outline.setText(words.text("outline.title"));
    }

    /// Whether the outline is in front.
    ObservableValue<Boolean> isOutlineShown() {
        return outline.selectedProperty();
    }

    void showInspector() {
        getSelectionModel().select(inspector);
    }

    void showOutline() {
        getSelectionModel().select(outline);
    }

    private static Tab tab(String id) {
        Tab tab = new Tab();
        tab.setId(id);
        return tab;
    }
}
