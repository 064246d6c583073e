package gradus.app.shell;

import gradus.app.boundary.BoundaryView;
import gradus.app.boundary.BoundaryViewModel;
import gradus.app.chart.ChartFrame;
import gradus.app.charts.ChartsView;
import gradus.app.charts.InsideViewModel;
import gradus.app.check.CheckView;
import gradus.app.check.CheckViewModel;
import gradus.app.data.DataView;
import gradus.app.data.DataViewModel;
import gradus.app.history.HistoryView;
import gradus.app.history.HistoryViewModel;
import gradus.app.predict.PredictView;
import gradus.app.predict.PredictViewModel;
import gradus.app.predict.TestView;
import gradus.app.predict.TestViewModel;
import gradus.app.problems.ProblemsView;
import gradus.app.problems.ProblemsViewModel;
import gradus.app.shell.DrawerView.Page;
import gradus.app.text.Messages;
import gradus.app.training.TrainingViewModel;
import gradus.app.whatif.WhatIfView;
import gradus.app.whatif.WhatIfViewModel;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import gradus.engine.operation.Dataset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The pages of the drawer, nearly all of which are made anew for each language.
final class DrawerPages {
    private DrawerPages() {}

    /// The charts, which stay as they are whatever the language.
    static ChartsView charts(TrainingViewModel training, Workplace place, ShellViewModel shell) {
        return new ChartsView(
                training.shown(), new InsideViewModel(place), new ChartFrame.Desk(shell.messages(), shell.charts()));
    }

    /// The page that has more to say of the selected node than its attributes: the data, for a node that reads them.
    static Optional<Page> selected(Workspace workspace) {
        return workspace.selection().get().stream()
                .flatMap(id -> workspace.here().graph().find(id).stream())
                .filter(node -> node.operation() instanceof Dataset)
                .findFirst()
                .map(node -> Page.DATA);
    }

    /// Puts them into the drawer.
    ///
    /// @param train trains the network and shows it
    /// @param reveal shows a node of the whole graph
    /// @return what is to be done before others take their place
    static List<Runnable> fill(
            DrawerView drawer,
            Workspace workspace,
            ShellViewModel shell,
            Messages words,
            Runnable train,
            Consumer<String> reveal) {
        ProblemsViewModel problems = new ProblemsViewModel(workspace, words, reveal);
        drawer.put(Page.PROBLEMS, new ProblemsView(problems, words));
        CheckViewModel checked = new CheckViewModel(workspace, words, reveal);
        drawer.put(Page.CHECK, new CheckView(checked, words));
        WhatIfView whatIf = new WhatIfView(new WhatIfViewModel(workspace, words), words, shell.charts());
        drawer.put(Page.WHATIF, whatIf, isLookedAt -> workspace.whatIf().rest());
        DataView data = new DataView(new DataViewModel(workspace, words, shell::openData));
        drawer.put(Page.DATA, data);
        BoundaryViewModel looking = new BoundaryViewModel(workspace, words);
        BoundaryView boundary = new BoundaryView(looking, shell.charts());
        drawer.put(Page.BOUNDARY, boundary, looking::open);
        TestViewModel testing = new TestViewModel(workspace, words);
        TestView test = new TestView(testing, words, train, shell.charts());
        drawer.put(Page.TEST, test, testing::open);
        PredictViewModel predicting = new PredictViewModel(workspace, words);
        PredictView predict =
                new PredictView(predicting, words, train, new PredictView.Files(shell::askData, shell::askTable));
        drawer.put(Page.PREDICT, predict, predicting::open);
        HistoryView history = new HistoryView(new HistoryViewModel(workspace, words), words);
        drawer.put(Page.HISTORY, history);
        return List.of(
                problems::dispose,
                checked::dispose,
                whatIf::dispose,
                data::dispose,
                boundary::dispose,
                test::dispose,
                predict::dispose,
                history::dispose);
    }
}
