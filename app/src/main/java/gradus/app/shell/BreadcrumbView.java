package gradus.app.shell;

import gradus.app.text.Messages;
import gradus.app.workspace.State;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Block;
import gradus.engine.block.Loss;
import gradus.engine.graph.Node;
import gradus.engine.operation.Scan;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where one is: the project, and the blocks that were entered. A click leads back to a level; inside a block it says
/// what a change would make of it.
final class BreadcrumbView extends HBox {
    private final Workspace workspace;

    BreadcrumbView(Workspace workspace, ObservableValue<String> title, ObservableValue<Messages> messages) {
        this.workspace = workspace;
        setId("breadcrumb-bar");
        getStyleClass().add("breadcrumb-bar");
        setAlignment(Pos.CENTER_LEFT);
        Runnable dress = () -> dress(workspace.state().get(), title.getValue(), messages.getValue());
        workspace.state().map(BreadcrumbView::shown).subscribe(shown -> dress.run());
        title.subscribe(now -> dress.run());
        messages.subscribe(now -> dress.run());
    }

    /// What the bar depends on, so that it is built anew only when that changes.
    private static List<Object> shown(State state) {
        return List.of(names(state), kind(state));
    }

    private void dress(State state, String title, Messages words) {
        getChildren().clear();
        List<String> names = names(state);
        List<String> place = state.scene().place();
        if (names.isEmpty()) {
            Label project = new Label(title);
            project.setId("breadcrumb");
            project.getStyleClass().add("breadcrumb");
            getChildren().add(project);
            return;
        }
        getChildren().add(level("breadcrumb-0", title, List.of()));
        for (int i = 0; i < names.size(); i++) {
            FontIcon between = new FontIcon("mdi2c-chevron-right");
            getChildren().add(between);
            if (i < names.size() - 1) {
                getChildren().add(level("breadcrumb-" + (i + 1), names.get(i), place.subList(0, i + 1)));
            }
        }
        Label here = new Label(names.getLast());
        here.setId("breadcrumb");
        here.getStyleClass().addAll("breadcrumb", "breadcrumb-here");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label hint = new Label(words.text("breadcrumb." + kind(state), names.getLast()));
        hint.setId("breadcrumb-hint");
        hint.getStyleClass().add("breadcrumb-hint");
        getChildren().addAll(here, space, hint);
    }

    private Button level(String id, String name, List<String> place) {
        Button level = new Button(name);
        level.setId(id);
        level.getStyleClass().addAll("flat", "breadcrumb-level");
        level.setMnemonicParsing(false);
        level.setOnAction(event -> {
            List<String> left = workspace.state().get().scene().place();
            workspace.enter(place);
            workspace.select(List.of(left.get(place.size())));
        });
        return level;
    }

    /// What the blocks that were entered are called.
    private static List<String> names(State state) {
        return state.scene().blocks().stream().map(Node::name).toList();
    }

    /// What a change would make of the block that is looked at.
    private static String kind(State state) {
        List<Node> blocks = state.scene().blocks();
        if (blocks.isEmpty()) {
            return "project";
        }
        return switch (blocks.getLast().operation()) {
            case Block _, Scan _ -> "own";
            case Loss _ -> "loss";
            default -> "catalogue";
        };
    }
}
