package gradus.engine.formula;

import java.util.ArrayList;
import java.util.List;

/// Formulas that are equal, one after the other: `x = a + b = 2 + 3 = 5`.
public record Equality(List<FormulaTree> sides) {
    public Equality {
        sides = List.copyOf(sides);
    }

    /// The formulas without those that say the same as the one before.
    public static Equality of(List<FormulaTree> sides) {
        List<FormulaTree> told = new ArrayList<>();
        String last = "";
        for (FormulaTree side : sides) {
            String text = FormulaText.PLAIN.write(side);
            if (!text.equals(last)) {
                told.add(side);
            } else if (side instanceof FormulaTree.Figure) {
                told.set(told.size() - 1, side);
            }
            last = text;
        }
        return new Equality(told);
    }

    /// On one line of text.
    public String plain() {
        return FormulaText.PLAIN.write(this);
    }

    /// In TeX, to be put into mathematics mode.
    public String tex() {
        return FormulaText.TEX.write(this);
    }
}
