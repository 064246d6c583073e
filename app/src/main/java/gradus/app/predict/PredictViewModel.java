package gradus.app.predict;

import gradus.app.text.Messages;
import gradus.app.workspace.Answer;
import gradus.app.workspace.FilePredictions;
import gradus.app.workspace.Inputs;
import gradus.app.workspace.Prediction;
import gradus.app.workspace.Predictions;
import gradus.app.workspace.Predictions.Obstacle;
import gradus.app.workspace.Workspace;
import gradus.engine.data.InkStyle.Spot;
import gradus.engine.data.InputField;
import gradus.engine.graph.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

/// Predicting what a person enters: each change is predicted at once, in the background.
public final class PredictViewModel {
    private static final int MOST_CLASSES_TOLD = 8;

    private final Workspace workspace;
    private final Predictions predictions;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<PredictPage> page = new ReadOnlyObjectWrapper<>(PredictPage.EMPTY);
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final Subscription subscription;
    private Optional<Inputs> known = Optional.empty();
    private List<String> cells = List.of();
    private List<List<Spot>> strokes = List.of();
    private Optional<String> node = Optional.empty();
    private long asked = -1;
    private boolean isOpen;

    public PredictViewModel(Workspace workspace, Messages messages) {
        this.workspace = workspace;
        this.messages = messages;
        predictions = workspace.predictions();
        subscription = predictions
                .obstacle()
                .subscribe(now -> follow())
                .and(predictions.inputs().subscribe(now -> follow()))
                .and(predictions.predicted().subscribe(now -> follow()))
                .and(predictions.nodes().subscribe(now -> follow()))
                .and(workspace.state().subscribe(now -> follow()))
                .and(predictions.pasted().subscribe(this::take))
                .and(predictions.file().subscribe(now -> tell()))
                .and(predictions.saved().subscribe(now -> tell()));
    }

    /// Listens to the workspace no longer.
    public void dispose() {
        subscription.unsubscribe();
    }

    ReadOnlyObjectProperty<PredictPage> page() {
        return page.getReadOnlyProperty();
    }

    /// What became of a row that was pasted or a file, in words.
    ReadOnlyStringProperty told() {
        return told.getReadOnlyProperty();
    }

    /// The page is looked at from now on, or not.
    public void open(boolean isShown) {
        isOpen = isShown;
        if (isOpen) {
            follow();
        } else {
            predictions.look(Optional.empty());
        }
    }

    /// Takes what a person typed for a feature.
    ///
    /// @return why it was refused; the row is then as it was
    Optional<String> type(int index, String text) {
        OptionalDouble number = messages.numbers().parse(text);
        if (number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
            return Optional.of(messages.text("predict.no-number", text));
        }
        set(index, number.getAsDouble());
        return Optional.empty();
    }

    void set(int index, double number) {
        known.ifPresent(inputs -> choose(index, InputField.text(number, inputs.format())));
    }

    void choose(int index, String cell) {
        if (index < cells.size() && !cells.get(index).equals(cell)) {
            List<String> changed = new ArrayList<>(cells);
            changed.set(index, cell);
            cells = List.copyOf(changed);
            predict();
        }
    }

    /// The number of a feature now; NaN where its cell is none.
    double number(int index) {
        return known.map(inputs ->
                        InputField.number(cells.get(index), inputs.format()).orElse(Double.NaN))
                .orElse(Double.NaN);
    }

    void draw(List<List<Spot>> lines) {
        strokes = lines.stream().map(List::copyOf).toList();
        predict();
    }

    void paste(String text) {
        predictions.paste(text);
    }

    /// Puts the row back to what it began with.
    void reset() {
        known.ifPresent(inputs -> cells = inputs.start());
        strokes = List.of();
        predict();
    }

    /// Asks another node for its value; none stands for what the network predicts.
    void ask(Optional<String> wanted) {
        if (!node.equals(wanted)) {
            node = wanted;
            predict();
        }
    }

    Optional<String> asked() {
        return node;
    }

    /// The name of a node.
    String name(String id) {
        return workspace.document().get().graph().find(id).map(Node::name).orElse(id);
    }

    void predictFile(Path file) {
        predictions.predictFile(file, node);
    }

    boolean canSave() {
        return predictions.file().get().find().isPresent();
    }

    void save(Path file) {
        predictions.file().get().find().ifPresent(found -> predictions.save(found, file));
    }

