package gradus.app.trace;

import gradus.app.text.Messages;
import gradus.app.text.Numbers;
import gradus.app.workspace.Results;
import gradus.app.workspace.TraceSetup;
import gradus.app.workspace.Traced;
import gradus.app.workspace.Tracing;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.run.Evaluation;
import gradus.engine.run.ForwardMode;
import gradus.engine.run.Seed;
import gradus.engine.run.Session;
import gradus.engine.run.Sweeps;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// Which way it is differentiated, and where a sweep begins: forward mode at a cell of a leaf, reverse mode at the
/// target or, where that is a tensor, at one of its cells.
final class SweepViewModel {
    /// Of larger tensors the first cells are offered.
    private static final int MOST_CELLS = 2000;

    private final Workspace workspace;
    private final Tracing tracing;
    private final ObservableValue<Messages> messages;
    private final ReadOnlyObjectWrapper<Shown> shown;

    /// Where a sweep may begin.
    ///
    /// @param text what it is called
    record Choice(Seed seed, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /// Choices of which one is taken.
    record Choices(List<Choice> all, Optional<Choice> taken) {
        static final Choices NONE = new Choices(List.of(), Optional.empty());

        Choices {
            all = List.copyOf(all);
        }
    }

    /// What is seen.
    ///
    /// @param leaves that can be varied; none in reverse mode
    /// @param leafCells the numbers of the leaf, if it is a tensor
    /// @param question what is asked of a target that is a tensor
    /// @param targetCells that can be differentiated; none in forward mode
    /// @param sweeps how much work both modes are
    /// @param counted what is counted
    record Shown(
            boolean isForward,
            Choices leaves,
            Choices leafCells,
            String question,
            Choices targetCells,
            String sweeps,
            String counted) {

        /// Whether there is anything to choose.
        boolean isChoice() {
            return isForward || !targetCells.all().isEmpty();
        }
    }

    /// @param messages the texts, in the language chosen now
    SweepViewModel(Workspace workspace, ObservableValue<Messages> messages) {
        this.workspace = workspace;
        this.messages = messages;
        tracing = workspace.tracing();
        shown = new ReadOnlyObjectWrapper<>(show());
        tracing.traced().subscribe(this::refresh);
        tracing.setup().subscribe(this::refresh);
        workspace.results().subscribe(this::refresh);
        messages.subscribe(this::refresh);
    }

    ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Traces in forward or in reverse mode.
    void forward(boolean isForward) {
        boolean isBegun = tracing.traced().get().isPresent();
        tracing.set(tracing.setup().get().forward(isForward));
        if (isForward && !isBegun) {
            tracing.at(0);
        }
    }

    /// Varies a leaf.
    void vary(Seed leaf) {
        tracing.set(tracing.setup().get().withLeaf(leaf));
    }

    /// Differentiates one cell of the target, or all of it.
    void differentiate(Seed target) {
        boolean isOwn = target.cell().isEmpty()
                && Session.target(workspace.document().get().graph())
                        .filter(target.value()::equals)
                        .isPresent();
        tracing.set(tracing.setup().get().withTargets(isOwn ? List.of() : List.of(target)));
    }

    private void refresh() {
        shown.set(show());
    }

    private Shown show() {
        TraceSetup setup = tracing.setup().get();
        Optional<Evaluation> evaluation = evaluation();
        Optional<Evaluation> forward = evaluation.filter(
                numbers -> setup.isForward() && numbers.forwardMode().isPresent());
        if (setup.isForward()) {
            return forward.map(this::forward)
                    .orElseGet(() -> new Shown(true, Choices.NONE, Choices.NONE, "", Choices.NONE, "", ""));
        }
        return evaluation
                .filter(numbers -> setup.targets().size() <= 1)
                .flatMap(this::reverse)
                .orElseGet(() -> new Shown(false, Choices.NONE, Choices.NONE, "", Choices.NONE, "", ""));
    }

    private Optional<Evaluation> evaluation() {
        Optional<Results> results = workspace.results().get();
        return tracing.traced()
                .get()
                .map(Traced::trace)
                .map(trace -> trace.frame().evaluation())
                .or(() -> results.map(Results::evaluation));
    }

    private Shown forward(Evaluation evaluation) {
        ForwardMode sweep = evaluation.forwardMode().orElseThrow();
        List<Choice> leaves = new ArrayList<>();
        for (Value leaf : sweep.sweeps().leaves()) {
            Shape shape = evaluation.value(leaf).orElseThrow().shape();
            leaves.add(new Choice(Seed.first(leaf, shape), name(leaf)));
        }
        Optional<Choice> taken = leaves.stream()
                .filter(choice -> choice.seed().value().equals(sweep.leaf().value()))
                .findFirst();
        Choices cells = evaluation
                .value(sweep.leaf().value())
                .filter(tensor -> tensor.size() > 1)
                .map(tensor -> cells(List.of(), sweep.leaf(), tensor, false))
                .orElse(Choices.NONE);
        Numbers numbers = messages.getValue().numbers();
        String counted = messages.getValue()
                .text("trace.sweeps.counted", numbers.whole(sweep.sweeps().wires()));
        return new Shown(true, new Choices(leaves, taken), cells, "", Choices.NONE, line(sweep.sweeps()), counted);
    }

    /// How much both modes do for the whole derivative.
    private String line(Sweeps sweeps) {
        Messages words = messages.getValue();
        String forward = words.numbers().whole(sweeps.forward());
        String reverse = words.numbers().whole(sweeps.reverse());
        String leafCells = words.numbers().whole(sweeps.leafCells());
        String first;
        if (sweeps.leafCells() == 1) {
            first = words.text("trace.sweeps.forward-one", forward);
        } else {
            boolean areSingle = sweeps.leafCells() == sweeps.leaves().size();
            first = areSingle
                    ? words.text("trace.sweeps.forward", leafCells, forward)
                    : words.text("trace.sweeps.forward-cells", leafCells, forward);
        }
        return first + " "
                + (sweeps.targetCells() == 1
                        ? words.text("trace.sweeps.reverse", reverse)
                        : words.text(
                                "trace.sweeps.reverse-cells", words.numbers().whole(sweeps.targetCells()), reverse));
    }

    private Optional<Shown> reverse(Evaluation evaluation) {
        Messages words = messages.getValue();
        return evaluation
                .seed()
                .flatMap(seed -> evaluation
                        .value(seed.value())
                        .filter(tensor -> tensor.size() > 1)
                        .map(tensor -> new Shown(
                                false,
                                Choices.NONE,
                                Choices.NONE,
                                words.text("trace.target-cell", name(seed.value()), tensor.shape()),
                                cells(
                                        List.of(new Choice(Seed.of(seed.value()), words.text("trace.target-sum"))),
                                        seed,
                                        tensor,
                                        true),
                                "",
                                "")));
    }

    private Choices cells(List<Choice> before, Seed taken, Tensor tensor, boolean isTarget) {
        List<Choice> all = new ArrayList<>(before);
        IntStream.range(0, Math.min(tensor.size(), MOST_CELLS))
                .mapToObj(flat -> Seed.of(taken.value(), tensor.shape(), flat))
                .map(seed -> new Choice(
                        seed, isTarget ? messages.getValue().text("trace.target-one", seed.text()) : seed.text()))
                .forEach(all::add);
        return new Choices(
                all, all.stream().filter(choice -> choice.seed().equals(taken)).findFirst());
    }

    /// What a value is called.
    private String name(Value value) {
        Graph graph = workspace.document().get().graph();
        return graph.find(value.node())
                .map(Node::name)
                .orElseGet(() -> value.node().replace('/', '.'));
    }
}
