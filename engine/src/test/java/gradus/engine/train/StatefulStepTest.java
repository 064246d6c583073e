package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradus.engine.block.MeanSquaredError;
import gradus.engine.block.Metrics;
import gradus.engine.block.SGD;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.operation.Assign;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Input;
import gradus.engine.operation.Mul;
import gradus.engine.operation.ReduceMean;
import gradus.engine.operation.RowRandom;
import gradus.engine.operation.RunContext;
import gradus.engine.operation.State;
import gradus.engine.operation.Term;
import gradus.engine.operation.Variable;
import gradus.engine.program.Program;
import gradus.engine.run.RunFeeds;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a graph remembers from step to step, and the random numbers of a run.
class StatefulStepTest {

    private static final ScalarDevice DEVICE = new ScalarDevice();

    @Test
    void aStateBecomesWhatIsAssigned() {
        GraphBuilder builder = new GraphBuilder();
        Term x = new Term(builder, builder.add("x", new Input(Shape.batchOf(2))));
        Term w = new Term(builder, builder.add("w", new Variable(Tensor.scalar(1), true)));
        Term mean = new Term(builder, builder.add("mean", new State(Shape.of(2), new Initializer.Zeros())));
        Term next =
                mean.times(0.5).plus(x.apply(new ReduceMean(List.of(0), false)).times(0.5));
        builder.add("assign", new Assign(), mean.value(), next.value());
        Value loss = x.times(w).minus(mean).squared().mean().value();
        TrainingStep step =
                new TrainingStep(builder.build(), loss, new SGD(0.1, 0, false, 0), DEVICE, ElementType.FLOAT64);
        Learned first =
                Learned.initial(Map.of("w", Tensor.scalar(1), "mean", Tensor.zeros(ElementType.FLOAT64, Shape.of(2))));
        Map<Value, Tensor> batch = Map.of(x.value(), Tensor.of(ElementType.FLOAT64, Shape.of(2, 2), 1, 2, 3, 6));
        Learned second = step.run(first, batch, 0.1).learned();
        assertEquals(Tensor.of(ElementType.FLOAT64, Shape.of(2), 1, 2), second.weight("mean"));
        Learned third = step.run(second, batch, 0.1).learned();
        assertEquals(Tensor.of(ElementType.FLOAT64, Shape.of(2), 1.5, 3), third.weight("mean"));
    }

    @Test
    void randomNumbersBelongToTheExampleAndTheStep() {
        Tensor three = draw("noise", 1, 1, 4, 7, 9);
        Tensor two = draw("noise", 1, 1, 9, 7);
        assertEquals(three.rows(1), two.rows(1));
        assertEquals(three.rows(2), two.rows(0));
        assertNotEquals(three.rows(0), three.rows(1));
        assertNotEquals(three, draw("noise", 1, 2, 4, 7, 9), "another step");
        assertNotEquals(three, draw("noise", 2, 1, 4, 7, 9), "another seed");
        assertNotEquals(three, draw("other", 1, 1, 4, 7, 9), "another node");
    }

    @Test
    void aModelThatDrawsNumbersIsTestedToo() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(2, 2));
        Value run = builder.add("run", new RunContext());
        Value noise = builder.add(
                "noise", new RowRandom(Instruction.Distribution.UNIFORM), data, run, new Value(run.node(), 1));
        Value w = builder.add("w", new Variable(Tensor.scalar(1), true));
        Value scaled = builder.add("scaled", new Mul(), noise, w);
        builder.add("loss", new MeanSquaredError(), new Value("data", 1), scaled);
        Evaluator evaluator =
                new Evaluator(Model.of(builder.build(), ""), Metrics.SUITABLE, DEVICE, ElementType.FLOAT64);
        Learned learned = Learned.initial(Map.of("w", Tensor.scalar(1)));
        Tensor rows = Tensor.zeros(ElementType.FLOAT64, Shape.of(3, 2));
        Tensor drawn = evaluator.predict(learned, rows);
        assertEquals(drawn, evaluator.predict(learned, rows));
        assertNotEquals(drawn.rows(0), drawn.rows(1));
    }

    private static Tensor draw(String id, long seed, long step, int... rows) {
        GraphBuilder builder = new GraphBuilder();
        Value like = builder.add("x", new Input(Shape.batchOf(5)));
        Value run = builder.add("run", new RunContext());
        Value drawn =
                builder.add(id, new RowRandom(Instruction.Distribution.NORMAL), like, run, new Value(run.node(), 1));
        Map<Value, Tensor> feeds = new HashMap<>(RunFeeds.of(builder.build()).at(seed, step, rows));
        feeds.put(like, Tensor.zeros(ElementType.FLOAT64, Shape.of(rows.length, 5)));
        return DEVICE.prepare(Program.compile(builder.build(), List.of(drawn), ElementType.FLOAT64))
                .run(feeds)
                .values()
                .iterator()
                .next();
    }
}
