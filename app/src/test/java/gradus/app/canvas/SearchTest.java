package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.Performs;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.engine.block.Activation;
import gradus.engine.block.Block;
import gradus.engine.block.Dense;
import gradus.engine.block.Exposed;
import gradus.engine.graph.Value;
import gradus.engine.project.Position;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

/// The search for what to add, by real keys and clicks.
class SearchTest extends CanvasGestures {
    SearchTest() {
        super(CanvasStage.open(Iris.workplace(), Theme.LIGHT, Language.PORTUGUESE, 1000, 700));
    }

    @Test
    @Performs({CanvasRow.SEARCH_BY_KEY, CanvasRow.SEARCH_IS_TYPED, CanvasRow.ADDING_MOVES_NOTHING})
    void typingNarrowsArrowsChooseAndEnterPlacesAtThePointer() {
        openFormula();
        Map<String, Position> before = places();
        Point2D spot = Fx.call(() -> stage.view().localToScreen(600, 120));
        Fx.run(() -> new Robot().mouseMove(spot));
        openSearch();
        typed("soma de");
        Fx.until("the sum is found", () -> !list().getItems().isEmpty());
        assertEquals("Add", chosen());
        press(KeyCode.DOWN);
        assertFalse(chosen().equals("Add"), "the arrow chooses the next");
        press(KeyCode.UP);
        press(KeyCode.ENTER);
        Fx.until("it is closed", () -> popup().isEmpty());
        assertTrue(Fx.call(() -> stage.view().isFocused()), "the keyboard is back on the canvas");
        Map<String, Position> after = places();
        assertEquals(before.size() + 1, after.size());
        before.forEach((id, place) -> assertEquals(place, after.get(id), id + " stays"));
        String added =
                Fx.call(() -> stage.workspace().selection().get().iterator().next());
        Point2D drawn = centre("node:" + added);
        assertEquals(0, drawn.distance(spot), 8, "at the pointer");
        Fx.run(() -> stage.workspace().undo());
        assertEquals(before, places(), "one step");
    }

    @Test
    @Performs(CanvasRow.SEARCH_IS_TYPED)
    void escapeClosesAndAClickPlaces() {
        openFormula();
        openSearch();
        typed("exp");
        press(KeyCode.ESCAPE);
        Fx.until("it is closed", () -> popup().isEmpty());
        int count = nodes().size();
        openSearch();
        typed("tanh");
        Fx.until("it is listed", () -> Fx.find(stage.stage(), "#add-Tanh").isPresent());
        Fx.photograph(stage.stage(), "search-to-add");
        Fx.click(stage.stage(), "#add-Tanh");
        Fx.until("it is placed", () -> nodes().size() == count + 1);
        settled();
        assertTrue(popup().isEmpty());
    }

    @Test
    @Performs({CanvasRow.DOUBLE_CLICK_SEARCHES, CanvasRow.SEARCH_IS_TYPED})
    void aDoubleClickOnEmptyCanvasSearchesThere() {
        openFormula();
        Point2D empty = Fx.call(() -> stage.view().localToScreen(60, 60));
        click(empty, 2);
        Fx.until("the search is open", () -> popup().isPresent());
        typed("relu");
        press(KeyCode.ENTER);
        settled();
        String added =
                Fx.call(() -> stage.workspace().selection().get().iterator().next());
        assertEquals(0, centre("node:" + added).distance(empty), 8);
        assertEquals(8, nodes().size());
    }

    @Test
    @Performs(CanvasRow.PORT_TO_CANVAS_SEARCHES)
    void aWireLedToEmptyCanvasSearchesForWhatFitsAndConnectsIt() {
        openFormula();
        int wires = graph().wires().size();
        Point2D empty = Fx.call(() -> stage.view().localToScreen(900, 60));
        drag(centre("port:z:y"), empty);
        Fx.until("the search is open", () -> popup().isPresent());
        assertTrue(Fx.call(() -> list().getItems().stream()
                .noneMatch(offer -> offer.operation().inputs().isEmpty())));
        Fx.photograph(stage.stage(), "search-for-a-wire");
        typed("tanh");
        press(KeyCode.ENTER);
        settled();
        String added =
                Fx.call(() -> stage.workspace().selection().get().iterator().next());
        assertEquals(Optional.of(Value.of("z")), graph().node(added).input("x"));
        assertEquals(0, centre("port:" + added + ":x").distance(empty), 8, "its port lies where the wire was led");
        assertEquals(wires + 1, graph().wires().size());
        Fx.run(() -> stage.workspace().undo());
        settled();
        assertEquals(7, nodes().size());
        assertEquals(wires, graph().wires().size(), "one step");
    }

