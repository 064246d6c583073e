package gradus.app.canvas;

import gradus.app.action.SearchText;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The search for what to add: what is typed narrows what is offered, the best first.
final class SearchViewModel {
    private final List<Adding.Offer> offers;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Adding.Offer> found = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(0);

    SearchViewModel(List<Adding.Offer> offers) {
        this.offers = List.copyOf(offers);
        query.subscribe(this::narrow);
    }

    /// What is typed.
    StringProperty query() {
        return query;
    }

    /// What fits, the best first.
    ObservableList<Adding.Offer> found() {
        return FXCollections.unmodifiableObservableList(found);
    }

    /// The place of the one that Enter would add; 0 in an empty list.
    ReadOnlyIntegerProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Chooses one further down or up; at the ends it stays.
    void choose(int by) {
        chosen.set(Math.clamp(chosen.get() + (long) by, 0, Math.max(0, found.size() - 1)));
    }

    /// The one that Enter would add.
    Optional<Adding.Offer> choice() {
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(chosen.get()));
    }

    private void narrow(String typed) {
        found.setAll(SearchText.ranked(offers.stream(), Adding.Offer::text, typed));
        chosen.set(0);
    }
}
