package gradus.engine.device.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Value;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Accumulate;
import gradus.engine.instruction.Instruction.ArgMaximum;
import gradus.engine.instruction.Instruction.Chain;
import gradus.engine.instruction.Instruction.Concatenate;
import gradus.engine.instruction.Instruction.Contract;
import gradus.engine.instruction.Instruction.Convolve;
import gradus.engine.instruction.Instruction.ConvolveForImages;
import gradus.engine.instruction.Instruction.ConvolveForKernels;
import gradus.engine.instruction.Instruction.Distribution;
import gradus.engine.instruction.Instruction.Fold;
import gradus.engine.instruction.Instruction.FoldBack;
import gradus.engine.instruction.Instruction.Gather;
import gradus.engine.instruction.Instruction.GatherElements;
import gradus.engine.instruction.Instruction.MaxPool;
import gradus.engine.instruction.Instruction.MaxPoolBack;
import gradus.engine.instruction.Instruction.Order;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.Instruction.Place;
import gradus.engine.instruction.Instruction.Pointwise;
import gradus.engine.instruction.Instruction.RandomRows;
import gradus.engine.instruction.Instruction.Reduce;
import gradus.engine.instruction.Instruction.ScatterAdd;
import gradus.engine.instruction.Instruction.ScatterElements;
import gradus.engine.instruction.Instruction.Slice;
import gradus.engine.instruction.Instruction.Transpose;
import gradus.engine.instruction.Instruction.Unfold;
import gradus.engine.instruction.Instruction.Windows;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.Step;
import gradus.engine.instruction.UnaryFunction;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Every instruction gives on an OpenCL device what it gives on the scalar one, over many sizes")
class InstructionsTest {

    private static final ElementType REAL = ElementType.FLOAT32;
    private static final ElementType WHOLE = ElementType.INT32;
    private static final int[] SIZES = {1, 2, 3, 7, 8, 13, 64, 100, 207, 1024, 4098};

    private static Optional<OpenClDevice> device = Optional.empty();

    private final Random random = new Random(1);

    @BeforeAll
    static void open() {
        device = Optional.of(OpenClDevices.open());
    }

    @AfterAll
    static void close() {
        device.ifPresent(OpenClDevice::close);
    }

    private static Shape shape(int... lengths) {
        return Shape.of(lengths);
    }

    private static List<Integer> axes(int... axes) {
        return Arrays.stream(axes).boxed().toList();
    }