    @Test
    void theSearchOfAWireOffersWhatFitsAndConnectsIt() {
        openIris();
        Fx.run(() -> {
            NodePicture dense = stage.model().picture().get().node("dense_1").orElseThrow();
            Ports.Spot output = Ports.of(dense).getLast();
            stage.view().search().at(dense.at().plus(100, 200), Optional.of(output));
        });
        List<String> offered = Fx.call(() -> list().getItems().stream()
                .map(offer -> offer.operation().name())
                .toList());
        assertTrue(
                offered.containsAll(List.of("Dense", "Tanh", "Add", "MatMul", "Softmax", "CategoricalCrossentropy")),
                offered::toString);
        for (String wrong : List.of("Variable", "Constant", "Dataset", "Conv2D", "Not")) {
            assertFalse(offered.contains(wrong), wrong);
        }
        typed("dense");
        press(KeyCode.ENTER);
        settled();
        assertEquals(
                Optional.of(Value.of("dense_1")),
                graph().node(Fx.call(() ->
                                stage.workspace().selection().get().iterator().next()))
                        .input("x"));
        Fx.run(() -> stage.workspace().undo());
        assertEquals(Iris.document().graph(), graph(), "node and wire are one step");
    }

    @Test
    void theSearchOfAnInputOffersWhatGivesTheRightType() {
        openIris();
        Fx.run(() -> {
            NodePicture loss = stage.model().picture().get().node("loss").orElseThrow();
            Ports.Spot input = Ports.of(loss).getFirst();
            stage.workspace()
                    .apply(new gradus.app.document.Edit.Disconnect(
                            "loss", input.port().name()));
            stage.view().search().at(loss.at().plus(-200, 100), Optional.of(input));
        });
        List<String> offered = Fx.call(() -> list().getItems().stream()
                .map(offer -> offer.operation().name())
                .toList());
        assertTrue(offered.contains("Softmax"), offered::toString);
        assertFalse(offered.contains("ArgMax"), offered::toString);
        press(KeyCode.ESCAPE);
        settled();
        assertTrue(Fx.call(() -> stage.model().wiring().get().isEmpty()), "nothing is left on its way");
    }

    @Test
    void ownBlocksAreFoundByTheirTitle() {
        Block mine = new Block("Minha residual", Graphs.network(), Exposed.NOTHING);
        Adding adding = new Adding(stage.workspace(), () -> List.of(new Dense(3, Activation.RELU), mine));
        SearchViewModel search = Fx.call(() -> new SearchViewModel(
                adding.offers(Optional.empty(), stage.messages().get())));
        search.query().set("residual");
        assertEquals(
                List.of(mine),
                search.found().stream().map(Adding.Offer::operation).toList());
        search.query().set("meus blocos");
        assertEquals(
                List.of(mine),
                search.found().stream().map(Adding.Offer::operation).toList());
        search.query().set("nada disso");
        assertEquals(Optional.empty(), search.choice());
    }

    private void openIris() {
        Fx.run(() -> stage.workspace().open(Iris.document()));
        settled();
    }

    private void openSearch() {
        Fx.run(() -> {
            stage.view().requestFocus();
            Robot robot = new Robot();
            robot.keyPress(KeyCode.SHIFT);
            robot.keyType(KeyCode.A);
            robot.keyRelease(KeyCode.SHIFT);
        });
        Fx.until("the search is open", () -> popup().isPresent());
    }

    private void typed(String text) {
        text.toUpperCase(Locale.ROOT)
                .chars()
                .forEach(letter -> press(letter == ' ' ? KeyCode.SPACE : KeyCode.valueOf(Character.toString(letter))));
    }

    private String chosen() {
        return Fx.call(
                () -> list().getSelectionModel().getSelectedItem().operation().name());
    }

    private Optional<Node> popup() {
        return Fx.call(() -> Fx.find(stage.stage(), "#add-popup"));
    }

    @SuppressWarnings("unchecked")
    private ListView<Adding.Offer> list() {
        return (ListView<Adding.Offer>) Fx.find(stage.stage(), "#add-list").orElseThrow();
    }

    private Map<String, Position> places() {
        return Fx.call(() -> stage.workspace().document().get().layout().positions());
    }
}
