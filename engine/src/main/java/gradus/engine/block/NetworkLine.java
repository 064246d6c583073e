package gradus.engine.block;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Input;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A network in one line, `4 -> 20 tanh -> 10 tanh -> 3 sigmoid`: the number of inputs, then each layer's units and
/// activation (linear when none is named). Inputs that are no row of numbers are written as a shape, other layers as
/// calls: `[T, 3] -> LSTM(32) -> 1`.
///
/// @param inputs the shape of one example
/// @param layers at least one
/// @param columns where the inputs and each layer stand in the text, from 1
public record NetworkLine(Shape inputs, List<Layer> layers, List<Integer> columns) {

    private static final Pattern ARROW = Pattern.compile("->|→");
    private static final Pattern PART = Pattern.compile("\\s*(\\S+)(?:\\s+(\\S+))?(?:\\s+(\\S.*?))?\\s*");

    public NetworkLine {
        layers = List.copyOf(layers);
        columns = List.copyOf(columns);
    }

    /// Whether a text is meant as a network rather than as a formula: it holds an arrow.
    public static boolean isNetwork(String text) {
        return ARROW.matcher(text).find();
    }

    /// Reads a line.
    ///
    /// @throws gradus.engine.graph.GradusException with one diagnostic at the column of the first mistake
    public static NetworkLine parse(String text) {
        Shape inputs = Shape.SCALAR;
        List<Layer> layers = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        int start = 0;
        for (String part : ARROW.split(text, -1)) {
            Matcher words = PART.matcher(part);
            if (!words.matches()) {
                throw refuse("formula.network.missing", Math.min(start, text.length()) + 1);
            }
            int column = start + words.start(1) + 1;
            if (columns.isEmpty()) {
                inputs = inputs(words, part.strip(), start);
            } else {
                layers.add(part.contains("(") ? call(part, column) : dense(words, start));
            }
            columns.add(column);
            start += part.length() + (text.startsWith("→", start + part.length()) ? 1 : 2);
        }
        if (layers.isEmpty()) {
            throw refuse("formula.network.no-layer", text.stripTrailing().length() + 1);
        }
        return new NetworkLine(inputs, layers, columns);
    }

    private static Shape inputs(Matcher words, String part, int start) {
        int column = start + words.start(1) + 1;
        if (part.startsWith("[")) {
            try {
                return Shape.parse(part);
            } catch (IllegalArgumentException malformed) {
                throw refuse("formula.network.shape", column, part);
            }
        }
        refuseMore(words, 2, start);
        return Shape.of(units(words, start));
    }

    private static Dense dense(Matcher words, int start) {
        refuseMore(words, 3, start);
        return new Dense(units(words, start), activation(words, start));
    }

    private static void refuseMore(Matcher words, int extra, int start) {
        if (words.group(extra) != null) {
            throw refuse("formula.network.extra", start + words.start(extra) + 1, words.group(extra));
        }
    }

    private static Layer call(String part, int column) {
        try {
            return WrappedLayer.parse(part).layer();
        } catch (GradusException refused) {
            throw at(column, refused);
        }
    }

    /// The layers behind an input node `input` of shape `[N, inputs…]`; the graph's output is `output`.
    ///
    /// @throws gradus.engine.graph.GradusException at the column of a layer that doesn't fit what is before it
    public Graph graph() {
        GraphBuilder builder = new GraphBuilder();
        Value input = builder.add("input", new Input(inputs.prepend(Dimension.BATCH)));
        return builder.output("output", stack(builder, input)).build();
    }

    /// The layers between a data set and the loss that suits them: cross-entropy of classes from shares (after a
    /// softmax) or from plain sums (after a linear layer), else the mean squared error. The graph's output is
    /// `loss`.
    ///
    /// @param id the data set's node id
    /// @param dataset how many features and targets its rows have
    /// @param classes whether the targets are classes
    /// @throws gradus.engine.graph.GradusException at the column of what doesn't fit the data
    public Graph graph(String id, Dataset dataset, boolean classes) {
        if (!inputs.count().equals(Dimension.of(dataset.features()))) {
            throw misfit("formula.network.inputs", columns.getFirst(), inputs.count(), dataset.features());
        }
        GraphBuilder builder = new GraphBuilder();
        builder.add(id, dataset);
        Value rows = new Value(id, 0);
        Shape examples = inputs.prepend(Dimension.BATCH);
        Value prediction = stack(
                builder,
                inputs.rank() == 1
                        ? rows
                        : new Term(builder, rows).reshaped(examples).value());
        Dimension results = builder.type(prediction).shape().get(-1);
        if (!results.equals(Dimension.of(dataset.targets()))) {
            String code = classes ? "formula.network.classes" : "formula.network.targets";
            throw misfit(code, columns.getLast(), results, dataset.targets());
        }
        String lossId = builder.contains("loss") ? builder.freshId("loss") : "loss";
        Value loss = added(builder, lossId, loss(classes), columns.getLast(), new Value(id, 1), prediction);
        return builder.output("loss", loss).build();
    }

    private Loss loss(boolean classes) {
        Optional<Activation> last =
                layers.getLast() instanceof Dense dense ? Optional.of(dense.activation()) : Optional.empty();
        boolean isPlain = last.equals(Optional.of(Activation.LINEAR));
        return classes && (isPlain || last.equals(Optional.of(Activation.SOFTMAX)))
                ? new CategoricalCrossentropy(isPlain)
                : new MeanSquaredError();
    }

    private Value stack(GraphBuilder builder, Value input) {
        Value value = input;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            value = added(builder, builder.freshId(layer), layer, columns.get(i + 1), value);
        }
        return value;
    }

    private static Value added(GraphBuilder builder, String id, Operation operation, int column, Value... inputs) {
        try {
            return builder.add(id, operation, inputs);
        } catch (GradusException misfit) {
            throw at(column, misfit);
        }
    }

    private static int units(Matcher words, int start) {
        String number = words.group(1);
        if (!number.matches("0*[1-9]\\d{0,6}")) {
            throw refuse("formula.network.units", start + words.start(1) + 1, number);
        }
        return Integer.parseInt(number);
    }

    private static Activation activation(Matcher words, int start) {
        String name = words.group(2);
        if (name == null) {
            return Activation.LINEAR;
        }
        String known = String.join(", ", Activation.names());
        return Activation.find(name)
                .orElseThrow(() -> refuse("formula.network.activation", start + words.start(2) + 1, name, known));
    }

    private static GradusException misfit(String code, int column, Dimension typed, int needed) {
        return refuse(code, column, typed.toString(), String.valueOf(needed));
    }

    private static GradusException at(int column, GradusException refused) {
        return new GradusException(refused.diagnostics().getFirst().at(new Place.InText(column)));
    }

    private static GradusException refuse(String code, int column, Object... arguments) {
        return new GradusException(Diagnostic.error(code, new Place.InText(column), arguments));
    }
}
