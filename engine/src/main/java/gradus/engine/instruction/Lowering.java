package gradus.engine.instruction;

import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects the instructions that operations lower to.
public final class Lowering {

    private final List<Step> steps = new ArrayList<>();
    private final Map<Operand, Tensor> constants = new LinkedHashMap<>();
    private final ElementType real;
    private int slots;
    private String path = "";

    /// @param real the precision real numbers have in this program, FLOAT32 or FLOAT64
    public Lowering(ElementType real) {
        this.real = real;
    }

    /// The precision of real numbers.
    public ElementType real() {
        return real;
    }

    /// Says which node is lowered next.
    public Lowering at(String node) {
        path = node;
        return this;
    }

    /// The id of the node that is lowered, in the flat graph.
    public String path() {
        return path;
    }

    /// A key of the node that is lowered: tells generators of random numbers apart (FNV-1a of its id; Fowler, Noll,
    /// Vo 1991).
    public long key() {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /// A place for a tensor that is given when the program runs.
    public Operand feed(ElementType type, Shape shape) {
        return new Operand(slots++, type, shape);
    }

    /// A tensor that is known now.
    public Operand constant(Tensor tensor) {
        Operand operand = feed(tensor.type(), tensor.shape());
        constants.put(operand, tensor);
        return operand;
    }

    /// Appends an instruction.
    public Operand emit(Instruction instruction, ElementType type, Shape shape, Operand... inputs) {
        Operand output = feed(type, shape);
        steps.add(new Step(instruction, List.of(inputs), List.of(output)));
        return output;
    }

    /// Appends an instruction that writes to several places.
    public void emit(Instruction instruction, List<Operand> inputs, List<Operand> outputs) {
        steps.add(new Step(instruction, inputs, outputs));
    }

    /// A formula over broadcast inputs; the output has the type of the first and the shape all broadcast to.
    public Operand pointwise(ScalarExpression expression, Operand... inputs) {
        return emit(new Instruction.Pointwise(expression), inputs[0].type(), broadcast(inputs), inputs);
    }

    private static Shape broadcast(Operand... inputs) {
        Shape shape = Shape.SCALAR;
        for (Operand input : inputs) {
            Shape sofar = shape;
            shape = shape.broadcast(input.shape())
                    .orElseThrow(() -> new IllegalArgumentException(sofar + " and " + input.shape()));
        }
        return shape;
    }

    /// A formula over broadcast inputs that gives truth values.
    public Operand predicate(ScalarExpression expression, Operand... inputs) {
        return emit(new Instruction.Pointwise(expression), ElementType.BOOL, broadcast(inputs), inputs);
    }

    /// A fold along axes that stay with length 1.
    public Operand reduce(Instruction.Fold fold, List<Integer> axes, Operand input) {
        Shape shape = input.shape();
        for (int axis : axes) {
            shape = shape.with(axis, Dimension.ONE);
        }
        return emit(new Instruction.Reduce(fold, axes), input.type(), shape, input);
    }

    /// The same elements under another shape.
    public Operand reshape(Operand input, Shape shape) {
        return input.shape().equals(shape) ? input : emit(new Instruction.Reshape(), input.type(), shape, input);
    }

    /// The instructions so far, in order.
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /// The tensors known now, by the place they must be put.
    public Map<Operand, Tensor> constants() {
        return Map.copyOf(constants);
    }

    /// How many places there are.
    public int slots() {
        return slots;
    }
}
