package gradus.engine.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The length of one axis: a whole number (`4`), a named one that is known when the graph runs (`N`, the batch),
/// or a product of both (`2·N`).
///
/// @param factor the numeric part, at least 0
/// @param names the named parts, sorted; empty for a fixed length
public record Dimension(int factor, List<String> names) implements Comparable<Dimension> {

    /// The axis of length one, along which values broadcast.
    public static final Dimension ONE = new Dimension(1, List.of());

    /// The batch axis: as many rows as are fed.
    public static final Dimension BATCH = named("N");

    /// The axis of time: as many steps as the sequences that are fed have.
    public static final Dimension TIME = named("T");

    public Dimension {
        if (factor < 0) {
            throw new IllegalArgumentException("A dimension can't be negative: " + factor);
        }
        names = names.size() < 2 ? List.copyOf(names) : names.stream().sorted().toList();
    }

    /// A length that is known now.
    public static Dimension of(int length) {
        return new Dimension(length, List.of());
    }

    /// A length that is known by name only.
    public static Dimension named(String name) {
        return new Dimension(1, List.of(name));
    }

    /// Reads what [#toString()] writes: `4`, `N`, `2·N`; a `*` may stand for the dot.
    ///
    /// @throws IllegalArgumentException when the text is neither
    public static Dimension parse(String text) {
        Dimension product = ONE;
        for (String part : text.strip().split("[·*]", -1)) {
            String token = part.strip();
            if (token.matches("\\d{1,9}")) {
                product = product.times(of(Integer.parseInt(token)));
            } else if (token.matches("[A-Za-z_][A-Za-z_0-9]*")) {
                product = product.times(named(token));
            } else {
                throw new IllegalArgumentException("Not a dimension: " + text);
            }
        }
        return product;
    }

    /// Whether the length is a plain number.
    public boolean isFixed() {
        return names.isEmpty();
    }

    /// Whether this is the fixed length 1.
    public boolean isOne() {
        return factor == 1 && names.isEmpty();
    }

    /// The length.
    ///
    /// @throws IllegalStateException when it is known by name only
    public int size() {
        if (!isFixed()) {
            throw new IllegalStateException("The length of " + this + " is known only when the graph runs");
        }
        return factor;
    }

    /// The length, with names looked up.
    ///
    /// @throws IllegalStateException when a name is missing
    public int size(Map<String, Integer> lengths) {
        int product = factor;
        for (String name : names) {
            Integer length = lengths.get(name);
            if (length == null) {
                throw new IllegalStateException("The length of " + name + " is not known");
            }
            product = Math.multiplyExact(product, length);
        }
        return product;
    }

    /// The product of two lengths.
    public Dimension times(Dimension other) {
        List<String> all = new ArrayList<>(names);
        all.addAll(other.names);
        return new Dimension(Math.multiplyExact(factor, other.factor), all);
    }

    /// The exact quotient, if there is one.
    public Optional<Dimension> dividedBy(Dimension other) {
        List<String> rest = new ArrayList<>(names);
        for (String name : other.names) {
            if (!rest.remove(name)) {
                return Optional.empty();
            }
        }
        if (other.factor == 0 || factor % other.factor != 0) {
            return Optional.empty();
        }
        return Optional.of(new Dimension(factor / other.factor, rest));
    }

    @Override
    public int compareTo(Dimension other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        String named = String.join("·", names);
        if (names.isEmpty()) {
            return Integer.toString(factor);
        }
        return factor == 1 ? named : factor + "·" + named;
    }
}
