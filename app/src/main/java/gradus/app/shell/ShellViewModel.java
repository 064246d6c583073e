package gradus.app.shell;

import gradus.app.chart.Saving;
import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.document.SubModel;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import gradus.app.workspace.Workspace;
import gradus.engine.exchange.AtomicFile;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.train.Learned;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The window without its looks: which project is open, its file, language, theme, and what is to be told.
public final class ShellViewModel {

    /// What fills the window.
    public enum Page {
        START,
        PROJECT
    }

    /// What the window works with besides the workspace.
    ///
    /// @param preferences as they were kept
    /// @param keep takes them when they have changed, on the thread of the files
    /// @param files reads and writes on its own thread
    /// @param window runs work on the window's thread
    public record Surroundings(
            Preferences preferences,
            Consumer<Preferences> keep,
            FileChoosers choosers,
            Questions questions,
            Executor files,
            Executor window) {}

    private final Workspace workspace;
    private final Surroundings around;
    private final ReadOnlyObjectWrapper<Preferences> preferences;
    private final ReadOnlyObjectWrapper<Messages> messages;
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.START);
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int asked;

    public ShellViewModel(Workspace workspace, Surroundings around) {
        this.workspace = workspace;
        this.around = around;
        preferences = new ReadOnlyObjectWrapper<>(around.preferences());
        messages = new ReadOnlyObjectWrapper<>(Messages.of(around.preferences().language()));
        workspace.refusal().subscribe(reasons -> tell(reasons));
    }

    /// What the person has chosen.
    public ReadOnlyObjectProperty<Preferences> preferences() {
        return preferences.getReadOnlyProperty();
    }

    /// The texts in the language chosen now.
    public ReadOnlyObjectProperty<Messages> messages() {
        return messages.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Page> page() {
        return page.getReadOnlyProperty();
    }

    /// What is to be told, if anything.
    public ReadOnlyObjectProperty<Optional<Notice>> notice() {
        return notice.getReadOnlyProperty();
    }

    /// The project's name: its file's, or its title, or "untitled".
    public ObservableValue<String> title() {
        return workspace.document().flatMap(document -> messages.map(words -> title(document, words)));
    }

    public void choose(Language language) {
        prefer(preferences.get().withLanguage(language));
        messages.set(Messages.of(language));
        notice.set(Optional.empty());
    }

    public void choose(Theme theme) {
        prefer(preferences.get().withTheme(theme));
    }

    /// Uses keyboard and pointer otherwise.
    public void choose(Preferences.Hand hand) {
        prefer(preferences.get().withHand(hand));
    }

    /// Lets graphics cards round the factors of matrix products from the next run on, or not.
    public void chooseRounding(boolean rounds) {
        prefer(preferences.get().withRoundedProducts(rounds));
    }

    /// Remembers how the window is divided.
    public void remember(Preferences.Panels panels) {
        prefer(preferences.get().withPanels(panels));
    }

    /// An empty canvas, once unsaved changes are dealt with.
    public void newProject() {
        leave(() -> show(Document.empty()));
    }

    /// What leads up to a node as a project of its own, once unsaved changes are dealt with.
    void split(String id) {
        SubModel part = SubModel.of(
                workspace.document().get(), id, workspace.state().get().learned());
        leave(() -> show(part.document(), part.learned()));
    }

    /// The start page, once unsaved changes are dealt with.
    public void toStart() {
        leave(() -> {
            workspace.open(Document.empty());
            page.set(Page.START);
        });
    }

    /// Asks for a project and opens it.
    public void open() {
        leave(() -> around.choosers().open().ifPresent(this::read));
    }

    /// Asks for a file of data and takes its rows into the project.
    public void openData() {
        around.choosers().data().ifPresent(workspace.sources()::open);
    }

    /// Asks for a file of data.
    Optional<Path> askData() {
        return around.choosers().data();
    }

    /// Asks where to save a table of results.
    Optional<Path> askTable(String suggested) {
        return around.choosers().table(suggested);
    }

    /// Opens a project file.
    public void open(Path file) {
        leave(() -> read(file));
    }

    /// Opens a document that is in no file yet.
    ///
    /// @param then is run once it is open
    public void open(Supplier<Document> source, Runnable then) {
        leave(() -> inBackground(source, document -> {
            show(document);
            then.run();
        }));
    }

    /// Saves the project where it is kept, or asks where.
    public void save() {
        save(() -> {});
    }

    /// Asks where to save the project, and saves it there.
    public void saveAs() {
        saveAs(() -> {});
    }

    /// Asks where to put a picture or a table, and puts it there.
    ///
    /// @param ending of the file's name after that of the project, with its suffix
    /// @param content is taken on the window's thread, and written on that of the files
    void export(String ending, Supplier<AtomicFile.Content> content) {
        String suffix = ending.substring(ending.lastIndexOf('.'));
        String suggested = title().getValue() + ending;
        FileChoosers choosers = around.choosers();
        (suffix.equals(".csv") ? choosers.table(suggested) : choosers.picture(suggested))
                .map(file -> file.toString().endsWith(suffix) ? file : file.resolveSibling(file.getFileName() + suffix))
                .ifPresent(file -> {
                    AtomicFile.Content taken = content.get();
                    inBackground(
                            () -> {
                                AtomicFile.write(file, taken);
                                return file;
                            },
                            written -> {});
                });
    }

    /// Saves what charts show, under the project's name and that of the chart.
    Saving charts() {
        return (name, content) -> export("-" + name, content);
    }

    /// Does something that closes the project, once unsaved changes are dealt with; not at all if the person would
    /// rather not.
    public void leave(Runnable then) {
        if (!workspace.dirty().get()) {
            then.run();
            return;
        }
        switch (around.questions().unsaved(title().getValue())) {
            case SAVE -> save(then);
            case DISCARD -> then.run();
            case CANCEL -> {}
        }
    }

    /// Tells what is wrong; nothing if there is nothing.
    public void tell(List<Diagnostic> diagnostics) {
        if (!diagnostics.isEmpty()) {
            boolean isError = diagnostics.stream().anyMatch(Diagnostic::isError);
            notice.set(Optional.of(new Notice(
                    isError ? Notice.Kind.ERROR : Notice.Kind.WARNING,
                    messages.get().of(new GradusException(diagnostics)))));
        }
    }

    /// Tells what a person should know though the work goes on.
    void warn(Message message) {
        notice.set(Optional.of(new Notice(Notice.Kind.WARNING, messages.get().of(message))));
    }

    /// Tells that the program itself is at fault.
    public void fault(Throwable fault) {
        System.getLogger(ShellViewModel.class.getName()).log(System.Logger.Level.DEBUG, "Internal fault", fault);
        notice.set(Optional.of(new Notice(
                Notice.Kind.FAULT,
                messages.get().text("shell.fault", fault.getClass().getSimpleName()))));
    }

    /// The message has been read.
    public void closeNotice() {
        notice.set(Optional.empty());
    }

    private void read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        inBackground(
                () -> Projects.open(absolute),
                opened -> {
                    show(opened);
                    prefer(preferences.get().withRecent(absolute));
                },
                () -> prefer(preferences.get().withoutRecent(absolute)));
    }

    private void save(Runnable then) {
        workspace.document().get().file().ifPresentOrElse(file -> write(file, then), () -> saveAs(then));
    }

    private void saveAs(Runnable then) {
        around.choosers()
                .save(title().getValue() + Projects.SUFFIX)
                .map(Projects::withSuffix)
                .ifPresent(file -> write(file.toAbsolutePath().normalize(), then));
    }

    private void write(Path file, Runnable then) {
        Document document = Projects.moved(workspace.document().get(), file);
        inBackground(
                () -> {
                    Projects.save(document, file);
                    return document;
                },
                saved -> {
                    if (!saved.data().equals(workspace.document().get().data())) {
                        workspace.applyToAll(new Edit.SetData(saved.data()));
                    }
                    workspace.saved(file);
                    prefer(preferences.get().withRecent(file));
                    then.run();
                });
    }

    /// Shows a project that was read.
    void show(Projects.Read read) {
        show(read.document());
        tell(read.diagnostics());
    }

    private void show(Document document) {
        show(document, Optional.empty());
    }

    private void show(Document document, Optional<Learned> learned) {
        notice.set(Optional.empty());
        workspace.open(document, learned);
        page.set(Page.PROJECT);
    }

    private void prefer(Preferences other) {
        if (!other.equals(preferences.get())) {
            preferences.set(other);
            around.files().execute(() -> around.keep().accept(other));
        }
    }

    /// Does work off the window's thread, whatever else is asked for meanwhile; what is refused is told and changes
    /// nothing.
    ///
    /// @param done takes the result on the window's thread; not when another document was opened before that
    public <T> void work(Supplier<T> work, Consumer<T> done) {
        int opened = workspace.state().get().opened();
        around.files().execute(() -> {
            try {
                T result = work.get();
                around.window().execute(() -> {
                    if (opened == workspace.state().get().opened()) {
                        done.accept(result);
                    }
                });
            } catch (GradusException reasons) {
                around.window().execute(() -> workspace.refuse(reasons.diagnostics()));
            } catch (RuntimeException | Error fault) {
                around.window().execute(() -> fault(fault));
            }
        });
    }

    private <T> void inBackground(Supplier<T> work, Consumer<T> done) {
        inBackground(work, done, () -> {});
    }

    /// Works with files off the window's thread. What was asked for later wins; what is refused is told and changes
    /// nothing.
    private <T> void inBackground(Supplier<T> work, Consumer<T> done, Runnable refused) {
        int number = ++asked;
        around.files().execute(() -> {
            try {
                T result = work.get();
                around.window().execute(() -> {
                    if (number == asked) {
                        done.accept(result);
                    }
                });
            } catch (GradusException reasons) {
                around.window().execute(() -> {
                    tell(reasons.diagnostics());
                    refused.run();
                });
            } catch (RuntimeException | Error fault) {
                around.window().execute(() -> fault(fault));
            }
        });
    }

    private static String title(Document document, Messages words) {
        return document.file()
                .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.gradus$", ""))
                .or(() -> Optional.of(document.project().title()).filter(title -> !title.isBlank()))
                .orElseGet(() -> words.text("shell.untitled"));
    }
}
