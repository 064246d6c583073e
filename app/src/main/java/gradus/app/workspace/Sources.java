package gradus.app.workspace;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.engine.data.ColumnStatistics;
import gradus.engine.data.CsvFormat;
import gradus.engine.data.CsvReader;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataLoader;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Loaded;
import gradus.engine.data.Origin;
import gradus.engine.data.Progress;
import gradus.engine.data.TargetKind;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Where the project's rows come from: a file, a generator, a person's hand. All of it is read in the background; an
/// answer to an older question is dropped.
public final class Sources {

    /// How often the progress is told.
    private static final long BETWEEN_NEWS = 50_000_000;

    private final Workplace place;
    private final ReadOnlyObjectProperty<State> state;
    private final Consumer<Edit> apply;
    private final Consumer<List<Diagnostic>> refuse;
    private final ReadOnlyObjectWrapper<DataState> data = new ReadOnlyObjectWrapper<>(new DataState.None());
    private final ReadOnlyObjectWrapper<List<ColumnStatistics>> statistics = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<Known> known = Optional.empty();
    private Optional<DataState> before = Optional.empty();
    private final AtomicInteger lastRead = new AtomicInteger();
    private final AtomicInteger lastSearch = new AtomicInteger();

    /// A table that was read.
    ///
    /// @param source what it was read from, as it was then
    private record Known(List<Object> source, CsvTable table) {}

    Sources(
            Workplace place,
            ReadOnlyObjectProperty<State> state,
            Consumer<Edit> apply,
            Consumer<List<Diagnostic>> refuse) {
        this.place = place;
        this.state = state;
        this.apply = apply;
        this.refuse = refuse;
    }

    ReadOnlyObjectProperty<DataState> data() {
        return data.getReadOnlyProperty();
    }

    /// What is in the columns of the rows that were read.
    public ReadOnlyObjectProperty<List<ColumnStatistics>> statistics() {
        return statistics.getReadOnlyProperty();
    }

    /// Finds the rows that have a text in one of their cells, in the background; capitals don't matter.
    ///
    /// @param found takes their numbers, if the rows are still the same
    public void search(String text, Consumer<List<Integer>> found) {
        DataState asked = data.get();
        int number = lastSearch.incrementAndGet();
        asked.rows()
                .ifPresent(table -> place.engine().execute(() -> {
                    if (number != lastSearch.get()) {
                        return;
                    }
                    List<Integer> rows = table.find(text);
                    place.window().execute(() -> {
                        if (number == lastSearch.get()) {
                            found.accept(rows);
                        }
                    });
                }));
    }

    /// Takes the rows of a file as the project's data; how it is to be read is found in the background.
    public void open(Path file) {
        Document asked = state.get().document();
        propose(
                progress -> {
                    String name = Workplace.seenFrom(asked, file);
                    return DataSetup.propose(new CsvReader(progress).read(file, name, Optional.empty()));
                },
                Edit.OpenData::new);
    }

    /// Takes rows that are drawn or painted as the project's data.
    public void take(Origin origin) {
        Optional<DataSetup> before = state.get().document().data();
        propose(
                progress -> {
                    DataSetup setup = DataSetup.propose(DataLoader.read(Path.of(""), origin, progress))
                            .withOrigin(origin);
                    return before.map(old -> setup.withSplit(old.split().withColumn("")))
                            .orElse(setup);
                },
                Edit.OpenData::new);
    }

    /// Reads the file in another way; what is known of columns that are still there stays.
    public void read(CsvFormat format) {
        DataSetup setup = state.get().document().data().orElseThrow();
        Document asked = state.get().document();
        setup.file()
                .ifPresent(file -> propose(
                        progress -> {
                            DataSetup reread = setup.withOrigin(new Origin.File(file.path(), format));
                            return reread.matching(place.reader().table(asked.withData(Optional.of(reread)), progress));
                        },
                        changed -> new Edit.SetData(Optional.of(changed))));
    }

    /// Reads the rows again, as they may have changed.
    public void readAgain() {
        place.engine().execute(this::forget);
        read(state.get());
    }

    private synchronized void forget() {
        known = Optional.empty();
    }

    /// States what the data's target is; its classes are looked up in the file, in the background.
    public void retarget(TargetKind kind) {
        change((setup, table) -> setup.withTargetKind(kind, table));
    }

