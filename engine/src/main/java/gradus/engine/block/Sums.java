package gradus.engine.block;

import gradus.engine.operation.Term;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a metric has summed up over all rows, by name.
public record Sums(Map<String, Term> byName) {
    public Sums {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /// One sum.
    ///
    /// @throws IllegalArgumentException when there is none of this name
    public Term of(String name) {
        Term sum = byName.get(name);
        if (sum == null) {
            throw new IllegalArgumentException("No sum " + name);
        }
        return sum;
    }
}
