package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Operation;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All operations by name, each as a prototype whose attributes are the defaults. What is not here can't be made;
/// palette, project file and formulas look here.
public final class Catalogue {

    private final Map<String, Operation> byName;

    private Catalogue(List<Operation> prototypes) {
        Map<String, Operation> named = new LinkedHashMap<>();
        for (Operation prototype : prototypes) {
            if (named.put(prototype.name(), prototype) != null) {
                throw new IllegalArgumentException("Two operations are named " + prototype.name());
            }
        }
        byName = named;
    }

    /// Leaves and operators.
    public static Catalogue operators() {
        return new Catalogue(List.of(
                new Variable(Tensor.scalar(0), false),
                new Constant(Tensor.scalar(1)),
                new Parameter(Shape.of(1), "glorot_uniform", true),
                new Input(Shape.batchOf(1)),
                new Dataset(1, 1),
                new Add(),
                new Sub(),
                new Mul(),
                new Div(),
                new Pow(),
                new Neg(),
                new Max(),
                new Min(),
                new Exp(),
                new Log(),
                new Sqrt(),
                new Abs(),
                new Sign(),
                new Sin(),
                new Cos(),
                new Tan(),
                new Tanh(),
                new Sigmoid(),
                new Relu(),
                new Softplus(),
                new Softmax(-1),
                new LogSoftmax(-1),
                new Equal(),
                new Greater(),
                new GreaterOrEqual(),
                new Less(),
                new LessOrEqual(),
                new Where(),
                new MatMul(),
                new Gemm(1, 1, false, false),
                new ReduceSum(List.of(), true),
                new ReduceMean(List.of(), true),
                new ReduceMax(List.of(), true),
                new Reshape(new TargetShape(List.of("-1"))),
                new Transpose(List.of()),
                new Expand(Shape.SCALAR),
                new Size(),
                new RandomUniform(0, 1, Shape.of(1), 0),
                new RandomNormal(0, 1, Shape.of(1), 0)));
    }

    /// This catalogue and more entries behind.
    ///
    /// @throws IllegalArgumentException when a name is taken
    public Catalogue and(List<Operation> more) {
        List<Operation> all = new ArrayList<>(byName.values());
        all.addAll(more);
        return new Catalogue(all);
    }

    /// All prototypes, in the order people look for them.
    public List<Operation> entries() {
        return List.copyOf(byName.values());
    }

    /// The prototype of this exact name.
    public Optional<Operation> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// An operation with some attributes unlike the defaults.
    ///
    /// @return empty when the name is unknown
    /// @throws gradus.engine.graph.GradusException when an attribute is unknown or its value refused
    public Optional<Operation> create(String name, Map<String, ?> attributes) {
        return find(name).map(prototype -> Attributes.with(prototype, attributes));
    }
}
