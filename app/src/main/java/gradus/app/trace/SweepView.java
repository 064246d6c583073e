package gradus.app.trace;

import gradus.app.text.Messages;
import gradus.app.trace.SweepViewModel.Choice;
import gradus.app.trace.SweepViewModel.Choices;
import gradus.app.trace.SweepViewModel.Shown;
import gradus.engine.run.Seed;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.controlsfx.control.SegmentedButton;

/// The switch between reverse and forward mode and, below it, where a sweep begins and how many sweeps both modes need.
final class SweepView extends FlowPane {
    private static final double TIP = 420;

    private final SweepViewModel model;
    private final ToggleButton reverse = new ToggleButton();
    private final ToggleButton forward = new ToggleButton();
    private final SegmentedButton mode = new SegmentedButton(reverse, forward);
    private final Label leafTitle = new Label();
    private final ComboBox<Choice> leaf = new ComboBox<>();
    private final ComboBox<Choice> leafCell = new ComboBox<>();
    private final Label question = new Label();
    private final ComboBox<Choice> targetCell = new ComboBox<>();
    private final Label sweeps = new Label();
    private final Label counted = new Label();
    private boolean isRefreshing;

    SweepView(SweepViewModel model, ObservableValue<Messages> messages) {
        super(8, 4);
        this.model = model;
        setId("trace-sweep");
        setRowValignment(VPos.CENTER);
        reverse.setId("trace-reverse");
        forward.setId("trace-forward");
        reverse.setOnAction(event -> turn(false));
        forward.setOnAction(event -> turn(true));
        question.setId("trace-target-question");
        sweeps.setId("trace-sweeps");
        counted.setId("trace-sweeps-counted");
        counted.getStyleClass().add("muted");
        choose(leaf, "trace-leaf", model::vary);
        choose(leafCell, "trace-leaf-cell", model::vary);
        choose(targetCell, "trace-target-cell", model::differentiate);
        getChildren().setAll(leafTitle, leaf, leafCell, question, targetCell, sweeps, counted);
        messages.subscribe(this::name);
        model.shown().subscribe(this::show);
    }

    /// The switch, to stand among the other choices.
    Node mode() {
        return mode;
    }

    private void choose(ComboBox<Choice> box, String id, Consumer<Seed> deed) {
        box.setId(id);
        box.valueProperty().addListener((property, before, chosen) -> {
            if (!isRefreshing && chosen != null) {
                deed.accept(chosen.seed());
            }
        });
    }

    /// A segment that is pressed again stays chosen.
    private void turn(boolean isForward) {
        model.forward(isForward);
        show(model.shown().get());
    }

    private void name(Messages words) {
        reverse.setText(words.text("trace.mode.reverse"));
        forward.setText(words.text("trace.mode.forward"));
        counted.setTooltip(help(words));
        sweeps.setTooltip(help(words));
        reverse.setTooltip(new Tooltip(words.text("trace.mode.reverse-help")));
        forward.setTooltip(new Tooltip(words.text("trace.mode.forward-help")));
        leafTitle.setText(words.text("trace.leaf"));
        leaf.setAccessibleText(words.text("trace.leaf"));
        leafCell.setAccessibleText(words.text("trace.leaf-cell"));
    }

    private static Tooltip help(Messages words) {
        Tooltip tip = new Tooltip(words.text("trace.sweeps.help"));
        tip.setWrapText(true);
        tip.setMaxWidth(TIP);
        return tip;
    }

    private void show(Shown shown) {
        isRefreshing = true;
        reverse.setSelected(!shown.isForward());
        forward.setSelected(shown.isForward());
        fill(leaf, shown.leaves());
        fill(leafCell, shown.leafCells());
        fill(targetCell, shown.targetCells());
        see(leafTitle, leaf.isVisible());
        tell(question, shown.question());
        targetCell.setAccessibleText(shown.question());
        tell(sweeps, shown.sweeps());
        tell(counted, shown.counted());
        see(this, shown.isChoice());
        isRefreshing = false;
    }

    private static void fill(ComboBox<Choice> box, Choices choices) {
        if (!box.getItems().equals(choices.all())) {
            box.getItems().setAll(choices.all());
        }
        choices.taken().ifPresentOrElse(box::setValue, box.getSelectionModel()::clearSelection);
        see(box, !choices.all().isEmpty());
    }

    private static void tell(Label label, String text) {
        label.setText(text);
        see(label, !text.isEmpty());
    }

    private static void see(Node node, boolean isSeen) {
        node.setVisible(isSeen);
        node.setManaged(isSeen);
    }
}