    private void follow() {
        Optional<Obstacle> obstacle = predictions.obstacle().get();
        if (isOpen) {
            predictions.prepare();
            if (predictions.nodes().get() instanceof Answer.None<List<String>>
                    || asked != workspace.state().get().revision()) {
                boolean isFirst = asked != workspace.state().get().revision();
                asked = workspace.state().get().revision();
                predictions.findNodes();
                if (isFirst && known.isPresent()) {
                    predict();
                    return;
                }
            }
        }
        Answer<Inputs> inputs = predictions.inputs().get();
        if (!inputs.find().equals(known)) {
            boolean isOtherForm =
                    !known.map(Inputs::features).equals(inputs.find().map(Inputs::features));
            known = inputs.find();
            if (isOtherForm) {
                cells = known.map(Inputs::start).orElse(List.of());
                strokes = List.of();
                node = Optional.empty();
            }
            predict();
            return;
        }
        Answer<Prediction> answer = predictions.predicted().get();
        Optional<Prediction> prediction = isBlank()
                ? Optional.empty()
                : answer.find()
                        .or(() -> answer.reasons().isEmpty()
                                ? Optional.empty()
                                : page.get().prediction());
        String words = obstacle.map(each -> Words.of(each, messages))
                .orElseGet(() -> inputs.reasons().isEmpty() ? "" : Words.of(inputs.reasons(), messages));
        page.set(new PredictPage(
                words,
                obstacle.equals(Optional.of(Obstacle.NO_WEIGHTS)),
                known,
                cells,
                !strokes.isEmpty(),
                answer.reasons().isEmpty() ? "" : Words.of(answer.reasons(), messages),
                prediction,
                prediction
                        .filter(each -> !predictions.isCurrent(each.revision()))
                        .isPresent(),
                predictions.nodes().get().find().orElse(List.of())));
        if (isOpen) {
            predictions.look(prediction.filter(each -> predictions.isCurrent(each.revision())));
        }
    }

    private void predict() {
        boolean isDrawing = known.flatMap(Inputs::ink).isPresent() && !strokes.isEmpty();
        if (!isBlank()
                && isOpen
                && known.isPresent()
                && predictions.obstacle().get().isEmpty()) {
            if (isDrawing) {
                predictions.predictDrawing(strokes, node);
            } else {
                predictions.predict(cells, node);
            }
        } else {
            follow();
        }
    }

    /// Whether there is a field to draw in and nothing in it yet.
    private boolean isBlank() {
        return known.filter(inputs -> inputs.ink().isPresent() && strokes.isEmpty() && cells.equals(inputs.start()))
                .isPresent();
    }

    private void take(Answer<List<String>> pasted) {
        if (pasted instanceof Answer.Known<List<String>>(List<String> row)) {
            cells = row;
            strokes = List.of();
            told.set("");
            predict();
        } else {
            told.set(pasted.reasons().isEmpty() ? "" : Words.of(pasted.reasons(), messages));
        }
    }

    private void tell() {
        Answer<FilePredictions> file = predictions.file().get();
        Answer<Path> saved = predictions.saved().get();
        if (!file.reasons().isEmpty() || !saved.reasons().isEmpty()) {
            told.set(file.reasons().stream()
                    .map(messages::line)
                    .findFirst()
                    .orElseGet(() -> saved.reasons().stream().map(messages::of).collect(Collectors.joining("\n"))));
        } else if (saved instanceof Answer.Known<Path>(Path to)) {
            told.set(messages.text("predict.saved", String.valueOf(to.getFileName())));
        } else {
            told.set(file.find().map(this::summary).orElse(""));
        }
    }

    /// How many rows a file had, and how many of them are of each class.
    private String summary(FilePredictions predicted) {
        String rows = messages.numbers().whole(predicted.table().rows().size());
        if (!predicted.table().header().getFirst().equals("prediction")) {
            return messages.text("predict.file", rows, predicted.file());
        }
        Map<String, Long> counts = predicted.table().rows().stream()
                .collect(Collectors.groupingBy(row -> row.getFirst(), Collectors.counting()));
        String classes = counts.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> entry) -> -entry.getValue()))
                .limit(MOST_CLASSES_TOLD)
                .map(entry -> entry.getKey() + " " + messages.numbers().whole(entry.getValue()))
                .collect(Collectors.joining(" · "));
        return messages.text("predict.file", rows, predicted.file())
                + "\n"
                + (counts.size() > MOST_CLASSES_TOLD ? classes + " · …" : classes);
    }
}
