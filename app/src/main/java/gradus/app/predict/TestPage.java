package gradus.app.predict;

import gradus.app.workspace.DataPart;
import gradus.app.workspace.TestResult;
import java.util.List;
import java.util.Optional;

/// What the test page shows at one moment.
///
/// @param obstacle why there are no figures, or why those that are shown are not the newest; empty text for none
/// @param parts the parts of the data that have rows
/// @param part that is looked at
/// @param result the figures, be it that they are old
/// @param isStale whether they belong to another graph or other weights than the ones now
/// @param isWorking whether newer ones are being computed
record TestPage(
        String obstacle,
        List<DataPart> parts,
        Optional<DataPart> part,
        Optional<TestResult> result,
        boolean isStale,
        boolean isWorking) {

    static final TestPage EMPTY = new TestPage("", List.of(), Optional.empty(), Optional.empty(), false, false);

    TestPage {
        parts = List.copyOf(parts);
    }
}
