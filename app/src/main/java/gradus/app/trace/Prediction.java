package gradus.app.trace;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.run.Evaluation;
import gradus.engine.run.TraceFrame;
import gradus.engine.run.TraceStep;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges what a learner expects a number to be, before it is told.
///
/// @param wanted the number itself
/// @param mistakes numbers that come of a known mistake, the likeliest first
record Prediction(double wanted, List<Mistake> mistakes) {

    /// Beyond this share of the number an answer is another number; people round.
    private static final double ROUNDING = 0.005;

    Prediction {
        mistakes = List.copyOf(mistakes);
    }

    /// What an answer is.
    enum Verdict {
        RIGHT,
        /// The sign is the other one.
        SIGN,
        /// One of several paths back was left out.
        FORGOTTEN_PATH,
        /// The value was given for the gradient.
        VALUE,
        /// The local derivative was given, not multiplied by what arrives.
        LOCAL,
        /// What arrives was given, not multiplied by the local derivative.
        ARRIVING,
        WRONG
    }

    /// A number that a mistake leads to.
    record Mistake(Verdict verdict, double number) {}

    /// The prediction a step asks for; empty where no single number is told, or one that was given.
    static Optional<Prediction> of(TraceFrame frame, TraceStep step) {
        Optional<Tensor> tensor = frame.tensor(step).filter(each -> each.size() == 1);
        Optional<Node> node = frame.graph().find(step.path());
        boolean isGiven =
                step.isForward() && node.filter(each -> !each.wired().isEmpty()).isEmpty();
        boolean isSeed = step.phase() == TraceStep.Phase.BACKWARD
                && frame.evaluation()
                        .target()
                        .filter(target -> target.node().equals(step.path()))
                        .isPresent();
        if (tensor.isEmpty() || node.isEmpty() || isGiven || isSeed || step.phase() == TraceStep.Phase.UPDATE) {
            return Optional.empty();
        }
        return Optional.of(new Prediction(
                tensor.get().at(0),
                step.phase() == TraceStep.Phase.BACKWARD
                        ? backward(frame.graph(), frame.evaluation(), node.get())
                        : List.of()));
    }

    private static List<Mistake> backward(Graph graph, Evaluation evaluation, Node node) {
        List<Mistake> mistakes = new ArrayList<>();
        List<Wire> wires = graph.wiresFrom(node.id());
        List<Double> parts = wires.stream()
                .map(evaluation::contribution)
                .flatMap(Optional::stream)
                .map(part -> part.at(0))
                .toList();
        if (parts.size() > 1) {
            double sum = parts.stream().mapToDouble(Double::doubleValue).sum();
            parts.forEach(part -> {
                mistakes.add(new Mistake(Verdict.FORGOTTEN_PATH, part));
                mistakes.add(new Mistake(Verdict.FORGOTTEN_PATH, sum - part));
            });
        }
        evaluation
                .value(node.value())
                .filter(value -> value.size() == 1)
                .ifPresent(value -> mistakes.add(new Mistake(Verdict.VALUE, value.at(0))));
        for (Wire wire : wires) {
            evaluation
                    .gradient(Value.of(wire.toNode()))
                    .filter(arriving -> arriving.size() == 1)
                    .ifPresent(arriving -> {
                        mistakes.add(new Mistake(Verdict.ARRIVING, arriving.at(0)));
                        evaluation
                                .contribution(wire)
                                .filter(part -> arriving.at(0) != 0)
                                .ifPresent(
                                        part -> mistakes.add(new Mistake(Verdict.LOCAL, part.at(0) / arriving.at(0))));
                    });
        }
        return mistakes;
    }

    /// What an answer is: right, a known mistake, or simply wrong.
    Verdict judge(double answer) {
        if (isSame(answer, wanted)) {
            return Verdict.RIGHT;
        }
        if (isSame(-answer, wanted)) {
            return Verdict.SIGN;
        }
        return mistakes.stream()
                .filter(mistake -> isSame(answer, mistake.number()))
                .map(Mistake::verdict)
                .findFirst()
                .orElse(Verdict.WRONG);
    }

    private static boolean isSame(double a, double b) {
        return Double.compare(a, b) == 0 || Math.abs(a - b) <= ROUNDING * Math.abs(b) || Math.abs(a - b) < 1e-9;
    }
}
