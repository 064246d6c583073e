package gradus.engine.block;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Input;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A network in one line, `4 -> 20 tanh -> 10 tanh -> 3 sigmoid`: the number of inputs, then each layer's units and
/// activation (linear when none is named).
///
/// @param inputs how many numbers a row has
/// @param layers at least one
/// @param columns where the inputs and each layer stand in the text, from 1
public record NetworkLine(int inputs, List<Dense> layers, List<Integer> columns) {

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
        int inputs = 0;
        List<Dense> layers = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        int start = 0;
        for (String part : ARROW.split(text, -1)) {
            Matcher words = PART.matcher(part);
            if (!words.matches()) {
                throw refuse("formula.network.missing", Math.min(start, text.length()) + 1);
            }
            int units = units(words, start);
            boolean isInput = columns.isEmpty();
            columns.add(start + words.start(1) + 1);
            int extra = isInput ? 2 : 3;
            if (words.group(extra) != null) {
                throw refuse("formula.network.extra", start + words.start(extra) + 1, words.group(extra));
            }
            if (isInput) {
                inputs = units;
            } else {
                layers.add(new Dense(units, activation(words, start)));
            }
            start += part.length() + (text.startsWith("→", start + part.length()) ? 1 : 2);
        }
        if (layers.isEmpty()) {
            throw refuse("formula.network.no-layer", text.stripTrailing().length() + 1);
        }
        return new NetworkLine(inputs, layers, columns);
    }

    /// The layers behind an input node `input` of shape `[N, inputs]`; the graph's output is `output`.
    public Graph graph() {
        GraphBuilder builder = new GraphBuilder();
        Value input = builder.add("input", new Input(Shape.batchOf(inputs)));
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
        if (inputs != dataset.features()) {
            throw misfit("formula.network.inputs", columns.getFirst(), inputs, dataset.features());
        }
        if (layers.getLast().units() != dataset.targets()) {
            String code = classes ? "formula.network.classes" : "formula.network.targets";
            throw misfit(code, columns.getLast(), layers.getLast().units(), dataset.targets());
        }
        GraphBuilder builder = new GraphBuilder();
        builder.add(id, dataset);
        Value prediction = stack(builder, new Value(id, 0));
        String lossId = builder.contains("loss") ? builder.freshId("loss") : "loss";
        return builder.output("loss", builder.add(lossId, loss(classes), new Value(id, 1), prediction))
                .build();
    }

    private Loss loss(boolean classes) {
        Activation last = layers.getLast().activation();
        return classes && (last.equals(Activation.SOFTMAX) || last.equals(Activation.LINEAR))
                ? new CategoricalCrossentropy(last.equals(Activation.LINEAR))
                : new MeanSquaredError();
    }

    private Value stack(GraphBuilder builder, Value input) {
        Value value = input;
        for (Dense layer : layers) {
            value = builder.add(layer, value);
        }
        return value;
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

    private static GradusException misfit(String code, int column, int typed, int needed) {
        return refuse(code, column, String.valueOf(typed), String.valueOf(needed));
    }

    private static GradusException refuse(String code, int column, Object... arguments) {
        return new GradusException(Diagnostic.error(code, new Place.InText(column), arguments));
    }
}
