package gradus.app.inspector;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A formula as mathematics sets it: variables in italics, functions, numbers and signs upright.
final class FormulaFlow extends TextFlow {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_/.]*");

    /// Names that are set upright where no parenthesis follows either: `ln x`, `Σᵢ xᵢ`, `E[x]`.
    private static final Pattern UPRIGHT = Pattern.compile(
            "(ln|exp|sin|cos|tan|arcsin|arccos|arctan|sinh|cosh|tanh|max|min|argmax|argmin|true|false|[ΣΠ])[ᵢⱼₖ]?|E[ₖ]?(?=\\[)");

    FormulaFlow(String formula) {
        getStyleClass().add("formula");
        Matcher names = NAME.matcher(formula);
        int at = 0;
        while (names.find()) {
            add(formula.substring(at, names.start()), false);
            boolean isFunction = formula.startsWith("(", names.end()) || isUpright(formula, names);
            add(names.group(), !isFunction);
            at = names.end();
        }
        add(formula.substring(at), false);
        setAccessibleText(formula);
    }

    private static boolean isUpright(String formula, Matcher name) {
        Matcher upright =
                UPRIGHT.matcher(formula).region(name.start(), formula.length()).useTransparentBounds(true);
        return upright.lookingAt() && upright.end() == name.end();
    }

    private void add(String text, boolean italic) {
        if (!text.isEmpty()) {
            Text part = new Text(text);
            part.getStyleClass().add(italic ? "formula-name" : "formula-sign");
            getChildren().add(part);
        }
    }
}
