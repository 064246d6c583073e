package gradus.app.inspector;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A formula as mathematics sets it: variables in italics, functions, numbers and signs upright.
final class FormulaFlow extends TextFlow {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_/.]*");

    FormulaFlow(String formula) {
        getStyleClass().add("formula");
        Matcher names = NAME.matcher(formula);
        int at = 0;
        while (names.find()) {
            add(formula.substring(at, names.start()), false);
            boolean isFunction = names.end() < formula.length() && formula.charAt(names.end()) == '(';
            add(names.group(), !isFunction);
            at = names.end();
        }
        add(formula.substring(at), false);
        setAccessibleText(formula);
    }

    private void add(String text, boolean italic) {
        if (!text.isEmpty()) {
            Text part = new Text(text);
            part.getStyleClass().add(italic ? "formula-name" : "formula-sign");
            getChildren().add(part);
        }
    }
}
