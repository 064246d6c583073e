package gradus.app.training;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.text.Messages;
import gradus.engine.data.DataSetup;
import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.train.Goal;
import gradus.engine.train.Stop;
import gradus.engine.train.TrainingSetup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The settings that people type: how a document's are read, and the edit that changes one.
///
/// @param words in which numbers are read and written
record Settings(Document document, Messages words) {

    /// All of them, in the order of the panel.
    static final List<String> TYPED = List.of(
            "learning_rate",
            "epochs",
            "batch_size",
            "validation",
            "seed",
            "metrics",
            "class_weight",
            "patience",
            "stop_at",
            "stop_after");

    /// Those that say when a run ends early.
    private static final List<String> STOP =
            Attributes.of(Stop.NEVER).stream().map(Attribute::name).toList();

    /// A setting as people read it; empty where the document has none.
    String text(String setting) {
        TrainingSetup setup = document.training();
        return switch (setting) {
            case "learning_rate" -> words.numbers().full(setup.optimizer().learningRate());
            case "validation" ->
                document.data()
                        .map(data -> words.numbers().full(data.split().validation()))
                        .orElse("");
            case "patience" ->
                setup.stop().patience() == 0
                        ? ""
                        : Integer.toString(setup.stop().patience());
            case "stop_after" ->
                setup.stop().stopAfter() == 0
                        ? ""
                        : words.numbers().full(setup.stop().stopAfter());
            case "stop_at" ->
                setup.stop().stopAt().list().stream().map(this::text).collect(Collectors.joining("; "));
            default ->
                Attributes.of(setup).stream()
                        .filter(attribute -> attribute.name().equals(setting))
                        .map(attribute -> attribute.value().toString())
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No setting " + setting));
        };
    }

    private String text(Goal goal) {
        return goal.figure()
                + (goal.isAtLeast() ? " ≥ " : " ≤ ")
                + words.numbers().full(goal.bound());
    }

    /// What changes a setting to what was typed.
    ///
    /// @throws gradus.engine.graph.GradusException when that can't be taken
    Optional<Edit> edit(String setting, String text) {
        TrainingSetup setup = document.training();
        if (STOP.contains(setting)) {
            Object value = setting.equals("stop_at") ? goals(text) : text.isBlank() ? 0.0 : number(text);
            return Optional.of(new Edit.SetTraining(
                    setting, setup.withStop(Attributes.with(setup.stop(), Map.of(setting, value)))));
        }
        Map<String, Object> change = Map.of(setting, number(text));
        return switch (setting) {
            case "learning_rate" ->
                Optional.of(
                        new Edit.SetTraining(setting, setup.withOptimizer(Attributes.with(setup.optimizer(), change))));
            case "validation" -> document.data().map(data -> new Edit.SetData(Optional.of(with(data, change))));
            default -> Optional.of(new Edit.SetTraining(setting, Attributes.with(setup, change)));
        };
    }

    private static DataSetup with(DataSetup data, Map<String, Object> change) {
        return data.withSplit(Attributes.with(data.split(), change));
    }

    /// What is typed as a number in the language, as a number; other text as it is.
    private Object number(String text) {
        return words.numbers().parse(text).stream()
                .<Object>mapToObj(Double::valueOf)
                .findFirst()
                .orElse(text);
    }

    /// Goals with their numbers as the engine writes them: `accuracy ≥ 0,97` becomes `accuracy ≥ 0.97`.
    private String goals(String text) {
        return Stream.of(text.split(";", -1))
                .map(goal -> {
                    int bound =
                            Math.max(goal.lastIndexOf('='), Math.max(goal.lastIndexOf('≥'), goal.lastIndexOf('≤'))) + 1;
                    return goal.substring(0, bound) + " " + number(goal.substring(bound));
                })
                .collect(Collectors.joining(";"));
    }
}
