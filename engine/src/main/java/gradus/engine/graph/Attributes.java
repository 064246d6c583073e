package gradus.engine.graph;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads the attributes of a record and makes a changed copy, so that inspector, project file and command line
/// need to know none of them.
public final class Attributes {

    private Attributes() {}

    /// The attributes in the order of declaration.
    public static List<Attribute> of(Object owner) {
        List<Attribute> attributes = new ArrayList<>();
        for (RecordComponent component : components(owner)) {
            try {
                attributes.add(new Attribute(
                        nameOf(component),
                        component.getType(),
                        component.getAccessor().invoke(owner),
                        aliasesOf(component),
                        Optional.ofNullable(component.getAnnotation(Usually.class))
                                .map(Usually::value)));
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return attributes;
    }

    /// A copy with some attributes changed. Values may be given as the attribute's own type, as a text, or as JSON
    /// has them (numbers, truth values, texts, lists).
    ///
    /// @throws GradusException `attribute.unknown` when there is no such attribute, `attribute.invalid` when a
    ///     value is not of its type, or what the record's own check throws
    public static <T> T with(T owner, Map<String, ?> changes) {
        List<Attribute> attributes = of(owner);
        for (String name : changes.keySet()) {
            if (attributes.stream().noneMatch(attribute -> attribute.isNamed(name))) {
                throw new GradusException(
                        Diagnostic.error("attribute.unknown", new Place.AtSetting(name), name, nameOf(owner)));
            }
        }
        Object[] values = attributes.stream()
                .map(attribute -> changes.entrySet().stream()
                        .filter(change -> attribute.isNamed(change.getKey()))
                        .findFirst()
                        .map(change -> convert(attribute, change.getValue()))
                        .orElse(attribute.value()))
                .toArray();
        Class<?>[] parameters =
                Arrays.stream(components(owner)).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            @SuppressWarnings("unchecked")
            T changed = (T) owner.getClass().getDeclaredConstructor(parameters).newInstance(values);
            return changed;
        } catch (InvocationTargetException wrong) {
            if (wrong.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(wrong);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The value as it is written: enums in lower case, variants by name, graphs by what goes in and comes out,
    /// everything else by `toString()`.
    public static String text(Object value) {
        return switch (value) {
            case Enum<?> choice -> choice.name().toLowerCase(Locale.ROOT);
            case Variant variant -> variant.text();
            case Graph graph -> text(graph);
            default -> value.toString();
        };
    }

    /// What goes into a graph and what comes out: `(sum, x) → (sum, y)`.
    private static String text(Graph graph) {
        String sources = graph.nodes().stream()
                .filter(node -> node.operation() instanceof Source)
                .map(Node::id)
                .collect(Collectors.joining(", ", "(", ")"));
        return sources + " → (" + String.join(", ", graph.outputs().keySet()) + ")";
    }

    /// For compact constructors: refuses a value that breaks a rule.
    ///
    /// @param rule the key of a text that states the rule, such as `rule.positive`
    /// @throws GradusException `attribute.invalid` when it does
    public static void require(boolean kept, String attribute, Object value, String rule) {
        if (!kept) {
            throw invalid(attribute, value, rule);
        }
    }

    private static GradusException invalid(String attribute, Object value, String rule) {
        return invalid(attribute, value, Message.of(rule));
    }

    private static GradusException invalid(String attribute, Object value, Message rule) {
        return new GradusException(
                Diagnostic.error("attribute.invalid", new Place.AtSetting(attribute), attribute, text(value), rule));
    }

    private static Object convert(Attribute attribute, Object given) {
        Class<?> type = attribute.type();
        if (type.isInstance(given) && !(given instanceof List<?>)) {
            return given;
        }
        String text = text(given).strip();
        if (type == int.class) {
            return given instanceof Number number && !isWhole(number)
                    ? reject(attribute, given, "rule.whole-number")
                    : parsed(attribute, given, "rule.whole-number", () -> Math.toIntExact(wholeNumber(text)));
        } else if (type == long.class) {
            return parsed(attribute, given, "rule.whole-number", () -> wholeNumber(text));
        } else if (type == double.class) {
            return parsed(attribute, given, "rule.number", () -> Double.parseDouble(text));
        } else if (type == boolean.class) {
            return switch (text) {
                case "true", "1" -> true;
                case "false", "0" -> false;
                default -> reject(attribute, given, "rule.truth");
            };
        } else if (type == String.class) {
            return text;
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(choice -> text(choice).equals(text.toLowerCase(Locale.ROOT)))
                    .map(Object.class::cast)
                    .findFirst()
                    .orElseGet(() -> reject(attribute, given, "rule.choice"));
        } else if (type == List.class) {
            return parsed(attribute, given, "rule.whole-numbers", () -> wholeNumbers(text));
        }
        try {
            return parsed(attribute, given, "rule.form", () -> parse(type, text));
        } catch (GradusException refused) {
            List<Object> arguments = refused.diagnostics().getFirst().arguments();
            throw arguments.getLast() instanceof Message rule ? invalid(attribute.name(), given, rule) : refused;
        }
    }

    private static boolean isWhole(Number number) {
        return number.doubleValue() == Math.rint(number.doubleValue());
    }

    private static long wholeNumber(String text) {
        if (text.matches("-?\\d+")) {
            return Long.parseLong(text);
        }
        double value = Double.parseDouble(text);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new NumberFormatException(text);
        }
        return (long) value;
    }

    private static List<Integer> wholeNumbers(String text) {
        String inner = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        return inner.isBlank()
                ? List.of()
                : Arrays.stream(inner.split(",", -1))
                        .map(part -> (int) wholeNumber(part.strip()))
                        .toList();
    }

    private static Object parse(Class<?> type, String text) {
        try {
            return type.getMethod("parse", String.class).invoke(null, text);
        } catch (InvocationTargetException wrong) {
            if (wrong.getCause() instanceof GradusException refused) {
                throw refused;
            }
            throw new IllegalArgumentException(wrong);
        } catch (NoSuchMethodException unwritten) {
            throw new IllegalArgumentException(unwritten);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private interface Parser {
        Object parse();
    }

    private static Object parsed(Attribute attribute, Object given, String rule, Parser parser) {
        try {
            return parser.parse();
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            return reject(attribute, given, rule);
        }
    }

    private static Object reject(Attribute attribute, Object given, String rule) {
        throw invalid(attribute.name(), given, rule);
    }

    private static RecordComponent[] components(Object owner) {
        RecordComponent[] components = owner.getClass().getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(owner.getClass() + " is no record");
        }
        return components;
    }

    private static List<String> aliasesOf(RecordComponent component) {
        AttributeName given = component.getAnnotation(AttributeName.class);
        return given == null ? List.of() : List.of(given.also());
    }

    private static String nameOf(RecordComponent component) {
        AttributeName given = component.getAnnotation(AttributeName.class);
        return given != null
                ? given.value()
                : component
                        .getName()
                        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])", "_")
                        .toLowerCase(Locale.ROOT);
    }

    private static String nameOf(Object owner) {
        return owner instanceof Operation operation
                ? operation.name()
                : owner.getClass().getSimpleName();
    }
}
