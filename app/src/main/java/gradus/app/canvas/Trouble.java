package gradus.app.canvas;

import gradus.app.text.Messages;
import gradus.app.workspace.State;
import gradus.app.workspace.Told;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is to be told of one node in the way of trouble: what is wrong with the graph there, and what is doubtful about
/// its numbers.
record Trouble(List<Diagnostic> all) {

    /// Nothing is wrong.
    static final Trouble NONE = new Trouble(List.of());

    private static final String OPEN_PORT = "graph.open-port";

    /// By node of what is looked at.
    static Map<String, Trouble> of(State state, Told told) {
        return Stream.concat(state.scene().types().diagnostics().stream(), told.doubts(state.scene()).stream())
                .filter(diagnostic -> diagnostic.place() instanceof Place.AtNode)
                .collect(Collectors.groupingBy(
                        diagnostic -> ((Place.AtNode) diagnostic.place()).node(),
                        Collectors.collectingAndThen(Collectors.toList(), Trouble::new)));
    }

    /// The ids of the input ports that still need a wire.
    List<String> open() {
        return all.stream()
                .filter(Trouble::isOpenPort)
                .map(diagnostic -> (Place.AtNode) diagnostic.place())
                .map(place -> Ports.Spot.id(place.node(), place.port()))
                .toList();
    }

    /// What is wrong, in words.
    Optional<String> problem(Messages messages) {
        return first(diagnostic -> diagnostic.isError() && !isOpenPort(diagnostic), messages);
    }

    /// What is doubtful, in words.
    Optional<String> doubt(Messages messages) {
        return first(diagnostic -> !diagnostic.isError(), messages);
    }

    private Optional<String> first(Predicate<Diagnostic> wanted, Messages messages) {
        return all.stream().filter(wanted).findFirst().map(messages::of);
    }

    private static boolean isOpenPort(Diagnostic diagnostic) {
        return diagnostic.code().equals(OPEN_PORT);
    }
}
