package gradus.engine.project;

import gradus.engine.data.DataSetup;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Fix;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Message;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.operation.Dataset;
import java.util.ArrayList;
import java.util.List;

/// Compares what a graph's data set nodes promise with the data that the project names.
final class DataFit {

    private DataFit() {}

    /// A diagnostic for each node whose numbers a row differ from the data's, with the remedy.
    static List<Diagnostic> check(Graph graph, DataSetup setup) {
        List<Diagnostic> problems = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (node.operation() instanceof Dataset promised) {
                Dataset real = new Dataset(Math.max(1, setup.features()), Math.max(1, setup.targets()));
                if (!promised.equals(real)) {
                    problems.add(misfit(node, promised, real));
                }
            }
        }
        return problems;
    }

    private static Diagnostic misfit(Node node, Dataset promised, Dataset real) {
        Fix adopt = new Fix(
                Message.of("fix.fit-dataset", text(real.features()), text(real.targets())),
                graph -> graph.find(node.id())
                        .map(found -> graph.with(found.withOperation(real)))
                        .orElse(graph));
        String attribute = promised.features() == real.features() ? "targets" : "features";
        return new Diagnostic(
                Diagnostic.Severity.ERROR,
                "project.data-differ",
                new Place.AtNode(node.id(), attribute),
                List.of(
                        node.name(),
                        text(promised.features()),
                        text(promised.targets()),
                        text(real.features()),
                        text(real.targets())),
                List.of(adopt));
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