    /// States something of the data that can be said only with a look into the rows, in the background.
    public void change(Change change) {
        Document asked = state.get().document();
        propose(
                progress -> change.of(asked.data().orElseThrow(), table(asked, progress)),
                changed -> new Edit.SetData(Optional.of(changed)));
    }

    /// What becomes of a setup, seen the rows.
    @FunctionalInterface
    public interface Change {

        /// The setup that follows.
        DataSetup of(DataSetup setup, CsvTable table);
    }

    /// Ends the reading that goes on.
    public void cancel() {
        if (data.get() instanceof DataState.Loading) {
            lastRead.incrementAndGet();
            data.set(before.orElseGet(() -> new DataState.Failed(
                    List.of(Diagnostic.error("data.cancelled", new Place.Everywhere())), Optional.empty())));
            before = Optional.empty();
        }
    }

    /// The state has changed.
    void follow(State before, State now) {
        boolean isSame = before.opened() == now.opened()
                && before.document().data().equals(now.document().data())
                && before.document().training().seed()
                        == now.document().training().seed()
                && before.document().file().equals(now.document().file());
        if (!isSame) {
            read(now);
        }
    }

    private void read(State now) {
        int number = lastRead.incrementAndGet();
        before = Optional.empty();
        if (now.document().data().isEmpty()) {
            statistics.set(List.of());
            data.set(new DataState.None());
            return;
        }
        data.set(new DataState.Loading(0));
        place.engine().execute(() -> {
            Outcome<CsvTable> rows = Outcome.of(() -> table(now.document(), watched(number)));
            DataState found = switch (rows) {
                case Outcome.Failed<CsvTable>(List<Diagnostic> reasons) ->
                    new DataState.Failed(reasons, Optional.empty());
                case Outcome.Done<CsvTable>(CsvTable table) -> prepared(table, now.document());
            };
            List<ColumnStatistics> counted = found.rows()
                    .map(table ->
                            ColumnStatistics.of(table, now.document().data().orElseThrow()))
                    .orElse(List.of());
            place.window().execute(() -> {
                if (number == lastRead.get()) {
                    lastSearch.incrementAndGet();
                    statistics.set(counted);
                    data.set(found);
                }
            });
        });
    }

    private DataState prepared(CsvTable table, Document document) {
        return switch (Outcome.of(() -> place.reader().prepare(table, document))) {
            case Outcome.Done<Loaded>(Loaded loaded) -> new DataState.Ready(table, loaded.data(), loaded.warnings());
            case Outcome.Failed<Loaded>(List<Diagnostic> reasons) -> new DataState.Failed(reasons, Optional.of(table));
        };
    }

    /// The rows; those that were read last are not read again for another setup.
    private synchronized CsvTable table(Document document, Progress progress) {
        List<Object> source = List.of(
                document.data().orElseThrow().origin(),
                document.file(),
                place.reader().stamp(document));
        Optional<CsvTable> there =
                known.filter(last -> last.source().equals(source)).map(Known::table);
        return there.orElseGet(() -> {
            CsvTable table = place.reader().table(document, progress);
            known = Optional.of(new Known(source, table));
            return table;
        });
    }

    /// Tells how far the reading is, as long as nothing else is asked.
    private Progress watched(int number) {
        long[] told = {System.nanoTime()};
        return share -> {
            if (number != lastRead.get()) {
                throw new CancellationException();
            }
            long now = System.nanoTime();
            if (now - told[0] > BETWEEN_NEWS) {
                told[0] = now;
                place.window().execute(() -> {
                    if (number == lastRead.get() && data.get() instanceof DataState.Loading) {
                        data.set(new DataState.Loading(share));
                    }
                });
            }
        };
    }

    private void propose(Function<Progress, DataSetup> work, Function<DataSetup, Edit> edit) {
        State asked = state.get();
        DataState last = before.orElse(data.get());
        before = Optional.of(last);
        int number = lastRead.incrementAndGet();
        data.set(new DataState.Loading(0));
        place.engine().execute(() -> {
            Outcome<DataSetup> outcome = Outcome.of(() -> work.apply(watched(number)));
            place.window().execute(() -> {
                if (number != lastRead.get() || state.get().opened() != asked.opened()) {
                    return;
                }
                before = Optional.empty();
                data.set(last);
                switch (outcome) {
                    case Outcome.Done<DataSetup>(DataSetup setup) -> apply.accept(edit.apply(setup));
                    case Outcome.Failed<DataSetup>(List<Diagnostic> reasons) -> refuse.accept(reasons);
                }
            });
        });
    }
}
