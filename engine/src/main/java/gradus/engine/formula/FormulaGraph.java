package gradus.engine.formula;

import gradus.engine.formula.Part.Statement;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constant;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Adds the operations of a formula to a graph under construction.
final class FormulaGraph {

    private static final String RESULT = "z";
    private static final String LETTERS = "xywvutsrqponmlkjihgfedcba";

    private final List<Statement> statements;
    private final GraphBuilder builder;
    private final Map<String, Value> named;
    private final Set<String> taken = new HashSet<>();
    private final String result;

    /// @param variables what stands for each free name
    FormulaGraph(List<Statement> statements, GraphBuilder builder, Map<String, Value> variables) {
        this.statements = statements;
        this.builder = builder;
        this.named = new HashMap<>(variables);
        taken.addAll(variables.keySet());
        statements.forEach(statement -> statement.name().ifPresent(taken::add));
        result = statements.getLast().name().orElseGet(() -> isFree(RESULT) ? RESULT : freeLetter());
    }

    /// What the last line is called.
    String result() {
        return result;
    }

    /// Adds all lines.
    ///
    /// @return the last line's value
    Value add() {
        for (Statement statement : statements.subList(0, statements.size() - 1)) {
            String name = statement.name().orElseGet(this::freeLetter);
            named.put(name, add(statement, free(name)));
        }
        return add(statements.getLast(), free(result));
    }

    private Value add(Statement statement, String name) {
        List<Value> values = new ArrayList<>();
        int last = statement.parts().size() - 1;
        for (int i = 0; i <= last; i++) {
            values.add(
                    switch (statement.parts().get(i)) {
                        case Part.Reference(String reference, int column) ->
                            Objects.requireNonNull(named.get(reference), reference);
                        case Part.Literal(Tensor value, String text, int column) -> {
                            String id = i == last ? name : freeConstantId();
                            yield builder.add(new Node(id, i == last ? name : text, new Constant(value), Map.of()));
                        }
                        case Part.Application application -> add(application, i == last ? name : freeLetter(), values);
                    });
        }
        return values.getLast();
    }

    private Value add(Part.Application application, String id, List<Value> values) {
        Operation operation = application.operation();
        Map<String, Value> inputs = new LinkedHashMap<>();
        for (int i = 0; i < application.arguments().size(); i++) {
            Port port = operation.inputs().get(i);
            inputs.put(port.name(), values.get(application.arguments().get(i)));
        }
        try {
            return builder.add(new Node(id, id, operation, inputs));
        } catch (GradusException misfit) {
            throw new GradusException(misfit.diagnostics().getFirst().at(new Place.InText(application.column())));
        }
    }

    /// The name itself, unless the graph that is added to has a node of this id.
    private String free(String name) {
        return builder.contains(name) ? freeLetter() : name;
    }

    private boolean isFree(String id) {
        return !builder.contains(id) && taken.add(id);
    }

    private String freeLetter() {
        for (int i = 0; i < LETTERS.length(); i++) {
            String letter = LETTERS.substring(i, i + 1);
            if (isFree(letter)) {
                return letter;
            }
        }
        int number = 1;
        while (!isFree("x" + number)) {
            number++;
        }
        return "x" + number;
    }

    private String freeConstantId() {
        String id = builder.freshId("constant");
        while (taken.contains(id)) {
            id = builder.freshId("constant");
        }
        return id;
    }
}
