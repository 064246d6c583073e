package gradus.engine.formula;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Notation;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.operation.Catalogue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The operations that a formula can call by name: those of a catalogue that compute something, by their catalogue
/// name or the name they have in formulas, in any case and with or without underscores.
final class Functions {

    private static final int NEAREST = 3;

    private final Map<String, Operation> byName = new LinkedHashMap<>();
    private final Map<String, String> written = new LinkedHashMap<>();

    Functions(Catalogue catalogue) {
        List<Operation> called = catalogue.entries().stream()
                .filter(operation -> !(operation.notation() instanceof Notation.Name)
                        && !(operation.notation() instanceof Notation.Literal))
                .toList();
        for (Operation operation : called) {
            if (operation.notation() instanceof Notation.Function(String name)) {
                byName.putIfAbsent(key(name), operation);
                written.putIfAbsent(key(name), name);
            }
        }
        for (Operation operation : called) {
            byName.putIfAbsent(key(operation.name()), operation);
            written.putIfAbsent(key(operation.name()), operation.name());
        }
        Optional.ofNullable(byName.get("log")).ifPresent(log -> byName.put("ln", log));
    }

    /// The operation that a call names.
    ///
    /// @param name the word before the parenthesis
    /// @throws GradusException at the word, naming the nearest functions, when there is none
    Operation find(Token name) {
        Operation found = byName.get(key(name.text()));
        if (found == null) {
            throw Lexer.refuse("formula.unknown-function", name.column(), name.text(), nearest(key(name.text())));
        }
        return found;
    }

    /// The operation with attributes, each text under the word that names it.
    ///
    /// @throws GradusException at the word whose attribute is unknown or has an impossible value
    static Operation configure(Operation prototype, Map<Token, String> attributes) {
        Operation operation = prototype;
        for (Map.Entry<Token, String> attribute : attributes.entrySet()) {
            Token name = attribute.getKey();
            try {
                operation = Attributes.with(operation, Map.of(name.text(), attribute.getValue()));
            } catch (GradusException refused) {
                Diagnostic first = refused.diagnostics().getFirst();
                throw new GradusException(first.at(new Place.InText(name.column())));
            }
        }
        return operation;
    }

    /// Refuses a call with too few or too many inputs.
    static void requireArguments(Operation operation, int given, Token name) {
        int most = operation.inputs().size();
        int least = (int)
                operation.inputs().stream().filter(port -> !port.optional()).count();
        if (given < least || given > most) {
            String ports = operation.inputs().stream().map(Port::name).collect(Collectors.joining(", "));
            throw Lexer.refuse("formula.argument-count", name.column(), name.text(), ports, String.valueOf(given));
        }
    }

    private String nearest(String name) {
        return byName.keySet().stream()
                .sorted(Comparator.comparingInt((String known) -> distance(known, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(NEAREST)
                .map(key -> written.getOrDefault(key, key))
                .collect(Collectors.joining(", "));
    }

    private static String key(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /// How many letters must be put in, taken out or replaced to make one word of the other (Levenshtein 1966).
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
