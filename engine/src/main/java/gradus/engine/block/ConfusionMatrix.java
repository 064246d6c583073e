package gradus.engine.block;

import gradus.engine.operation.Term;
import java.util.Map;

/// How often each class (the row) was taken for each (the column); yes or no are two classes.
public record ConfusionMatrix() implements ClassMetric {
    @Override
    public boolean isShare() {
        return false;
    }

    @Override
    public Map<String, Term> sums(Rows rows) {
        Term weighted = rows.chosen().times(rows.weight());
        return Map.of("counts", rows.came().transposed().matMul(weighted));
    }

    @Override
    public Term figure(Sums sums) {
        return sums.of("counts");
    }
}
