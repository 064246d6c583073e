package gradus.app.shell;

import gradus.app.check.CheckView;
import gradus.app.check.CheckViewModel;
import gradus.app.data.DataView;
import gradus.app.data.DataViewModel;
import gradus.app.history.HistoryView;
import gradus.app.history.HistoryViewModel;
import gradus.app.problems.ProblemsView;
import gradus.app.problems.ProblemsViewModel;
import gradus.app.text.Messages;
import gradus.app.whatif.WhatIfView;
import gradus.app.whatif.WhatIfViewModel;
import gradus.app.workspace.Workspace;
import java.util.List;
import java.util.function.Consumer;

/// The pages of the drawer that are made anew for each language.
final class DrawerPages {
    private DrawerPages() {}

    /// Puts them into the drawer.
    ///
    /// @param openData asks for a file of data
    /// @param reveal shows a node of the whole graph
    /// @return what is to be done before others take their place
    static List<Runnable> fill(
            DrawerView drawer, Workspace workspace, Messages words, Runnable openData, Consumer<String> reveal) {
        ProblemsViewModel problems = new ProblemsViewModel(workspace, words, reveal);
        drawer.setProblems(new ProblemsView(problems, words));
        CheckViewModel checked = new CheckViewModel(workspace, words, reveal);
        drawer.setCheck(new CheckView(checked, words));
        WhatIfView whatIf = new WhatIfView(new WhatIfViewModel(workspace, words), words);
        drawer.setWhatIf(whatIf, workspace.whatIf()::rest);
        DataView data = new DataView(new DataViewModel(workspace, words, openData));
        drawer.setData(data);
        HistoryView history = new HistoryView(new HistoryViewModel(workspace, words), words);
        drawer.setHistory(history);
        return List.of(problems::dispose, checked::dispose, whatIf::dispose, data::dispose, history::dispose);
    }
}
