package gradus.engine.block;

import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The metrics that are told beside the loss; none named means those that suit the target.
///
/// @param list in the order they are told
public record Metrics(List<Metric> list) {

    /// Those that suit the target.
    public static final Metrics SUITABLE = new Metrics(List.of());

    public Metrics {
        list = List.copyOf(list);
    }

    /// One prototype of each metric that is a single figure, with Keras's defaults; every loss is one too.
    public static List<Metric> catalogue() {
        Stream<Metric> own = Stream.of(
                new Accuracy(),
                new BinaryAccuracy(0.5),
                new CategoricalAccuracy(),
                new SparseCategoricalAccuracy(),
                new TopKCategoricalAccuracy(5),
                new Precision(0.5),
                new Recall(0.5),
                new F1Score(F1Score.Average.MACRO, 0),
                new AUC(200, AUC.Curve.ROC),
                new RootMeanSquaredError(),
                new R2Score());
        Stream<Metric> losses = Blocks.catalogue().entries().stream()
                .filter(Loss.class::isInstance)
                .map(loss -> new LossMetric((Loss) loss));
        return Stream.concat(own, losses).toList();
    }

    /// The metrics by the names their figures are told under: `auc`, and `auc_2` for a second of the same name.
    public Map<String, Metric> byKey() {
        Map<String, Metric> byKey = new LinkedHashMap<>();
        for (Metric metric : list) {
            String key = metric.name();
            for (int number = 2; byKey.containsKey(key); number++) {
                key = metric.name() + "_" + number;
            }
            byKey.put(key, metric);
        }
        return byKey;
    }

    /// Whether a figure told under this name lies between 0 and 1.
    public static boolean isShare(String key) {
        return catalogue().stream().anyMatch(metric -> metric.isShare() && isOf(key, metric));
    }

    private static boolean isOf(String key, Metric metric) {
        return key.equals(metric.name()) || key.matches(metric.name() + "_\\d+");
    }

    /// Reads names with attributes in parentheses: `precision, top_k_categorical_accuracy(3), auc(curve=pr)`.
    /// Attributes without a name are in the order of declaration.
    ///
    /// @throws GradusException when a metric or attribute is unknown, or its value refused
    public static Metrics parse(String text) {
        String inner = text.strip().replaceAll("^\\[|]$", "");
        List<Metric> found = new ArrayList<>();
        for (String part : inner.split(",(?![^(]*\\))", -1)) {
            if (!part.isBlank()) {
                found.add(metric(part.strip()));
            }
        }
        return new Metrics(found);
    }

    /// What [#parse] reads; attributes only where they are not the defaults.
    @Override
    public String toString() {
        return String.join(", ", texts());
    }

    /// The same, a text each.
    public List<String> texts() {
        return list.stream().map(Metrics::text).toList();
    }

    /// A class's name as Keras writes it in lower case: `MeanSquaredError` → `mean_squared_error`.
    static String snakeCase(String name) {
        return name.replaceAll("(.)([A-Z][a-z0-9]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    private static Metric metric(String text) {
        int open = text.indexOf('(');
        String name = open < 0 ? text : text.substring(0, open).strip();
        Metric prototype = catalogue().stream()
                .filter(each -> each.name().equals(snakeCase(name)))
                .findFirst()
                .orElseThrow(() -> new GradusException(Diagnostic.error(
                        "metrics.unknown",
                        new Place.AtSetting("metrics"),
                        name,
                        catalogue().stream().map(Metric::name).collect(Collectors.joining(", ")))));
        if (open < 0) {
            return prototype;
        }
        String inner = text.substring(open + 1).replaceFirst("\\)\\s*$", "");
        Map<String, String> changes = new LinkedHashMap<>();
        List<Attribute> attributes = Attributes.of(owner(prototype));
        for (String part : inner.split(",", -1)) {
            String[] halves = part.split("=", 2);
            if (halves.length == 2) {
                changes.put(halves[0].strip(), halves[1].strip());
            } else if (!part.isBlank()) {
                int place = changes.size();
                changes.put(place < attributes.size() ? attributes.get(place).name() : part.strip(), part.strip());
            }
        }
        return prototype instanceof LossMetric(Loss loss)
                ? new LossMetric(Attributes.with(loss, changes))
                : Attributes.with(prototype, changes);
    }

    /// What has the attributes.
    private static Object owner(Metric metric) {
        return metric instanceof LossMetric(Loss loss) ? loss : metric;
    }

    private static String text(Metric metric) {
        List<Attribute> standard = Attributes.of(owner(metric(metric.name())));
        List<Attribute> own = Attributes.of(owner(metric));
        String changed = own.stream()
                .filter(attribute -> !standard.contains(attribute))
                .map(attribute -> attribute.name() + "=" + Attributes.text(attribute.value()))
                .collect(Collectors.joining(", "));
        return changed.isEmpty() ? metric.name() : metric.name() + "(" + changed + ")";
    }
}
