package gradus.app.shell;

import gradus.app.text.Messages;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// The drawer at the foot: one tab a feature.
final class DrawerView extends TabPane {

    /// Its tabs, in order.
    enum Page {
        TRAINING,
        STEP,
        TRACE,
        CHARTS,
        RUNS,
        DATA,
        WHATIF,
        CHECK,
        PROBLEMS,
        HISTORY;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Tab training = tab(Page.TRAINING);
    private final Tab step = tab(Page.STEP);
    private final Tab trace = tab(Page.TRACE);
    private final Tab charts = tab(Page.CHARTS);
    private final Tab runs = tab(Page.RUNS);
    private final Tab data = tab(Page.DATA);
    private final Tab whatIf = tab(Page.WHATIF);
    private final Tab check = tab(Page.CHECK);
    private final Tab problems = tab(Page.PROBLEMS);
    private final Tab history = tab(Page.HISTORY);

    DrawerView(Node trainingPanel, Node stepPanel, Node tracePanel, Node chartsPanel) {
        setId("drawer");
        getStyleClass().add("drawer");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        training.setContent(trainingPanel);
        step.setContent(stepPanel);
        trace.setContent(tracePanel);
        charts.setContent(chartsPanel);
        getTabs().setAll(training, step, trace, whatIf, charts, runs, data, check, problems, history);
    }

    /// Puts the charts into something else.
    void wrapCharts(UnaryOperator<Node> wrapper) {
        charts.setContent(wrapper.apply(charts.getContent()));
    }

    /// Puts the recorded runs into their tab.
    void setRuns(Node list) {
        runs.setContent(list);
    }

    /// Puts the problems list into its tab.
    void setProblems(Node list) {
        problems.setContent(list);
    }

    /// Puts sliders for variables into their tab.
    ///
    /// @param left is run when another tab is shown
    void setWhatIf(Node panel, Runnable left) {
        whatIf.setContent(panel);
        whatIf.setOnSelectionChanged(event -> left.run());
    }

    /// Puts the project's data into their tab.
    void setData(Node panel) {
        data.setContent(panel);
    }

    /// Puts the check of gradients into its tab.
    void setCheck(Node list) {
        check.setContent(list);
    }

    /// Puts the history into its tab.
    void setHistory(Node list) {
        history.setContent(list);
    }

    /// Keeps the titles in the language and with the number of problems.
    void name(ObservableValue<Messages> messages, ObservableValue<Integer> count) {
        messages.subscribe(words -> name(words, count.getValue()));
        count.subscribe(number -> name(messages.getValue(), number));
    }

    private void name(Messages words, int count) {
        training.setText(words.text("drawer.training"));
        step.setText(words.text("drawer.step"));
        trace.setText(words.text("drawer.trace"));
        charts.setText(words.text("drawer.charts"));
        runs.setText(words.text("drawer.runs"));
        data.setText(words.text("drawer.data"));
        whatIf.setText(words.text("drawer.what-if"));
        check.setText(words.text("drawer.check"));
        history.setText(words.text("drawer.history"));
        problems.setText(
                count == 0 ? words.text("problems.title") : words.text("drawer.problems", Integer.toString(count)));
    }

    void show(Page page) {
        getSelectionModel()
                .select(
                        switch (page) {
                            case TRAINING -> training;
                            case STEP -> step;
                            case TRACE -> trace;
                            case CHARTS -> charts;
                            case RUNS -> runs;
                            case DATA -> data;
                            case WHATIF -> whatIf;
                            case CHECK -> check;
                            case PROBLEMS -> problems;
                            case HISTORY -> history;
                        });
    }

    private static Tab tab(Page page) {
        Tab tab = new Tab();
        tab.setId("tab-" + page.id());
        return tab;
    }
}
