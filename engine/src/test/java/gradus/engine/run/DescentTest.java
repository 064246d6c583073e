package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Exp;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Variable;
import gradus.engine.run.Descent.Coordinate;
import gradus.engine.run.Descent.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescentTest {
    private static final Session SESSION = new Session(new ScalarDevice());
    private static final Coordinate A = new Coordinate("a", 0);
    private static final Coordinate B = new Coordinate("b", 0);

    /// z = a² + b²
    private static Graph bowl() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", Variable.of(3));
        Value b = builder.add("b", Variable.of(-4));
        Value aa = builder.add("aa", new Mul(), a, a);
        Value bb = builder.add("bb", new Mul(), b, b);
        builder.add("z", new Add(), aa, bb);
        return builder.build();
    }

    private static Descent follow(List<Coordinate> leaves, double rate, int steps) {
        return Descent.follow(SESSION, bowl(), Value.of("z"), Map.of(), leaves, rate, steps);
    }

    @Test
    void bothNumbersGoDownToTheMiddle() {
        Descent way = follow(List.of(A, B), 0.25, 2);
        assertEquals(
                List.of(
                        new Step(List.of(3.0, -4.0), 25),
                        new Step(List.of(1.5, -2.0), 6.25),
                        new Step(List.of(0.75, -1.0), 1.5625)),
                way.steps());
    }

    @Test
    void whatIsNotChosenStaysAndUpwardsGoesUp() {
        Descent way = follow(List.of(A), -0.5, 1);
        assertEquals(List.of(new Step(List.of(3.0), 25), new Step(List.of(6.0), 52)), way.steps());
    }

    @Test
    void aWayThatGoesOnIsOneWay() {
        Descent first = follow(List.of(A, B), 0.25, 1);
        Descent second = Descent.follow(
                SESSION,
                bowl(),
                Value.of("z"),
                Map.of(
                        Value.of("a"), gradus.engine.tensor.Tensor.scalar(1.5),
                        Value.of("b"), gradus.engine.tensor.Tensor.scalar(-2)),
                List.of(A, B),
                0.25,
                1);
        assertEquals(follow(List.of(A, B), 0.25, 2), first.then(second));
        assertEquals(first, second.then(first), "a way from elsewhere stands for itself");
    }

    @Test
    void itEndsBeforeNumbersGoBeyondAllBounds() {
        GraphBuilder builder = new GraphBuilder();
        builder.add("z", new Exp(), builder.add("a", Variable.of(3)));
        Descent way = Descent.follow(SESSION, builder.build(), Value.of("z"), Map.of(), List.of(A), -1000, 10);
        assertEquals(1, way.steps().size());
        assertTrue(way.end().orElseThrow().target() < 30);
    }
}
