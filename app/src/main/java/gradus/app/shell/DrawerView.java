package gradus.app.shell;

import gradus.app.text.Messages;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// The drawer at the foot: one tab a feature.
final class DrawerView extends TabPane {

    /// Its tabs, in order.
    enum Page {
        TRAINING("drawer.training"),
        STEP("drawer.step"),
        CHARTS("drawer.charts"),
        RUNS("drawer.runs"),
        BOUNDARY("drawer.boundary"),
        TRACE("drawer.trace"),
        DATA("drawer.data"),
        TEST("drawer.test"),
        PREDICT("drawer.predict"),
        WHATIF("drawer.what-if"),
        CHECK("drawer.check"),
        PROBLEMS("problems.title"),
        HISTORY("drawer.history");

        private final String title;

        Page(String title) {
            this.title = title;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Page, Tab> tabs = new EnumMap<>(Page.class);

    DrawerView() {
        setId("drawer");
        getStyleClass().add("drawer");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        for (Page page : Page.values()) {
            Tab tab = new Tab();
            tab.setId("tab-" + page.id());
            tabs.put(page, tab);
            getTabs().add(tab);
        }
        show(Page.TRAINING);
    }

    /// Puts a feature into its tab.
    void put(Page page, Node panel) {
        tab(page).setContent(panel);
    }

    /// The same.
    ///
    /// @param shown is told whether the tab is looked at
    void put(Page page, Node panel, Consumer<Boolean> shown) {
        Tab tab = tab(page);
        tab.setContent(panel);
        tab.setOnSelectionChanged(event -> shown.accept(tab.isSelected()));
        shown.accept(tab.isSelected());
    }

    /// Puts what is in a tab into something else.
    void wrap(Page page, UnaryOperator<Node> wrapper) {
        tab(page).setContent(wrapper.apply(tab(page).getContent()));
    }

    /// Keeps the titles in the language and with the number of problems.
    void name(ObservableValue<Messages> messages, ObservableValue<Integer> count) {
        messages.subscribe(words -> name(words, count.getValue()));
        count.subscribe(number -> name(messages.getValue(), number));
    }

    private void name(Messages words, int count) {
        tabs.forEach((page, tab) -> tab.setText(words.text(page.title)));
        if (count > 0) {
            tab(Page.PROBLEMS).setText(words.text("drawer.problems", Integer.toString(count)));
        }
    }

    void show(Page page) {
        getSelectionModel().select(tab(page));
    }

    /// Shows how training goes: the page that is open, if it moves with it, else the charts.
    void showTraining() {
        if (!tab(Page.BOUNDARY).isSelected()) {
            show(Page.CHARTS);
        }
    }

    private Tab tab(Page page) {
        return Objects.requireNonNull(tabs.get(page));
    }
}
