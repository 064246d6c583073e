package gradus.app.palette;

import gradus.app.action.SearchText;
import gradus.app.text.Messages;
import gradus.app.text.OperationHelp;
import gradus.engine.block.Block;
import gradus.engine.block.Blocks;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.operation.Catalogue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// What the palette lists: the catalogue by family, narrowed by what is searched for.
public final class PaletteViewModel {
    /// The catalogue's block is empty until a person makes one of it.
    private static final Optional<Operation> EMPTY = Blocks.catalogue().find("Block");

    private final Catalogue catalogue;
    private final ObservableValue<List<Block>> own;
    private final Messages messages;
    private final Consumer<Operation> add;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<PaletteRow> rows = FXCollections.observableArrayList();
    private final Subscription subscription;
    private final Set<Family> folded = EnumSet.noneOf(Family.class);

    /// @param own the person's own blocks
    /// @param add puts an operation in the middle of the canvas
    public PaletteViewModel(
            Catalogue catalogue, ObservableValue<List<Block>> own, Messages messages, Consumer<Operation> add) {
        this.catalogue = catalogue;
        this.own = own;
        this.messages = messages;
        this.add = add;
        subscription = Subscription.combine(query.subscribe(text -> list()), own.subscribe(blocks -> list()));
    }

    /// Listens to the person's blocks no longer.
    public void dispose() {
        subscription.unsubscribe();
    }

    /// What is searched for: words of a name or of its help, without regard to case and accents.
    public StringProperty query() {
        return query;
    }

    /// The lines to show.
    public ObservableList<PaletteRow> rows() {
        return FXCollections.unmodifiableObservableList(rows);
    }

    /// Hides or shows the entries of a group; while something is searched for all are shown.
    public void fold(Family family) {
        if (!folded.remove(family)) {
            folded.add(family);
        }
        list();
    }

    /// Puts an entry's operation on the canvas.
    public void add(PaletteRow.Entry entry) {
        add.accept(entry.operation());
    }

    /// The entry that Enter in the search field adds: the one whose name fits best.
    public Optional<PaletteRow.Entry> first() {
        return SearchText.ranked(
                        rows.stream().filter(PaletteRow.Entry.class::isInstance).map(PaletteRow.Entry.class::cast),
                        this::text,
                        query.get())
                .stream()
                .findFirst();
    }

    private void list() {
        boolean searching = !query.get().isBlank();
        List<PaletteRow> listed = new ArrayList<>();
        for (Family family : Family.values()) {
            List<PaletteRow.Entry> entries = Stream.concat(catalogue.entries().stream(), own.getValue().stream())
                    .filter(operation -> operation.family() == family
                            && !Optional.of(operation).equals(EMPTY))
                    .map(this::entry)
                    .filter(entry -> text(entry).rank(query.get()).isPresent())
                    .toList();
            if (!entries.isEmpty()) {
                boolean hidden = !searching && folded.contains(family);
                listed.add(new PaletteRow.Group(family, messages.text("family." + family.name()), hidden));
                if (!hidden) {
                    listed.addAll(entries);
                }
            }
        }
        rows.setAll(listed);
    }

    private PaletteRow.Entry entry(Operation operation) {
        return new PaletteRow.Entry(operation, OperationHelp.of(operation, messages));
    }

    private SearchText text(PaletteRow.Entry entry) {
        return SearchText.of(entry.operation(), entry.help(), messages);
    }
}