    /// Some are equal, some zeros of both signs, and a few no finite numbers.
    private Tensor wild(Shape shape) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> switch (random.nextInt(24)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> -0.0;
            case 4, 5, 6, 7, 8, 9 -> random.nextInt(-2, 3);
            default -> random.nextGaussian();
        });
        return Tensor.owning(REAL, shape, values);
    }

    private Tensor tame(Shape shape) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> random.nextGaussian());
        return Tensor.owning(REAL, shape, values);
    }

    /// Numbers that single precision doesn't hold.
    private Tensor whole(Shape shape) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> random.nextInt(-2_000_000_000, 2_000_000_000));
        return Tensor.owning(WHOLE, shape, values);
    }

    private Tensor indices(int length, Shape shape) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> random.nextInt(-length, length));
        return Tensor.owning(random.nextBoolean() ? WHOLE : REAL, shape, values);
    }

    private static void check(
            Instruction instruction, ElementType type, Shape output, double tolerance, Tensor... inputs) {
        check(instruction, List.of(type), List.of(output), tolerance, inputs);
    }

    /// Runs an instruction on both devices.
    ///
    /// @param tolerance relative to the greater of 1 and the number; 0 for the same numbers
    private static void check(
            Instruction instruction, List<ElementType> types, List<Shape> outputs, double tolerance, Tensor... inputs) {
        Map<Value, Operand> feeds = new LinkedHashMap<>();
        Map<Value, Tensor> given = new LinkedHashMap<>();
        for (Tensor input : inputs) {
            Value value = Value.of("input" + feeds.size());
            feeds.put(value, new Operand(feeds.size(), input.type(), input.shape()));
            given.put(value, input);
        }
        // One more makes it a program of single precision whatever its numbers are.
        feeds.put(Value.of("real"), new Operand(feeds.size(), REAL, Shape.SCALAR));
        given.put(Value.of("real"), Tensor.scalar(REAL, 0));
        List<Operand> read = new ArrayList<>(feeds.values()).subList(0, inputs.length);
        Map<Value, Operand> results = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            results.put(Value.of("result" + i), new Operand(feeds.size() + i, types.get(i), outputs.get(i)));
        }
        Step step = new Step(instruction, read, List.copyOf(results.values()));
        Program program = new Program(feeds, Map.of(), List.of(step), results, feeds.size() + outputs.size());
        // As it is, not optimized.
        OpenClRepetition repetition = new OpenClRepetition(program, Map.of(), device.orElseThrow(), false);
        repetition.feed(given);
        repetition.run();
        new ScalarDevice().prepare(program).run(given).forEach((value, expected) -> {
            Tensor tensor = repetition.result(value);
            assertEquals(expected.type(), tensor.type());
            assertEquals(expected.shape(), tensor.shape());
            for (int i = 0; i < expected.size(); i++) {
                double wanted = expected.at(i);
                double bound = tolerance * Math.max(1, Math.abs(wanted));
                String text = instruction + " of " + feeds.values() + " at " + i;
                if (tolerance == 0 || !Double.isFinite(wanted)) {
                    assertEquals(wanted, tensor.at(i), text);
                } else {
                    assertEquals(wanted, tensor.at(i), bound, text);
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void functionsOfOneNumber(UnaryFunction function) {
        // PoCL takes long to compile the special ones, so two sizes must do.
        for (int size : new int[] {7, 1024}) {
            Instruction instruction = new Pointwise(Scalars.apply(function, Scalars.X));
            check(instruction, REAL, shape(size), 4e-6, wild(shape(size)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void functionsOfTwoNumbers(BinaryFunction function) {
        Instruction instruction = new Pointwise(Scalars.apply(function, Scalars.X, Scalars.Y));
        for (int size : SIZES) {
            check(instruction, REAL, shape(size), 2e-6, wild(shape(size)), wild(shape(size)));
        }
        check(instruction, REAL, shape(13, 7), 2e-6, wild(shape(13, 1)), wild(shape(7)));
        check(instruction, REAL, shape(3, 8, 5), 2e-6, wild(Shape.SCALAR), wild(shape(3, 1, 5)));
        if (function != BinaryFunction.DIVIDE && function != BinaryFunction.POWER) {
            check(instruction, WHOLE, shape(100), 0, whole(shape(100)), whole(shape(100)));
            check(instruction, WHOLE, shape(8), 0, whole(shape(8)), Tensor.zeros(WHOLE, Shape.SCALAR));
        }
        check(instruction, ElementType.BOOL, shape(64), 0, whole(shape(64)), whole(shape(64)));
    }

    @Test
    void chainsOfNumbersOfSeveralTypes() {
        ScalarExpression floor = Scalars.apply(UnaryFunction.FLOOR, Scalars.X.times(Scalars.constant(100)));
        ScalarExpression large = new ScalarExpression.Argument(2).plus(Scalars.Y);
        Chain chain = new Chain(
                List.of(
                        new Part(floor, WHOLE),
                        new Part(large, WHOLE),
                        new Part(Scalars.apply(BinaryFunction.GREATER, large, Scalars.ZERO), ElementType.BOOL),
                        new Part(
                                Scalars.select(new ScalarExpression.Argument(4), Scalars.X, Scalars.constant(-1e-30)),
                                REAL)),
                List.of(0, 1, 2, 3));
        for (int size : SIZES) {
            Shape shape = shape(size);
            check(
                    chain,
                    List.of(WHOLE, WHOLE, ElementType.BOOL, REAL),
                    List.of(shape, shape, shape, shape),
                    0,
                    tame(shape),
                    whole(shape));
        }
    }

    @ParameterizedTest
    @EnumSource
    void folds(Fold fold) {
        double tolerance = fold == Fold.MAXIMUM ? 0 : 4e-5;
        for (int size : SIZES) {
            Tensor column = near(shape(5, size, 3));
            check(new Reduce(fold, axes(1)), REAL, shape(5, 1, 3), tolerance, column);
            check(new Reduce(fold, axes(0, 2)), REAL, shape(1, size, 1), tolerance, column);
            check(new Reduce(fold, axes(0, 1, 2)), REAL, shape(1, 1, 1), tolerance, column);
            check(new Reduce(fold, axes(0, 2)), REAL, shape(1, 2, 1, 3), tolerance, near(shape(4, 2, size, 3)));
            check(new Reduce(fold, axes()), REAL, shape(size), 0, wild(shape(size)));
            check(new Reduce(fold, axes(0)), REAL, shape(1), fold == Fold.SUM ? 1e-3 : 4e-5, wild(shape(size)));
        }
        check(new Reduce(fold, axes(1)), REAL, shape(3, 1), tolerance, Tensor.zeros(REAL, shape(3, 0)));
        check(new Reduce(fold, axes(1)), WHOLE, shape(3, 1), 0, small(shape(3, 9)));
        check(new Reduce(fold, axes(0)), REAL, shape(1, 5000), tolerance, near(shape(3, 5000)));
    }

    /// Numbers of which long products stay finite.
    private Tensor near(Shape shape) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> (random.nextBoolean() ? 1 : -1) * Math.exp(random.nextGaussian() / 100));
        return Tensor.owning(REAL, shape, values);
    }

    private Tensor small(Shape shape) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> random.nextInt(-4, 8));
        return Tensor.owning(WHOLE, shape, values);
    }

    @Test
    void aMillionNumbersKeepTheirAccuracy() {
        Tensor tenths = Tensor.filled(REAL, shape(1 << 20), 0.1);
        check(new Reduce(Fold.SUM, axes(0)), REAL, shape(1), 5e-6, tenths);
        check(new Reduce(Fold.SUM, axes(0)), REAL, shape(1, 4096), 5e-6, tenths.reshaped(shape(256, 4096)));
        check(new Accumulate(0, false, false), REAL, shape(1 << 20), 1e-6, tenths);
    }

    @Test
    void sumsUpToEachElement() {
        for (int size : SIZES) {
            for (boolean flag : new boolean[] {false, true}) {
                check(new Accumulate(1, flag, !flag), REAL, shape(2, size, 3), 4e-6, tame(shape(2, size, 3)));
                check(new Accumulate(0, flag, flag), REAL, shape(size), 1e-4, wild(shape(size)));
            }
        }
        check(new Accumulate(0, true, false), WHOLE, shape(9), 0, small(shape(9)));
    }

    @Test
    void placesOfTheLargest() {
        for (int size : SIZES) {
            check(new ArgMaximum(1), WHOLE, shape(3, 1, 4), 0, wild(shape(3, size, 4)));
            check(new ArgMaximum(0), REAL, shape(1), 0, wild(shape(size)));
            check(new ArgMaximum(0), WHOLE, shape(1), 0, whole(shape(size)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void products(int transposes) {
        boolean left = (transposes & 1) != 0;
        boolean right = (transposes & 2) != 0;
        int[][] sizes = {
            {1, 1, 1},
            {2, 3, 7},
            {8, 13, 64},
            {64, 64, 64},
            {100, 207, 33},
            {1, 1024, 100},
            {1024, 1, 64},
            {13, 7, 4098},
            {17, 16, 1024},
            {129, 65, 300},
            {64, 512, 100},
            {3, 4, 0}
        };
        for (int[] size : sizes) {
            int m = size[0];
            int n = size[1];
            int k = size[2];
            Tensor a = tame(left ? shape(k, m) : shape(m, k));
            Tensor b = tame(right ? shape(n, k) : shape(k, n));
            check(new Contract(left, right), REAL, shape(m, n), 2e-6 * Math.sqrt(k + 1), a, b);
        }
        for (int[] size : new int[][] {{3, 5, 7}, {20, 33, 40}}) {
            int m = size[0];
            int n = size[1];
            int k = size[2];
            Shape a = left ? shape(2, 1, k, m) : shape(2, 1, m, k);
            check(
                    new Contract(left, right),
                    REAL,
                    shape(2, 3, m, n),
                    2e-5,
                    tame(a),
                    tame(right ? shape(3, n, k) : shape(3, k, n)));
            check(
                    new Contract(left, right),
                    REAL,
                    shape(2, 3, m, n),
                    2e-5,
                    tame(left ? shape(2, 3, k, m) : shape(2, 3, m, k)),
                    tame(right ? shape(n, k) : shape(k, n)));
        }
    }

    @Test
    void productsPassOnWhatIsNoNumber() {
        check(new Contract(false, false), REAL, shape(40, 50), 1e-5, wild(shape(40, 3)), wild(shape(3, 50)));
        check(new Contract(false, false), REAL, shape(64, 70), 1e-4, wild(shape(64, 80)), tame(shape(80, 70)));
    }

    @Test
    void moves() {
        for (int size : SIZES) {
            check(new Transpose(axes(1, 0)), REAL, shape(size, 5), 0, wild(shape(5, size)));
            check(new Transpose(axes(2, 0, 1)), WHOLE, shape(3, 2, size), 0, whole(shape(2, size, 3)));
            check(new Slice(axes(1, size - 1), axes(2, -1)), REAL, shape(3, size), 0, wild(shape(7, size)));
            check(
                    new Place(axes(1, 2 * size), axes(2, -2), -1.5),
                    REAL,
                    shape(8, 2 * size + 1),
                    0,
                    wild(shape(3, size)));
            check(new Place(axes(3), axes(1), 7), WHOLE, shape(size + 5), 0, whole(shape(size)));
            check(
                    new Concatenate(1),
                    REAL,
                    shape(3, size + 9, 2),
                    0,
                    wild(shape(3, 4, 2)),
                    wild(shape(3, size, 2)),
                    wild(shape(3, 0, 2)),
                    wild(shape(3, 5, 2)));
        }
    }

    @Test
    void picksByNumber() {
        for (int size : SIZES) {
            for (int axis = 0; axis < 3; axis++) {
                int[] lengths = {2, 3, 4};
                lengths[axis] = size;
                Tensor places = indices(size, shape(6));
                int[] picked = lengths.clone();
                picked[axis] = 6;
                check(new Gather(axis), REAL, shape(picked), 0, wild(shape(lengths)), places);
                check(new ScatterAdd(axis), REAL, shape(lengths), 4e-6, tame(shape(picked)), places);
                check(
                        new GatherElements(axis),
                        WHOLE,
                        shape(picked),
                        0,
                        whole(shape(lengths)),
                        indices(size, shape(picked)));
            }
            check(new ScatterAdd(0), REAL, shape(5, 2), 2e-5, tame(shape(size, 2)), indices(5, shape(size)));
        }
    }

    @Test
    void putsByNumber() {
        List<Optional<BinaryFunction>> joins = new ArrayList<>(List.of(Optional.empty()));
        Arrays.stream(BinaryFunction.values())
                .filter(function -> function != BinaryFunction.REMAINDER && function != BinaryFunction.POWER)
                .map(Optional::of)
                .forEach(joins::add);
        for (int size : new int[] {1, 2, 3, 7, 8, 13, 64, 100, 207}) {
            for (Optional<BinaryFunction> join : joins) {
                Tensor places = indices(size, shape(2, 9));
                check(
                        new ScatterElements(1, join),
                        REAL,
                        shape(3, size),
                        1e-5,
                        tame(shape(3, size)),
                        places,
                        tame(shape(2, 9)));
            }
            check(
                    new ScatterElements(0, Optional.of(BinaryFunction.ADD)),
                    WHOLE,
                    shape(size),
                    0,
                    small(shape(size)),
                    indices(size, shape(5)),
                    small(shape(5)));
        }
    }

    @Test
    void sorts() {
        for (int size : SIZES) {
            for (boolean descending : new boolean[] {false, true}) {
                check(new Order(1, descending), WHOLE, shape(2, size, 3), 0, wild(shape(2, size, 3)));
            }
        }
        check(new Order(0, true), WHOLE, shape(64), 0, small(shape(64)));
    }

    @Test
    void aWrongIndexIsTold() {
        for (Tensor wrong : List.of(
                Tensor.of(WHOLE, shape(3), 0, 5, 1),
                Tensor.of(WHOLE, shape(3), 0, -6, 1),
                Tensor.of(REAL, shape(3), 0, 5, 1))) {
            for (Instruction instruction : List.of(new Gather(0), new GatherElements(0))) {
                IllegalArgumentException refused = assertThrows(
                        IllegalArgumentException.class,
                        () -> check(instruction, REAL, shape(3), 0, tame(shape(5)), wrong));
                assertTrue(String.valueOf(refused.getMessage()).contains("outside an axis of length 5"));
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Image(Windows windows, int[] image, int[] columns) {}

    private static List<Image> images() {
        List<Image> images = new ArrayList<>();
        int[][] shapes = {{2, 4, 5}, {1, 6, 13}, {2, 4, 7, 9}, {3, 6, 12, 11}, {2, 2, 4, 5, 6}, {1, 2, 3, 4, 3, 4}};
        for (int[] shape : shapes) {
            int axes = shape.length - 2;
            for (int variant = 0; variant < 4; variant++) {
                int kernel = variant == 3 ? 1 : variant + 1;
                int stride = variant == 1 ? 2 : 1;
                int dilation = variant == 2 && axes < 3 ? 2 : 1;
                int before = variant == 2 ? 1 : 0;
                int[] columns = new int[2 + 2 * axes];
                columns[0] = shape[0];
                columns[1] = shape[1];
                boolean fits = true;
                for (int axis = 0; axis < axes; axis++) {
                    columns[2 + axis] = kernel;
                    int room = shape[2 + axis] + 2 * before - (kernel - 1) * dilation - 1;
                    fits &= room >= 0;
                    columns[2 + axes + axis] = room / stride + 1;
                }
                if (fits) {
                    images.add(new Image(
                            new Windows(
                                    IntStream.range(0, axes)
                                            .mapToObj(i -> stride)
                                            .toList(),
                                    IntStream.range(0, axes)
                                            .mapToObj(i -> dilation)
                                            .toList(),
                                    IntStream.range(0, axes)
                                            .mapToObj(i -> before)
                                            .toList()),
                            shape,
                            columns));
                }
            }
        }
        return images;
    }

    @Test
    void windows() {
        for (Image each : images()) {
            Shape image = shape(each.image);
            Shape columns = shape(each.columns);
            int axes = each.image.length - 2;
            check(new Unfold(each.windows, -1), REAL, columns, 0, wild(image));
            check(new FoldBack(each.windows), REAL, image, 4e-6, tame(columns));
            int[] pooled = IntStream.concat(
                            Arrays.stream(each.columns).limit(2),
                            Arrays.stream(each.columns).skip(2 + axes))
                    .toArray();
            check(
                    new MaxPool(each.windows, columns),
                    List.of(REAL, REAL),
                    List.of(shape(pooled), shape(pooled)),
                    0,
                    wild(image));
            int places = Arrays.stream(each.columns).skip(2).limit(axes).reduce(1, (a, b) -> a * b);
            double[] winners = random.ints(shape(pooled).size(), 0, places)
                    .asDoubleStream()
                    .toArray();
            check(
                    new MaxPoolBack(each.windows, columns),
                    REAL,
                    image,
                    4e-6,
                    tame(shape(pooled)),
                    Tensor.owning(REAL, shape(pooled), winners));
        }
    }

    @Test
    void convolutions() {
        for (Image each : images()) {
            for (int groups : new int[] {1, 2}) {
                convolution(each, groups, 3);
            }
        }
        // Large enough for tiles.
        Windows same = new Windows(axes(1, 1), axes(1, 1), axes(1, 1));
        convolution(new Image(same, new int[] {5, 6, 19, 23}, new int[] {5, 6, 3, 3, 19, 23}), 1, 9);
        convolution(new Image(same, new int[] {3, 16, 18, 17}, new int[] {3, 16, 3, 3, 18, 17}), 2, 10);
        Windows apart = new Windows(axes(2, 3), axes(2, 1), axes(1, 2));
        convolution(new Image(apart, new int[] {4, 8, 33, 35}, new int[] {4, 8, 3, 4, 16, 12}), 1, 20);
        Windows line = new Windows(axes(1), axes(1), axes(3));
        convolution(new Image(line, new int[] {2, 10, 900}, new int[] {2, 10, 7, 900}), 1, 6);
        Windows cube = new Windows(axes(1, 1, 2), axes(1, 1, 1), axes(1, 0, 1));
        convolution(new Image(cube, new int[] {2, 4, 9, 10, 11}, new int[] {2, 4, 3, 2, 3, 9, 9, 6}), 1, 8);
    }

    private void convolution(Image each, int groups, int kernelsOfGroup) {
        Shape image = shape(each.image);
        Shape columns = shape(each.columns);
        int axes = each.image.length - 2;
        int places = Arrays.stream(each.columns).skip(2).limit(axes).reduce(1, (a, b) -> a * b);
        int count = Arrays.stream(each.columns).skip(2 + axes).reduce(1, (a, b) -> a * b);
        int terms = each.image[1] / groups * places;
        Shape kernels = shape(groups, kernelsOfGroup, terms);
        Shape products = shape(each.image[0], groups, kernelsOfGroup, count);
        check(new Convolve(each.windows, columns), REAL, products, 1e-5, tame(kernels), tame(image));
        check(
                new ConvolveForKernels(each.windows, columns),
                REAL,
                shape(1, groups, kernelsOfGroup, terms),
                1e-4,
                tame(products),
                tame(image));
        check(new ConvolveForImages(each.windows, columns), REAL, image, 1e-5, tame(kernels), tame(products));
    }

    @ParameterizedTest
    @EnumSource
    void randomNumbers(Distribution distribution) {
        double tolerance = distribution == Distribution.UNIFORM ? 0 : 4e-6;
        for (int size : SIZES) {
            long key = random.nextLong();
            check(new Instruction.Random(distribution, key), REAL, shape(size), tolerance);
            check(new RandomRows(distribution, key), REAL, shape(5, size), tolerance, whole(shape(2)), whole(shape(5)));
        }
        check(
                new RandomRows(distribution, 5),
                REAL,
                shape(3, 4),
                tolerance,
                Tensor.of(REAL, shape(2), 3, 70_000),
                Tensor.of(REAL, shape(3), 0, 150, 9));
    }
}
