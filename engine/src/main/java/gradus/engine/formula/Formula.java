package gradus.engine.formula;

import gradus.engine.formula.Part.Statement;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Catalogue;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A typed formula such as `z=(a+b)*(c-d)`, or several lines of them: read once, then made into a graph for any
/// values of its variables.
///
/// Operators are `+ - * / @ ^` (the power is right-associative and binds tighter than a sign), comparisons,
/// parentheses, `.T`, and every operation of the catalogue as a function with its attributes as named arguments:
/// `softmax(X @ W + b, axis=0)`. Lines are separated by a line break or `;`; a name on the left of `=` can be used
/// in later lines.
public final class Formula {

    private final List<Statement> statements;

    private Formula(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    /// Reads a formula.
    ///
    /// @param catalogue the operations it may call
    /// @throws gradus.engine.graph.GradusException with one diagnostic at the column of the first mistake
    public static Formula parse(String text, Catalogue catalogue) {
        Formula formula = new Formula(new Parser(Lexer.read(text), new Functions(catalogue)).statements());
        formula.requireDistinctNames();
        return formula;
    }

    /// The free names, in the order in which they first appear.
    public List<String> variables() {
        Set<String> variables = new LinkedHashSet<>();
        Set<String> defined = new LinkedHashSet<>();
        for (Statement statement : statements) {
            for (String name : references(statement)) {
                if (!defined.contains(name)) {
                    variables.add(name);
                }
            }
            statement.name().ifPresent(defined::add);
        }
        return List.copyOf(variables);
    }

    /// The graph: a variable for each free name with the name as id, then the operations in the order of
    /// evaluation. A left side names its operation; others take free letters from x, y, w, v, … The last line is
    /// the graph's one output, under its name, `z` when it has none.
    ///
    /// @param values of the variables; a missing one is 1
    /// @throws gradus.engine.graph.GradusException at the column of an operation whose inputs don't fit
    public Graph graph(Map<String, Tensor> values) {
        GraphBuilder builder = new GraphBuilder();
        Map<String, Value> variables = new LinkedHashMap<>();
        for (String name : variables()) {
            Variable variable = new Variable(values.getOrDefault(name, Tensor.scalar(1)), false);
            variables.put(name, builder.add(name, variable));
        }
        FormulaGraph graph = new FormulaGraph(statements, builder, variables);
        return builder.output(graph.result(), graph.add()).build();
    }

    /// Adds the operations to a graph under construction, under ids that are free there.
    ///
    /// @param arguments what stands for each free name
    /// @return the value of the last line
    /// @throws gradus.engine.graph.GradusException at the column of an operation whose inputs don't fit
    public Value add(GraphBuilder builder, Map<String, Value> arguments) {
        return new FormulaGraph(statements, builder, arguments).add();
    }

    private void requireDistinctNames() {
        Set<String> used = new LinkedHashSet<>();
        for (Statement statement : statements) {
            used.addAll(references(statement));
            if (statement.name().isPresent() && !used.add(statement.name().get())) {
                throw Lexer.refuse(
                        "formula.name-taken",
                        statement.column(),
                        statement.name().get());
            }
        }
    }

    private static List<String> references(Statement statement) {
        List<String> names = new ArrayList<>();
        for (Part part : statement.parts()) {
            if (part instanceof Part.Reference(String name, int column)) {
                names.add(name);
            }
        }
        return names;
    }
}
