package gradus.app.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.app.Fx;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.Workspaces;
import gradus.engine.block.Blocks;
import gradus.engine.formula.Formula;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The help in the inspector, at the narrowest that the window gives it.
class InspectorHelpTest {
    private static final int NARROW = 232;

    static Stream<Arguments> looks() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(Theme.values()).map(theme -> Arguments.of(language, theme)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void allFivePartsAreShownWithinTheWidth(Language language, Theme theme) {
        Messages messages = Messages.of(language);
        for (String name : List.of("Conv", "Relu", "Less")) {
            Operation operation = Blocks.catalogue().find(name).orElseThrow();
            Graph graph = Formula.parse(operation.facts().examples().getFirst().call(), Blocks.catalogue())
                    .graph(Map.of());
            Workspace workspace = Workspaces.of(graph);
            String id = graph.outputs().values().iterator().next().node();
            Stage stage = Fx.call(() -> {
                InspectorView view = new InspectorView(new InspectorViewModel(workspace, messages), messages);
                Stage open = new Stage();
                open.setScene(new Scene(new StackPane(view), NARROW, 900));
                theme.apply(open.getScene());
                workspace.select(Set.of(id));
                return open;
            });
            Fx.run(() -> {
                Parent root = stage.getScene().getRoot();
                root.applyCss();
                root.layout();
                Parent help = (Parent) root.lookup("#operation-help");
                List<String> headings = help.lookupAll(".help-heading").stream()
                        .map(heading -> ((Label) heading).getText())
                        .toList();
                assertEquals(
                        Stream.of("what", "when", "formula", "derivative", "example")
                                .map(part -> messages.text("help." + part))
                                .toList(),
                        headings);
                assertEquals(List.of(), beyond(help), name + " reaches beyond the inspector");
            });
            Fx.photograph(stage, "inspector-" + language.tag() + "-" + theme.id() + "-" + name);
            Fx.run(stage::close);
        }
    }

    private static List<String> beyond(Parent help) {
        return help.lookupAll("*").stream()
                .filter(node -> {
                    Bounds bounds = node.localToScene(node.getLayoutBounds());
                    return bounds.getMaxX() > NARROW || bounds.getMinX() < 0;
                })
                .map(Node::toString)
                .toList();
    }
}
