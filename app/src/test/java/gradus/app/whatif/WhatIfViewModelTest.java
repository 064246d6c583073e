package gradus.app.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.Workspaces;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Mul;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Variable;
import gradus.engine.run.Descent.Coordinate;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhatIfViewModelTest {

    /// z = Σ (w · a), w a vector of two numbers
    private static Graph graph() {
        GraphBuilder builder = new GraphBuilder();
        Value w = builder.add("w", new Variable(Tensor.of(ElementType.FLOAT64, Shape.of(2), 1, -2), false));
        Value a = builder.add("a", Variable.of(12));
        builder.add("z", new ReduceSum(List.of(), false), builder.add("wa", new Mul(), w, a));
        return builder.build();
    }

    @Test
    void everyNumberOfASmallVariableHasALine() {
        Workspace workspace = Workspaces.of(graph());
        WhatIfViewModel model = new WhatIfViewModel(workspace, Messages.of(Language.ENGLISH));
        workspace.run();
        List<Leaf> leaves = model.leaves().get();
        assertEquals(
                List.of("w[1]", "w[2]", "a"), leaves.stream().map(Leaf::name).toList());
        assertEquals(
                List.of("12", "12", "−1"), leaves.stream().map(Leaf::gradient).toList());
        assertEquals(List.of(5.0, 5.0, 40.0), leaves.stream().map(Leaf::high).toList());
        model.set(new Coordinate("w", 1), 3);
        assertEquals(
                List.of(1.0, 3.0, 12.0),
                model.leaves().get().stream().map(Leaf::value).toList());
        assertEquals("4", model.leaves().get().getLast().gradient(), "the gradients follow");
    }

    @Test
    void whatIsTypedIsTakenOrRefused() {
        Workspace workspace = Workspaces.of(graph());
        WhatIfViewModel model = new WhatIfViewModel(workspace, Messages.of(Language.ENGLISH));
        Coordinate a = new Coordinate("a", 0);
        assertTrue(model.type(a, "much").orElseThrow().contains("“much”"));
        assertEquals(Optional.empty(), model.type(a, "100"));
        assertEquals(100, model.leaves().get().getLast().value());
        assertTrue(model.leaves().get().getLast().high() >= 100, "the slider reaches it");
    }

    @Test
    void onlyWhatIsChosenFollowsTheGradient() {
        Workspace workspace = Workspaces.of(graph());
        WhatIfViewModel model = new WhatIfViewModel(workspace, Messages.of(Language.ENGLISH));
        workspace.run();
        model.choose(new Coordinate("a", 0), false);
        model.choose(new Coordinate("w", 0), false);
        model.isUpwards().set(true);
        assertEquals(Optional.empty(), model.follow(1));
        assertEquals(
                List.of(1.0, -2 + 0.1 * 12, 12.0),
                model.leaves().get().stream().map(Leaf::value).toList());
        assertEquals(
                "w[2]", model.name(model.followed().get().orElseThrow().leaves().getFirst()));
        model.choose(new Coordinate("w", 1), false);
        assertTrue(model.follow(1).isPresent(), "nothing is left to move");
        model.choose(new Coordinate("w", 1), true);
        model.rate().set("-1");
        assertTrue(model.follow(1).isPresent());
    }
}
