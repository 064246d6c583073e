package gradus.app.canvas;

import gradus.app.text.Numbers;
import gradus.app.workspace.WireNumbers;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What flows back, in signs: at a wire the local derivative times the gradient that arrives, at a value the sum over
/// the wires it goes out by. In forward mode what flows on: the tangent comes from the wire's beginning, and the sum is
/// over the wires that a node reads.
final class Backflow {

    /// More terms than these are told by their sum alone.
    private static final int MOST_TERMS = 4;

    private Backflow() {}

    /// At a wire: `4 · 1 = 4`, or what of it is to be shown.
    static String product(Pictures pictures, Wire wire, boolean isAlone) {
        WireNumbers shown = pictures.told().shown();
        boolean isForward = pictures.told().isForward();
        Optional<Tensor> product = pictures.contribution(wire)
                .or(() -> isAlone && !isForward ? pictures.gradient(wire.from()) : Optional.empty());
        if (product.isEmpty()) {
            return "";
        }
        List<String> factors = new ArrayList<>();
        Optional<Tensor> local = pictures.told().local(wire).filter(each -> each.size() == 1);
        Optional<Tensor> arriving = pictures.gradient(isForward ? wire.from() : Value.of(wire.toNode()))
                .filter(each -> each.size() == 1 && local.isPresent());
        local.filter(each -> shown.local()).ifPresent(each -> factors.add(factor(pictures, each)));
        arriving.filter(each -> shown.arriving()).ifPresent(each -> factors.add(factor(pictures, each)));
        String left = String.join(" · ", factors);
        if (!shown.product()) {
            return left;
        }
        String right = pictures.few(product.get());
        return factors.isEmpty() ? right : left + " = " + right;
    }

    /// At a value: its gradient and, where it goes out by several wires, the terms that it is the sum of.
    static String sum(Pictures pictures, Value value) {
        Optional<Tensor> gradient = pictures.gradient(value);
        if (gradient.isEmpty()) {
            return "";
        }
        String total = pictures.few(gradient.get());
        if (gradient.get().size() != 1) {
            return total;
        }
        Graph graph = pictures.state().scene().document().graph();
        List<Wire> wires = new ArrayList<>();
        if (pictures.told().isForward()) {
            graph.node(value.node()).inputs().forEach((port, from) -> wires.add(new Wire(from, value.node(), port)));
        } else {
            graph.wiresFrom(value.node()).stream()
                    .filter(wire -> wire.from().equals(value))
                    .forEach(wires::add);
        }
        List<String> terms = wires.stream()
                .map(pictures::contribution)
                .flatMap(Optional::stream)
                .map(pictures::few)
                .toList();
        if (terms.size() < 2 || terms.size() > MOST_TERMS) {
            return total;
        }
        StringBuilder sum = new StringBuilder(terms.getFirst());
        for (String term : terms.subList(1, terms.size())) {
            sum.append(" + ").append(Numbers.bracketed(term));
        }
        return sum + " = " + total;
    }

    private static String factor(Pictures pictures, Tensor tensor) {
        return Numbers.bracketed(pictures.few(tensor));
    }
}
