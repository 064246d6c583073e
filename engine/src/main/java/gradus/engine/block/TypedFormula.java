package gradus.engine.block;

import gradus.engine.formula.Formula;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.operation.Catalogue;
import java.util.List;
import java.util.Map;

/// Formulas that are attributes. They may call every operator, but no layers, which have attributes that would be
/// formulas again.
final class TypedFormula {

    private static final Catalogue OPERATORS = Catalogue.operators();

    private TypedFormula() {}

    /// Reads a formula.
    ///
    /// @throws GradusException `attribute.invalid` with what is wrong with the formula as the rule
    static Formula read(String attribute, String text) {
        try {
            return Formula.parse(text, OPERATORS);
        } catch (GradusException wrong) {
            throw refused(attribute, text, wrong.diagnostics().getFirst().message());
        }
    }

    /// Adds a formula's operations.
    ///
    /// @throws GradusException with what doesn't fit, without the name of the node inside
    static Value add(Formula formula, GraphBuilder builder, Map<String, Value> arguments) {
        try {
            return formula.add(builder, arguments);
        } catch (GradusException misfit) {
            Diagnostic first = misfit.diagnostics().getFirst();
            List<Object> unnamed =
                    first.arguments().subList(1, first.arguments().size());
            throw new GradusException(Diagnostic.error(first.code(), first.place(), unnamed.toArray()));
        }
    }

    static GradusException refused(String attribute, String text, Message rule) {
        return new GradusException(
                Diagnostic.error("attribute.invalid", new Place.AtSetting(attribute), attribute, text, rule));
    }
}
