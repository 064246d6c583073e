package gradus.app.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Blocks;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Operation;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What a wire's loose end fits, over the whole catalogue.
class LooseEndTest {
    private static final Graph NETWORK = Graphs.network();
    private static final Types TYPES = Types.of(NETWORK);

    @Test
    void whatIsOfferedForAValueTakesIt() {
        Value rows = Value.of("dense_1");
        ValueType type = TYPES.find(rows).orElseThrow();
        Set<String> offered = offered(new LooseEnd.Giving(rows));
        assertTrue(offered.containsAll(Set.of("Dense", "Relu", "Add", "MatMul", "Softmax", "Dropout", "ReduceSum")));
        for (Operation operation : Blocks.catalogue().entries()) {
            long ports =
                    operation.inputs().stream().filter(port -> !port.optional()).count();
            if (ports == 1 && operation.inputs().size() == 1) {
                assertEquals(
                        operation.check(List.of(type)) instanceof ShapeCheck.Known,
                        offered.contains(operation.name()),
                        operation.name());
            }
            if (operation.inputs().isEmpty()) {
                assertTrue(!offered.contains(operation.name()), operation.name());
            }
        }
    }

    @Test
    void whatIsOfferedForAnInputGivesItsType() {
        Graph open = NETWORK.disconnect("loss", "y_pred");
        Types types = Types.of(open);
        LooseEnd.Taking loose = new LooseEnd.Taking("loss", "y_pred");
        for (String name : offered(loose, open, types)) {
            Operation operation = Blocks.catalogue().find(name).orElseThrow();
            assertTrue(!operation.outputs().isEmpty(), name);
        }
        assertTrue(offered(loose, open, types).contains("Softmax"));
        assertTrue(!offered(loose, open, types).contains("ArgMax"), "labels are no prediction");
        assertTrue(!offered(loose, open, types).contains("Constant"), "one number is no prediction");
    }

    @Test
    void aValueWhoseTypeIsNotKnownFitsEverythingThatReads() {
        Graph open = NETWORK.disconnect("dense_1", "x");
        Set<String> offered = offered(new LooseEnd.Giving(Value.of("dense_1")), open, Types.of(open));
        assertEquals(
                Blocks.catalogue().entries().stream()
                        .filter(operation -> !operation.inputs().isEmpty())
                        .count(),
                offered.size());
    }

    @Test
    void theWholeCatalogueIsTriedWithoutAStall() {
        offered(new LooseEnd.Giving(Value.of("dense_2")));
        long begin = System.nanoTime();
        offered(new LooseEnd.Giving(Value.of("dense_2")));
        offered(new LooseEnd.Taking("dense_2", "x"));
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertTrue(taken.toMillis() < 1000, taken::toString);
    }

    private static Set<String> offered(LooseEnd loose) {
        return offered(loose, NETWORK, TYPES);
    }

    private static Set<String> offered(LooseEnd loose, Graph graph, Types types) {
        Set<String> offered = new TreeSet<>();
        for (Operation operation : Blocks.catalogue().entries()) {
            Optional<String> port = loose.port(operation, graph, types);
            port.ifPresent(name -> offered.add(operation.name()));
        }
        return offered;
    }
}
