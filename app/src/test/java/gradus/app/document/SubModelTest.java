package gradus.app.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.app.Iris;
import gradus.engine.graph.Node;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubModelTest {

    @Test
    void whatLeadsUpToANodeComesWithItsWeightsAndData() {
        Learned learned = Learned.initial(Map.of(
                "dense_1/kernel", Tensor.scalar(1),
                "dense_2/kernel", Tensor.scalar(2),
                "dense_3/kernel", Tensor.scalar(3)));
        Document whole = Iris.document().withFile(Path.of("/there/iris.gradus"));
        SubModel part = SubModel.of(whole, "dense_2", Optional.of(learned));
        assertEquals(
                List.of("iris", "dense_1", "dense_2"),
                part.document().graph().nodes().stream().map(Node::id).toList());
        assertEquals(
                Set.of("dense_1/kernel", "dense_2/kernel"),
                part.learned().orElseThrow().weights().keySet());
        assertEquals(Optional.empty(), part.document().file());
        assertEquals(
                "/there/iris.csv", part.document().data().orElseThrow().origin().name());
        assertEquals(whole.layout().find("dense_1"), part.document().layout().find("dense_1"));
        assertEquals(List.of(), part.document().project().check());
    }
}
