package gradus.app.check;

import gradus.app.text.Messages;
import gradus.app.text.Numbers;
import gradus.app.workspace.Checked;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Node;
import gradus.engine.run.Difference;
import gradus.engine.run.Difference.Verdict;
import gradus.engine.run.Probe;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// The check that was asked for last, in words: what is wrong first.
public final class CheckViewModel {
    private static final MathContext DIGITS = new MathContext(8);

    private final Workspace workspace;
    private final Messages messages;
    private final Consumer<String> reveal;
    private final ObservableList<Comparison> comparisons = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final Subscription subscription;

    /// @param reveal brings the node with this id into view
    public CheckViewModel(Workspace workspace, Messages messages, Consumer<String> reveal) {
        this.workspace = workspace;
        this.messages = messages;
        this.reveal = reveal;
        subscription = workspace.checking().checked().subscribe(this::show);
    }

    /// All that was compared.
    public ObservableList<Comparison> comparisons() {
        return FXCollections.unmodifiableObservableList(comparisons);
    }

    /// How it came out.
    public ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /// Checks all gradients.
    public void checkAll() {
        if (!workspace.checking().isReady()) {
            workspace.run();
        }
        workspace.checking().checkAll();
    }

    /// Selects the node of a comparison and brings it into view.
    public void jump(Comparison comparison) {
        String outermost = outermost(comparison.path());
        reveal.accept(outermost);
        workspace.select(Set.of(outermost));
    }

    /// Listens to the workspace no longer.
    public void dispose() {
        subscription.unsubscribe();
    }

    private void show(Optional<Checked> now) {
        comparisons.setAll(now.stream()
                .flatMap(checked -> checked.probes().stream())
                .sorted(Comparator.comparingInt(CheckViewModel::rank))
                .map(this::comparison)
                .toList());
        summary.set(now.map(this::summary).orElse(messages.text("check.none")));
    }

    private static int rank(Probe probe) {
        return switch (probe.verdict()) {
            case WRONG -> 0;
            case KINK -> 1;
            case AGREES -> 2;
            case UNTOLD -> 3;
        };
    }

    private String summary(Checked checked) {
        long all = checked.probes().size();
        String count = messages.numbers().whole(all);
        if (!checked.isOver()) {
            return messages.text("check.working", count, messages.numbers().whole(checked.open()));
        } else if (all == 0) {
            return messages.text("check.nothing");
        } else if (checked.count(Verdict.AGREES) == all) {
            return messages.text("check.good", count);
        }
        return messages.text(
                "check.mixed",
                count,
                messages.numbers().whole(checked.count(Verdict.AGREES)),
                messages.numbers().whole(checked.count(Verdict.WRONG)),
                messages.numbers().whole(checked.count(Verdict.KINK)),
                messages.numbers().whole(checked.count(Verdict.UNTOLD)));
    }

    private Comparison comparison(Probe probe) {
        Difference difference = probe.difference();
        Numbers numbers = messages.numbers();
        return new Comparison(
                probe.node(),
                name(probe.node()),
                probe.port().map(port -> messages.text("check.own", port)).orElseGet(() -> messages.text("check.way")),
                probe.cells() == 1 ? "" : numbers.whole(probe.cell() + 1L),
                exact(difference.analytic()),
                exact(difference.numeric()),
                numbers.shortForm(difference.step()),
                numbers.shortForm(difference.error()),
                probe.verdict(),
                result(difference));
    }

    /// With so many digits that two numbers can be compared by eye.
    private String exact(double number) {
        return Double.isFinite(number)
                ? messages.numbers().full(new BigDecimal(number).round(DIGITS).doubleValue())
                : messages.numbers().shortForm(number);
    }

    private String result(Difference difference) {
        return switch (difference.verdict()) {
            case AGREES -> messages.text("check.verdict.agrees");
            case KINK -> messages.text("check.verdict.kink", difference.left(), difference.right());
            case WRONG -> messages.text("check.verdict.wrong");
            case UNTOLD -> messages.text("check.verdict.untold");
        };
    }

    private String name(String path) {
        String outermost = outermost(path);
        String name = workspace
                .document()
                .get()
                .graph()
                .find(outermost)
                .map(Node::name)
                .orElse(outermost);
        return name + path.substring(outermost.length());
    }

    private static String outermost(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }
}
