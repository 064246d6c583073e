package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.document.Graphs;
import gradus.app.shell.ShellViewModel.Page;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.ByHand;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Graph;
import gradus.engine.operation.Add;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellViewModelTest {
    @TempDir
    Path folder = Path.of("");

    private final Workspace workspace = new Workspace(ByHand.workplace(Runnable::run, Runnable::run, Runnable::run));
    private final List<Preferences> kept = new ArrayList<>();
    private Optional<Path> chosen = Optional.empty();
    private Questions.Changes onUnsaved = Questions.Changes.CANCEL;
    private int asked;
    private final ShellViewModel shell = new ShellViewModel(
            workspace,
            new ShellViewModel.Surroundings(
                    new Preferences(Theme.LIGHT, Language.ENGLISH, List.of(), Preferences.Panels.standard()),
                    kept::add,
                    new FileChoosers() {
                        @Override
                        public Optional<Path> table(String suggested) {
                            return Optional.empty();
                        }

                        @Override
                        public Optional<Path> picture(String suggested) {
                            return Optional.empty();
                        }

                        @Override
                        public Optional<Path> open() {
                            return chosen;
                        }

                        @Override
                        public Optional<Path> data() {
                            return chosen;
                        }

                        @Override
                        public Optional<Path> block() {
                            return chosen;
                        }

                        @Override
                        public Optional<Path> saveBlock(String suggested) {
                            return chosen;
                        }

                        @Override
                        public Optional<Path> save(String suggested) {
                            return chosen;
                        }
                    },
                    title -> {
                        asked++;
                        return onUnsaved;
                    },
                    Runnable::run,
                    Runnable::run));

    private Path file = Path.of("");

    @BeforeEach
    void writeAProject() {
        file = folder.resolve("graph.gradus");
        ProjectFile.write(file, Project.of(Graphs.formula(), Layout.empty(Direction.UP)));
    }

    @Test
    void aFileIsOpenedAndRemembered() {
        assertEquals(Page.START, shell.page().get());
        shell.open(file);
        assertEquals(Page.PROJECT, shell.page().get());
        assertEquals("graph", shell.title().getValue());
        assertEquals(Graphs.formula(), graph());
        assertEquals(List.of(file), kept.getLast().recent());
    }

    @Test
    void whatCannotBeReadIsToldAndChangesNothing() throws IOException {
        shell.open(file);
        for (String broken : List.of("", "{", "{\"gradus\": 1, \"graph\"", "no project")) {
            Path other = Files.writeString(folder.resolve("broken.gradus"), broken);
            shell.open(other);
            assertEquals(Graphs.formula(), graph());
            Notice notice = shell.notice().get().orElseThrow();
            assertEquals(Notice.Kind.ERROR, notice.kind());
            assertTrue(notice.text().startsWith("broken.gradus"), notice.text());
            assertFalse(notice.text().contains("Exception"), notice.text());
            shell.closeNotice();
        }
        shell.open(folder.resolve("missing.gradus"));
        assertTrue(shell.notice().get().orElseThrow().text().contains("missing.gradus"));
    }

    @Test
    void unsavedChangesAreAskedAboutBeforeTheyAreLost() {
        shell.open(file);
        change();
        shell.newProject();
        assertEquals(1, asked);
        assertEquals(8, graph().nodes().size(), "cancelled");
        onUnsaved = Questions.Changes.SAVE;
        shell.newProject();
        assertEquals(Graph.EMPTY, graph());
        assertEquals(8, ProjectFile.read(file).project().graph().nodes().size());
        shell.open(file);
        change();
        onUnsaved = Questions.Changes.DISCARD;
        shell.newProject();
        assertEquals(Graph.EMPTY, graph());
        assertEquals(8, ProjectFile.read(file).project().graph().nodes().size());
        shell.newProject();
        assertEquals(3, asked, "nothing has changed since");
    }

    @Test
    void aNewProjectAsksWhereToBeSavedAndGetsItsSuffix() {
        shell.newProject();
        change();
        shell.save();
        assertTrue(workspace.dirty().get(), "the person changed their mind");
        chosen = Optional.of(folder.resolve("new"));
        shell.save();
        assertFalse(workspace.dirty().get());
        assertTrue(Files.exists(folder.resolve("new.gradus")));
        assertEquals("new", shell.title().getValue());
    }

    @Test
    void aFolderThatCannotBeWrittenToIsTold() {
        shell.newProject();
        change();
        chosen = Optional.of(folder.resolve("no such folder").resolve("x.gradus"));
        shell.save();
        assertTrue(workspace.dirty().get());
        assertEquals(Notice.Kind.ERROR, shell.notice().get().orElseThrow().kind());
    }

    @Test
    void dataAreFoundFromTheNewPlace() throws IOException {
        Path samples = Path.of("../sample-projects").toAbsolutePath().normalize();
        Document iris = Projects.open(samples.resolve("iris.gradus")).document();
        Path elsewhere = Files.createDirectories(folder.resolve("a/b")).resolve("iris.gradus");
        Document moved = Projects.moved(iris, elsewhere);
        Path data = elsewhere
                .resolveSibling(moved.data().orElseThrow().origin().name())
                .normalize();
        assertEquals(samples.resolve("data/iris.csv"), data);
        assertEquals(iris, Projects.moved(iris, samples.resolve("other.gradus")), "beside the old one nothing moves");
    }

    @Test
    void languageAndThemeAreKept() {
        shell.choose(Language.PORTUGUESE);
        assertEquals(Language.PORTUGUESE, shell.messages().get().language());
        shell.choose(Theme.PROJECTOR);
        assertEquals(Theme.PROJECTOR, kept.getLast().theme());
        assertEquals(Language.PORTUGUESE, kept.getLast().language());
        assertEquals("Sem título", shell.title().getValue());
    }

    private void change() {
        workspace.apply(Edit.AddNode.of(workspace.document().get(), new Add(), new Position(0, 0)));
    }

    private Graph graph() {
        return workspace.document().get().graph();
    }
}
