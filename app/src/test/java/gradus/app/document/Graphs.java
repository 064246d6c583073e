package gradus.app.document;

import gradus.engine.block.Activation;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Dense;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Sub;
import gradus.engine.operation.Variable;
import java.util.Optional;

/// Graphs that tests stand on.
public final class Graphs {
    private Graphs() {}

    /// `z = (a+b)×(c−d)` with `x` and `y` between, at 2, 3, 5, 1.
    public static Graph formula() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", Variable.of(2));
        Value b = builder.add("b", Variable.of(3));
        Value c = builder.add("c", Variable.of(5));
        Value d = builder.add("d", Variable.of(1));
        Value x = builder.add("x", new Add(), a, b);
        Value y = builder.add("y", new Sub(), c, d);
        builder.add("z", new Mul(), x, y);
        return builder.build();
    }

    /// 4 features, 20, 10 and 3 units, and the loss.
    public static Graph network() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("iris", new Dataset(4, 3));
        Value first = builder.add("dense_1", new Dense(20, Activation.RELU), data);
        Value second = builder.add("dense_2", new Dense(10, Activation.RELU), first);
        Value third = builder.add("dense_3", new Dense(3, Activation.SOFTMAX), second);
        builder.add("loss", new CategoricalCrossentropy(false), new Value("iris", 1), third);
        return builder.build();
    }

    /// Two layers of the same weights, one behind the other, and their sum.
    public static Graph twins() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("iris", new Dataset(4, 4));
        Value first = builder.add("dense_1", new Dense(4, Activation.RELU), data);
        Value second = builder.add("dense_2", new Dense(4, Activation.RELU), first);
        builder.add("sum", new Add(), first, second);
        Graph graph = builder.build();
        return graph.with(graph.node("dense_2").withShares(Optional.of("dense_1")));
    }
}
