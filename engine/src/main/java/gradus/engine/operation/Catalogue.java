package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Operation;
import gradus.engine.instruction.Instruction;
import gradus.engine.tensor.ElementType;
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
                new Parameter(Shape.of(1), new Initializer.GlorotUniform(), true),
                new Input(Shape.batchOf(1)),
                new State(Shape.of(1), new Initializer.Zeros()),
                new Assign(),
                new Penalty(),
                new RunContext(),
                new Dataset(1, 1),
                new Add(),
                new Sub(),
                new Mul(),
                new Div(),
                new Pow(),
                new Mod(false),
                new Neg(),
                new Max(),
                new Min(),
                new Sum(2),
                new Mean(2),
                new Reciprocal(),
                new Exp(),
                new Expm1(),
                new Log(),
                new Log1p(),
                new Sqrt(),
                new Abs(),
                new Sign(),
                new Floor(),
                new Ceil(),
                new Round(),
                new Clip(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                new Identity(),
                new StopGradient(),
                new Cast(ElementType.FLOAT64),
                new Sin(),
                new Cos(),
                new Tan(),
                new Asin(),
                new Acos(),
                new Atan(),
                new Sinh(),
                new Cosh(),
                new Asinh(),
                new Acosh(),
                new Atanh(),
                new Tanh(),
                new Sigmoid(),
                new Relu(),
                new LeakyRelu(0.01),
                new PRelu(),
                new ThresholdedRelu(1),
                new Elu(1),
                new Celu(1),
                new Selu(),
                new Gelu(Gelu.Approximation.NONE),
                new Swish(1),
                new Mish(),
                new HardSigmoid(0.2, 0.5),
                new HardSwish(),
                new HardTanh(-1, 1),
                new Shrink(0, 0.5),
                new Softsign(),
                new Erf(),
                new Softplus(),
                new Softmax(-1),
                new LogSoftmax(-1),
                new Hardmax(-1),
                new CumSum(-1, false, false),
                new LayerNormalization(-1, 1e-5),
                new BatchNormalization(1e-5, false),
                new InstanceNormalization(1e-5),
                new GroupNormalization(1, 1e-5),
                new RMSNormalization(-1, 1e-5),
                new MeanVarianceNormalization(List.of(0, 2, 3)),
                new LpNormalization(-1, 2),
                new Equal(),
                new Greater(),
                new GreaterOrEqual(),
                new Less(),
                new LessOrEqual(),
                new Not(),
                new And(),
                new Or(),
                new Xor(),
                new IsNaN(),
                new IsInf(true, true),
                new Where(),
                new MatMul(),
                new Gemm(1, 1, false, false),
                new Einsum("ij,jk->ik"),
                new Conv(List.of(3, 3), List.of(), List.of(), List.of(), 1),
                new ConvTranspose(List.of(3, 3), List.of(), List.of(), List.of(), 1, List.of()),
                new MaxPool(List.of(2, 2), List.of(2, 2), List.of(), List.of(), false),
                new AveragePool(List.of(2, 2), List.of(2, 2), List.of(), false, false),
                new GlobalAveragePool(),
                new GlobalMaxPool(),
                new ReduceSum(List.of(), true),
                new ReduceMean(List.of(), true),
                new ReduceMax(List.of(), true),
                new ReduceMin(List.of(), true),
                new ReduceProd(List.of(), true),
                new ReduceL1(List.of(), true),
                new ReduceL2(List.of(), true),
                new ReduceSumSquare(List.of(), true),
                new ReduceLogSumExp(List.of(), true),
                new ReduceLogSum(List.of(), true),
                new ReduceVariance(List.of(), true),
                new ArgMax(0, true),
                new ArgMin(0, true),
                new TopK(1, -1, true, true),
                new Reshape(new TargetShape(List.of("-1"))),
                new Transpose(List.of()),
                new Flatten(1),
                new Squeeze(List.of()),
                new Unsqueeze(List.of(0)),
                new Concat(-1, 2),
                new Stack(0, 2),
                new Split(0, List.of(), 2),
                new Tile(List.of()),
                new Slice(List.of(0), List.of(1), List.of(), List.of()),
                new Pad(List.of(), Pad.Mode.CONSTANT, 0),
                new Gather(0),
                new GatherElements(0),
                new ScatterElements(0, ScatterElements.Reduction.NONE),
                new OneHot(2, -1),
                new Expand(Shape.SCALAR),
                new Trilu(true, 0),
                new EyeLike(0),
                new DepthToSpace(2, DepthToSpace.Mode.DCR),
                new SpaceToDepth(2),
                new Resize(
                        Resize.Mode.NEAREST,
                        Numbers.NONE,
                        List.of(),
                        Resize.Coordinates.HALF_PIXEL,
                        Resize.Nearest.ROUND_PREFER_FLOOR,
                        -0.75),
                Scan.runningSum(),
                new Size(),
                new RowRandom(Instruction.Distribution.UNIFORM),
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
