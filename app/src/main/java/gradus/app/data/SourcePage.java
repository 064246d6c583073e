package gradus.app.data;

import gradus.engine.data.DataSetup;
import gradus.engine.data.Origin;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where the rows come from: a file and how it is read, a generator and its settings, or points set by hand.
final class SourcePage extends HBox {
    private static final double LEFT = 430;

    /// Beside the plane there is room for what is written at its axes.
    private static final double WIDER = 1.12;

    private final DataViewModel model;
    private final FileForm file;
    private final GeneratorForm generator;
    private final PointsForm points;
    private final PointsPlane plane;
    private final RowsTable preview;
    private final Label hint = new Label();

    SourcePage(DataViewModel model) {
        this.model = model;
        file = new FileForm(model);
        generator = new GeneratorForm(model);
        plane = new PointsPlane(model);
        points = new PointsForm(model, plane);
        preview = new RowsTable(model, "data-preview");
        setId("data-source");
        setSpacing(20);
        hint.setWrapText(true);
        hint.getStyleClass().add("hint");
        FlowPane ways = new FlowPane(
                8,
                6,
                way("data-open", model.text("data.open"), model.text("data.open.tip"), model::openFile),
                way("data-generate", model.text("data.generate"), model.text("data.generate.tip"), model::generate),
                way("data-paint", model.text("data.paint"), model.text("data.paint.tip"), model::paint));
        ScrollPane left = new ScrollPane(new VBox(6, ways, hint, file, generator, points));
        left.setFitToWidth(true);
        left.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        left.setMinWidth(LEFT);
        left.setPrefWidth(LEFT);
        plane.maxWidthProperty().bind(plane.heightProperty().multiply(WIDER));
        plane.prefWidthProperty().bind(plane.maxWidthProperty());
        HBox.setHgrow(preview, Priority.ALWAYS);
        getChildren().addAll(left, plane, preview);
    }

    void refresh() {
        Optional<Origin> origin = model.setup().map(DataSetup::origin);
        show(file, origin.filter(Origin.File.class::isInstance).isPresent());
        show(generator, origin.filter(Origin.Generated.class::isInstance).isPresent());
        show(points, origin.filter(Origin.Painted.class::isInstance).isPresent());
        show(plane, origin.filter(given -> !(given instanceof Origin.File)).isPresent());
        show(preview, origin.isPresent());
        show(hint, origin.isEmpty());
        hint.setText(model.text("data.empty"));
        List.<Runnable>of(file::refresh, generator::refresh, points::refresh, plane::refresh)
                .forEach(Runnable::run);
        if (preview.isVisible()) {
            preview.refresh(Optional.empty());
        }
    }

    private static void show(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    private static Button way(String id, String text, String tip, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(event -> action.run());
        return button;
    }
}
