package gradus.app.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.project.Decor;
import gradus.engine.project.Direction;
import gradus.engine.project.Fragment;
import gradus.engine.project.Frame;
import gradus.engine.project.Layout;
import gradus.engine.project.Note;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InsertTest {

    private final Layout layout = Layout.empty(Direction.RIGHT)
            .with("dense_1", new Position(10, 20))
            .with("dense_2", new Position(200, 20))
            .with("dense_3", new Position(400, 20));
    private final History history = new History(new Edit.Replace(Graphs.network(), layout).apply(Document.empty()));

    @Test
    void copiesAreWiredAmongThemselvesAndSelected() {
        Document before = history.present().document();
        history.apply(Insert.duplicate(before, Set.of("dense_1", "dense_2")));
        Document after = history.present().document();
        Graph graph = after.graph();
        assertEquals(Set.of("dense_4", "dense_5"), history.present().selection());
        assertEquals(Map.of(), graph.node("dense_4").inputs(), "no wire from outside");
        assertEquals(Optional.of(Value.of("dense_4")), graph.node("dense_5").input("x"));
        assertEquals(graph.node("dense_1").operation(), graph.node("dense_4").operation());
        assertEquals(Optional.of(new Position(50, 60)), after.layout().find("dense_4"));
        for (Node node : before.graph().nodes()) {
            assertEquals(node, graph.node(node.id()));
        }
        history.undo();
        assertSame(before, history.present().document());
    }

    @Test
    void aCopyOfATwinIsATwinOfTheCopy() {
        history.apply(new Edit.Share("dense_2", Optional.empty()));
        Document document = history.present().document();
        Graph twins = document.graph().with(document.graph().node("dense_2").withShares(Optional.of("dense_3")));
        Document shared = document.withGraph(twins);
        Graph both = Insert.duplicate(shared, Set.of("dense_2", "dense_3"))
                .apply(shared)
                .graph();
        assertEquals(Optional.of("dense_5"), both.node("dense_4").shares());
        Graph one = Insert.duplicate(shared, Set.of("dense_2")).apply(shared).graph();
        assertEquals(Optional.of("dense_3"), one.node("dense_4").shares());
    }

    @Test
    void nodesGoThroughATextIntoAnotherDocument() {
        Document source = history.present().document();
        String text = Fragments.text(source, Set.of("dense_1", "dense_2"));
        Fragment read = Fragment.parse(text, "clipboard");
        assertEquals(text, new Fragment(read.nodes(), read.places()).text());
        Document empty = Document.empty();
        Document pasted =
                Insert.paste(empty, read.nodes(), read.places(), false).apply(empty);
        assertEquals(source.graph().node("dense_2"), pasted.graph().node("dense_2"), "names stay where they are free");
        assertEquals(Map.of(), pasted.graph().node("dense_1").inputs());
        Document wired = Insert.paste(source, read.nodes(), read.places(), true).apply(source);
        assertEquals(
                source.graph().node("dense_1").inputs(),
                wired.graph().node("dense_4").inputs(),
                "with their wires they hang where the copied ones do");
        for (String broken : List.of("", "hello", "{\"format\": \"gradus\", \"version\": 1}", text.substring(0, 80))) {
            assertThrows(GradusException.class, () -> Fragment.parse(broken, "clipboard"), broken);
        }
    }

    @Test
    void framesNotesAndBendsTravelAlong() {
        Document document = Document.of(Project.of(Graphs.formula(), Layout.empty(Direction.UP)), Optional.empty());
        Position a = document.layout().find("a").orElseThrow();
        Position x = document.layout().find("x").orElseThrow();
        Position corner = new Position(Math.min(a.x(), x.x()) - 60, Math.min(a.y(), x.y()) - 60);
        Frame frame = new Frame("Sum", "blue", corner, Math.abs(a.x() - x.x()) + 120, Math.abs(a.y() - x.y()) + 120);
        Decor decor = Decor.NOTHING
                .withFrame("frame", Optional.of(frame))
                .withNote("note", Optional.of(new Note("why", corner.plus(8, 8), 80, 40)))
                .withNote("elsewhere", Optional.of(new Note("no", corner.plus(2000, 0), 80, 40)))
                .withBends("x", "a", List.of(new Position(a.x(), x.y())))
                .withBends("z", "a", List.of(new Position(1, 1)));
        Document dressed = document.withLayout(document.layout().withDecor(decor));
        Set<String> ids = Set.of("a", "b", "x");
        Fragment text = Fragment.parse(Fragments.text(dressed, ids), "clipboard");
        assertEquals(Set.of("note"), text.places().decor().notes().keySet());
        Insert paste = Insert.pasteAt(dressed, text.nodes(), text.places(), false, new Position(1000, 1000));
        Document after = paste.apply(dressed);
        Decor now = after.layout().decor();
        assertEquals(Set.of("frame", "frame_2"), now.frames().keySet());
        assertEquals(Set.of("note", "note_2", "elsewhere"), now.notes().keySet());
        String copy = Objects.requireNonNull(paste.ids().get("x"));
        Position by = after.layout().find(copy).orElseThrow().plus(-x.x(), -x.y());
        assertEquals(List.of(new Position(a.x() + by.x(), x.y() + by.y())), now.bends(copy, "a"));
        assertEquals(
                corner.plus(by.x(), by.y()),
                Objects.requireNonNull(now.frames().get("frame_2")).corner());
        assertEquals(3, now.bends().size(), "the wire to z is not among them");
        assertEquals(decor, dressed.layout().decor());
    }
}
