package gradus.app.training;

import gradus.app.document.Edit;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Blocks;
import gradus.engine.block.Loss;
import gradus.engine.block.Optimizer;
import gradus.engine.block.Schedule;
import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.LossTerms;
import gradus.engine.train.Phase;
import gradus.engine.train.TrainingLoop;
import gradus.engine.train.TrainingSetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/// What a training step is made of: the optimizer's and the schedule's settings, and the phases in order.
public final class StepViewModel {

    private static final String OPTIMIZER = "optimizer";

    /// A setting as people read it.
    ///
    /// @param choices what it can be; empty when it is typed
    record Setting(String name, String label, String text, List<String> choices) {}

    /// A part of the step.
    ///
    /// @param id `optimizer`, `schedule`, `losses`, or the place of a phase
    record Part(String id, String title, List<Setting> settings) {
        boolean isPhase() {
            return Character.isDigit(id.charAt(0));
        }
    }

    private final Workspace workspace;
    private final ObservableValue<Messages> messages;
    private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");

    /// @param messages the texts, in the language chosen now
    StepViewModel(Workspace workspace, ObservableValue<Messages> messages) {
        this.workspace = workspace;
        this.messages = messages;
    }

    /// Why the last change was refused, in words; empty once one is taken.
    ReadOnlyStringProperty mistake() {
        return mistake.getReadOnlyProperty();
    }

    /// The names of the schedules there are.
    List<String> schedules() {
        return Blocks.schedules().stream().map(Schedule::name).toList();
    }

    String schedule() {
        return setup().schedule().name();
    }

    void chooseSchedule(String name) {
        Blocks.schedule(name)
                .filter(chosen -> !name.equals(schedule()))
                .ifPresent(chosen -> change("schedule", () -> setup().withSchedule(chosen)));
    }

    Arrangement arrangement() {
        return Arrangement.of(setup().loop());
    }

    void arrange(Arrangement chosen) {
        if (chosen != arrangement() && chosen != Arrangement.OWN) {
            List<String> losses = workspace.state().get().document().graph().nodes().stream()
                    .filter(node -> node.operation() instanceof Loss)
                    .map(Node::id)
                    .toList();
            change("loop", () -> setup().withLoop(chosen.loop(losses)));
        }
    }

    /// The names of the phases there are.
    List<String> phases() {
        return Phase.prototypes().stream().map(Phase::name).toList();
    }

    /// What people call a phase.
    String phaseName(String phase) {
        return messages.getValue().text("training.phase." + phase);
    }

    /// Adds a phase where it can stand: clipping before the first update, the others as late as may be.
    void add(String name) {
        Phase.find(name)
                .ifPresent(phase -> change("loop", () -> {
                    TrainingLoop loop = setup().loop();
                    int end = loop.phases().size();
                    int from = phase instanceof Phase.ClipGradients
                            ? loop.phases().stream()
                                    .map(each -> each instanceof Phase.Update)
                                    .toList()
                                    .indexOf(true)
                            : end;
                    return setup().withLoop(loop.with(phase, from));
                }));
    }

    void remove(int place) {
        change("loop", () -> setup().withLoop(setup().loop().without(place)));
    }

    /// Moves a phase.
    ///
    /// @param by −1 towards the beginning, 1 towards the end
    void move(int place, int by) {
        int to = place + by;
        if (to >= 0 && to < setup().loop().phases().size()) {
            change("loop", () -> setup().withLoop(setup().loop().moved(place, to)));
        }
    }

