package gradus.app.trace;

import gradus.app.text.Messages;
import gradus.app.trace.StepFormulaViewModel.Explanation;
import gradus.engine.formula.Equality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The mathematics of a node, typeset: how its value came about, how the gradient came back to it and what it hands
/// on, and the target's derivative towards a leaf as one formula. Every line can be copied as text and as TeX.
public final class StepFormulaView extends VBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    /// Formulas are larger than the words around them.
    private static final double LARGER = 1.35;

    private final StepFormulaViewModel model;
    private final ObservableValue<Messages> messages;
    private final Label title = new Label();
    private final MenuButton copy = new MenuButton();
    private final MenuItem asText = new MenuItem();
    private final MenuItem asTex = new MenuItem();
    private final VBox lines = new VBox(10);
    private final Label closedTitle = new Label();
    private final ChoiceBox<String> leaf = new ChoiceBox<>();
    private boolean isRefreshing;

    /// @param messages the texts, in the language chosen now
    public StepFormulaView(StepFormulaViewModel model, ObservableValue<Messages> messages) {
        this.model = model;
        this.messages = messages;
        setId("step-formula");
        getStyleClass().add("step-formula");
        title.setId("step-formula-title");
        title.getStyleClass().add("heading");
        copy.setId("step-formula-copy");
        copy.getItems().setAll(asTex, asText);
        asText.setOnAction(event -> copy(text(all())));
        asTex.setOnAction(event -> copy(tex(all())));
        leaf.setId("step-formula-leaf");
        leaf.valueProperty().addListener((property, before, chosen) -> {
            if (!isRefreshing && chosen != null) {
                model.choose(chosen);
            }
        });
        Region filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        HBox head = new HBox(8, title, filler, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("step-formula-lines");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll);
        messages.subscribe(this::name);
        model.explanation().subscribe((Optional<Explanation> now) -> show(now));
        title.fontProperty()
                .addListener(
                        (property, before, font) -> show(model.explanation().get()));
    }

    private List<Equality> all() {
        return model.explanation().get().map(Explanation::all).orElse(List.of());
    }

    private void name(Messages words) {
        copy.setText(words.text("trace.formula.copy"));
        asText.setText(words.text("trace.formula.copy-text"));
        asTex.setText(words.text("trace.formula.copy-tex"));
        closedTitle.setText(words.text("trace.formula.closed"));
        leaf.setAccessibleText(words.text("trace.formula.leaf"));
        show(model.explanation().get());
    }

    private void show(Optional<Explanation> explanation) {
        isRefreshing = true;
        Messages words = messages.getValue();
        copy.setDisable(explanation.isEmpty());
        title.setText(explanation.map(Explanation::node).orElse(""));
        lines.getChildren().clear();
        lines.pseudoClassStateChanged(
                STALE, explanation.filter(Explanation::isStale).isPresent());
        if (explanation.isEmpty()) {
            Label nothing = note(words.text("trace.formula.nothing"));
            lines.getChildren().add(nothing);
        } else {
            show(explanation.get(), words);
        }
        isRefreshing = false;
    }

    private void show(Explanation explanation, Messages words) {
        List<Node> parts = new ArrayList<>();
        if (explanation.isStale()) {
            parts.add(note(words.text("trace.formula.stale")));
        }
        explanation.told().forEach(equality -> parts.add(line(equality)));
        if (!explanation.handedOn().isEmpty()) {
            parts.add(caption(words.text("trace.formula.handed-on")));
            explanation.handedOn().forEach(equality -> parts.add(line(equality)));
        }
        explanation.closed().ifPresent(equality -> {
            leaf.getItems().setAll(explanation.leaves());
            explanation.leaf().ifPresent(leaf::setValue);
            closedTitle.getStyleClass().setAll("label", "muted");
            HBox head = new HBox(8, closedTitle, leaf);
            head.setAlignment(Pos.CENTER_LEFT);
            parts.add(head);
            EqualityView closed = line(equality);
            closed.setId("step-formula-closed");
            parts.add(closed);
        });
        lines.getChildren().setAll(parts);
    }

    private EqualityView line(Equality equality) {
        EqualityView line = new EqualityView(equality, Math.round(messageSize() * LARGER));
        MenuItem plain = new MenuItem(messages.getValue().text("trace.formula.copy-text"));
        plain.setOnAction(event -> copy(text(List.of(equality))));
        MenuItem tex = new MenuItem(messages.getValue().text("trace.formula.copy-tex"));
        tex.setOnAction(event -> copy(tex(List.of(equality))));
        ContextMenu menu = new ContextMenu(tex, plain);
        line.setOnContextMenuRequested(event -> {
            menu.show(line, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        return line;
    }

    private double messageSize() {
        return copy.getFont().getSize();
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private static Label note(String text) {
        Label label = caption(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static String text(List<Equality> equalities) {
        return equalities.stream().map(Equality::plain).collect(Collectors.joining("\n"));
    }

    /// Several lines are aligned at their first equals sign.
    private static String tex(List<Equality> equalities) {
        if (equalities.size() == 1) {
            return equalities.getFirst().tex();
        }
        return equalities.stream()
                .map(equality -> equality.tex().replaceFirst(" = ", " &= "))
                .collect(Collectors.joining(" \\\\\n", "\\begin{align*}\n", "\n\\end{align*}"));
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
