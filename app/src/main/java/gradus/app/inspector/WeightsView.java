package gradus.app.inspector;

import gradus.app.text.Messages;
import gradus.app.workspace.Weights.Weight;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The weights of the selected node in the inspector: each as a map of its cells, one of which is told and written.
final class WeightsView extends VBox {
    private final WeightsViewModel model;
    private final Messages messages;
    private final List<WeightPane> panes = new ArrayList<>();
    private List<String> paths = List.of();

    WeightsView(WeightsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("weights");
        getStyleClass().add("weights");
        managedProperty().bind(visibleProperty());
        model.weights().subscribe(this::show);
    }

    private void show(List<Weight> weights) {
        List<String> now = weights.stream().map(Weight::path).toList();
        setVisible(!weights.isEmpty());
        if (!now.equals(paths)) {
            paths = now;
            panes.clear();
            getChildren().clear();
            if (!weights.isEmpty()) {
                Label heading = new Label(messages.text("weights.title"));
                heading.getStyleClass().add("help-heading");
                getChildren().add(heading);
            }
            for (Weight weight : weights) {
                WeightPane pane = new WeightPane(model, messages, weight, idOf(weight, weights));
                panes.add(pane);
                getChildren().add(pane);
            }
        }
        for (int i = 0; i < weights.size(); i++) {
            panes.get(i).show(weights.get(i));
        }
    }

    /// Its name, or its whole path where another of the node is called the same.
    private static String idOf(Weight weight, List<Weight> all) {
        boolean isOnly =
                all.stream().filter(each -> each.name().equals(weight.name())).count() == 1;
        return isOnly ? weight.name() : weight.path().replace('/', '-');
    }
}
