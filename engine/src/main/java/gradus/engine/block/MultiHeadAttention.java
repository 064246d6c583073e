package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.Mode;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Usually;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Compound;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Einsum;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Regularizer;
import gradus.engine.operation.ShapeChecks;
import gradus.engine.operation.Softmax;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Looks things up: each place of `query` `[N, T, features]` asks with a vector, each place of `key` answers with one,
/// and the places of `value` are summed, weighed by how well both match; several heads at once do so, each with vectors
/// of its own (Vaswani et al. 2017).
///
/// Without `value` the query looks itself up; without `key` the value is its own key.
///
/// @param numHeads how many heads there are
/// @param keyDim how long the vectors of queries and keys are
/// @param valueDim how long the vectors of values are; 0 means as long as those of keys
/// @param dropout the share of matches that is left out in training
/// @param useBias whether every vector and the result have biases
/// @param kernelInitializer where the kernels `[features, num_heads, key_dim]` and `[num_heads, value_dim, features]`
///     begin
/// @param biasInitializer where the biases begin
/// @param kernelRegularizer what large kernels cost
/// @param biasRegularizer what large biases cost
/// @param activityRegularizer what large outputs cost, as a mean over the examples
/// @param kernelConstraint what the kernels must keep
/// @param biasConstraint what the biases must keep
/// @param trainable whether training may change them
public record MultiHeadAttention(
        int numHeads,
        int keyDim,
        @Usually("0") int valueDim,
        @Usually("0.0") double dropout,
        @Usually("true") boolean useBias,
        @Usually("glorot_uniform") Initializer kernelInitializer,
        @Usually("zeros") Initializer biasInitializer,
        @Usually("none") Regularizer kernelRegularizer,
        @Usually("none") Regularizer biasRegularizer,
        @Usually("none") Regularizer activityRegularizer,
        @Usually("none") Constraint kernelConstraint,
        @Usually("none") Constraint biasConstraint,
        @Usually("true") boolean trainable)
        implements Layer, Compound {
    public MultiHeadAttention {
        Attributes.require(numHeads > 0, "num_heads", numHeads, "rule.positive");
        Attributes.require(keyDim > 0, "key_dim", keyDim, "rule.positive");
        Attributes.require(valueDim >= 0, "value_dim", valueDim, "rule.not-negative");
        Attributes.require(dropout >= 0 && dropout < 1, "dropout", dropout, "rule.share");
    }

    /// A layer with Keras's defaults for everything else.
    public MultiHeadAttention(int numHeads, int keyDim) {
        this(
                numHeads,
                keyDim,
                0,
                0,
                true,
                new Initializer.GlorotUniform(),
                new Initializer.Zeros(),
                new Regularizer.None(),
                new Regularizer.None(),
                new Regularizer.None(),
                new Constraint.None(),
                new Constraint.None(),
                true);
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("query", false), new Port("value", true), new Port("key", true));
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType query = inputs.getFirst();
        ValueType value = inputs.get(Math.min(1, inputs.size() - 1));
        for (int i = 0; i < inputs.size(); i++) {
            ValueType x = inputs.get(i);
            String port = inputs().get(i).name();
            if (x.shape().rank() != 3 || !x.shape().get(2).isFixed()) {
                return Optional.of(ShapeCheck.mismatch(port, x, Message.of("rule.sequence")));
            }
            Optional<ShapeCheck> notReal = ShapeChecks.real(port, x);
            if (notReal.isPresent()) {
                return notReal;
            }
            if (!x.shape().get(0).equals(query.shape().get(0))) {
                return Optional.of(ShapeCheck.mismatch(port, query, x, "rule.same-rows"));
            }
        }
        boolean isMatched = inputs.size() < 3
                || inputs.get(2).shape().get(1).equals(value.shape().get(1));
        return isMatched
                ? Optional.empty()
                : Optional.of(ShapeCheck.mismatch("key", value, inputs.get(2), "rule.key-for-each-value"));
    }

    @Override
    public Term result(List<Term> inputs) {
        return results(inputs, Mode.INFERENCE).getFirst();
    }

    @Override
    public List<Term> results(List<Term> inputs, Mode mode) {
        Term value = inputs.get(Math.min(1, inputs.size() - 1));
        Term key = inputs.getLast();
        Term queries = projected(inputs.getFirst(), "query", keyDim).times(1 / Math.sqrt(keyDim));
        Term keys = projected(key, "key", keyDim);
        Term values = projected(value, "value", valueLength());
        Term matches = queries.apply(new Einsum("nhtk,nhsk->nhts"), keys).apply(new Softmax(-1));
        if (mode == Mode.TRAINING && dropout > 0) {
            Term dense = matches;
            matches = new Dropout(dropout).disturbed(dense, distribution -> Disturbance.drawn(dense, distribution));
        }
        Term found = matches.apply(new Einsum("nhts,nhsv->nhtv"), values);
        Dimension features = inputs.getFirst().shape().get(2);
        Shape shape = Shape.of(Dimension.of(numHeads), Dimension.of(valueLength()), features);
        Term y = found.apply(new Einsum("nhtv,hvd->ntd"), kernel(found, "output_kernel", shape));
        if (useBias) {
            y = y.plus(bias(found, "output_bias", Shape.of(features)));
        }
        return List.of(Layer.regularized(y, activityRegularizer));
    }

    private int valueLength() {
        return valueDim == 0 ? keyDim : valueDim;
    }

    /// A vector for each place and head, `[N, heads, T, length]`.
    private Term projected(Term x, String name, int length) {
        Shape shape = Shape.of(x.shape().get(2), Dimension.of(numHeads), Dimension.of(length));
        Term vectors = x.apply(new Einsum("ntd,dhk->nhtk"), kernel(x, name + "_kernel", shape));
        return useBias
                ? vectors.plus(
                        bias(x, name + "_bias", Shape.of(numHeads, length)).reshaped(Shape.of(numHeads, 1, length)))
                : vectors;
    }

    private Term kernel(Term beside, String name, Shape shape) {
        return Layer.weights(
                beside, name, new Parameter(shape, kernelInitializer, trainable, kernelRegularizer, kernelConstraint));
    }

    private Term bias(Term beside, String name, Shape shape) {
        return Layer.weights(
                beside, name, new Parameter(shape, biasInitializer, trainable, biasRegularizer, biasConstraint));
    }

    @Override
    public Facts facts() {
        return Facts.block("y = Σₕ softmax(Qₕ · Kₕᵀ/√key_dim) · Vₕ · Oₕ + b, "
                + "Qₕ = query · Wₕ + a, Kₕ and Vₕ of key and value likewise");
    }
}