    /// The parts of the step as they are now.
    List<Part> parts() {
        Messages words = messages.getValue();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                "losses",
                words.text("training.losses"),
                List.of(new Setting("loss", words.text("training.losses.which"), setup().loss(), List.of()))));
        parts.add(new Part(OPTIMIZER, setup().optimizer().name(), settings(setup().optimizer())));
        if (!Attributes.of(setup().schedule()).isEmpty()) {
            parts.add(new Part("schedule", setup().schedule().name(), settings(setup().schedule())));
        }
        List<Phase> phases = setup().loop().phases();
        for (int i = 0; i < phases.size(); i++) {
            String title = (i + 1) + " · " + phaseName(phases.get(i).name());
            parts.add(new Part(Integer.toString(i), title, settings(phases.get(i))));
        }
        return parts;
    }

    /// Takes what was typed or chosen for a setting of a part; what can't be taken stands in [#mistake].
    void set(String part, String setting, String text) {
        change(part + "." + setting, () -> switch (part) {
            case "losses" -> {
                LossTerms.parse(text);
                yield Attributes.with(setup(), Map.of(setting, text));
            }
            case OPTIMIZER -> setup().withOptimizer(with(setup().optimizer(), setting, text));
            case "schedule" -> setup().withSchedule(with(setup().schedule(), setting, text));
            default -> {
                int place = Integer.parseInt(part);
                Phase phase = setup().loop().phases().get(place);
                yield setup().withLoop(setup().loop().replaced(place, changed(phase, setting, text)));
            }
        });
    }

    private Phase changed(Phase phase, String setting, String text) {
        if (phase instanceof Phase.Update update && setting.equals(OPTIMIZER)) {
            return update.with(Blocks.optimizer(text));
        }
        if (phase instanceof Phase.Update update && setting.startsWith(OPTIMIZER + ".")) {
            String own = setting.substring(OPTIMIZER.length() + 1);
            return update.with(update.optimizer().map(rule -> with(rule, own, text)));
        }
        return with(phase, setting, text);
    }

    /// A rule with another value for a setting; numbers are read as the language writes them.
    private <T> T with(T owner, String setting, String text) {
        Class<?> type = Attributes.of(owner).stream()
                .filter(attribute -> attribute.name().equals(setting))
                .<Class<?>>map(Attribute::type)
                .findFirst()
                .orElse(Object.class);
        Messages words = messages.getValue();
        Object value = text;
        if (type == double.class || type == int.class) {
            value = words.numbers().parse(text).stream()
                    .mapToObj(number -> (Object) number)
                    .findFirst()
                    .orElse(text);
        } else if (type == Tensor.class) {
            value = words.numbers()
                    .parseTensor(text)
                    .<Object>map(tensor -> tensor)
                    .orElse(text);
        }
        return Attributes.with(owner, Map.of(setting, value));
    }

    /// All settings of a rule that can be written in a line; graphs can't.
    private List<Setting> settings(Object owner) {
        List<Setting> settings = new ArrayList<>();
        for (Attribute attribute : Attributes.of(owner)) {
            String label = label(owner, attribute.name());
            if (attribute.value() instanceof Optional<?> own) {
                Optional<Optimizer> rule = own.map(Optimizer.class::cast);
                List<String> names = Stream.concat(
                                Stream.of(""), Blocks.optimizers().stream().map(Optimizer::name))
                        .toList();
                settings.add(new Setting(
                        attribute.name(), label, rule.map(Optimizer::name).orElse(""), names));
                rule.ifPresent(each -> settings(each)
                        .forEach(inner -> settings.add(new Setting(
                                OPTIMIZER + "." + inner.name(), inner.label(), inner.text(), inner.choices()))));
            } else if (attribute.type() != Graph.class) {
                settings.add(new Setting(attribute.name(), label, text(attribute.value()), choices(attribute)));
            }
        }
        return settings;
    }

    /// What people call a setting here, where that is something else than elsewhere.
    private String label(Object owner, String name) {
        Messages words = messages.getValue();
        String own = "attribute." + owner.getClass().getSimpleName() + "." + name;
        return words.has(own) ? words.text(own) : words.attribute(name);
    }

    private String text(Object value) {
        return switch (value) {
            case Double number -> messages.getValue().numbers().full(number);
            case Tensor tensor -> messages.getValue().numbers().full(tensor);
            default -> Attributes.text(value);
        };
    }

    private static List<String> choices(Attribute attribute) {
        if (attribute.type() == boolean.class) {
            return List.of("false", "true");
        }
        return attribute.type().isEnum()
                ? Arrays.stream(attribute.type().getEnumConstants())
                        .map(Attributes::text)
                        .toList()
                : List.of();
    }

    private void change(String what, Supplier<TrainingSetup> changed) {
        try {
            TrainingSetup setup = changed.get();
            if (!setup.equals(setup())) {
                workspace.applyToAll(new Edit.SetTraining(what, setup));
                workspace.seal();
            }
            mistake.set("");
        } catch (GradusException refused) {
            mistake.set(messages.getValue().of(refused.diagnostics().getFirst()));
        }
    }

    private TrainingSetup setup() {
        return workspace.state().get().document().training();
    }
}
