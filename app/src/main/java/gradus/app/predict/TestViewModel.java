package gradus.app.predict;

import gradus.app.text.Messages;
import gradus.app.workspace.Answer;
import gradus.app.workspace.DataPart;
import gradus.app.workspace.Prediction;
import gradus.app.workspace.Predictions;
import gradus.app.workspace.State;
import gradus.app.workspace.TestResult;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Metrics;
import gradus.engine.data.DataSet;
import gradus.engine.train.Confusion;
import gradus.engine.train.Tested;
import gradus.engine.train.TrainingSetup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// The test of a network: which part of the data, its figures, and its examples. Tests by itself while it is looked
/// at, whenever graph, weights or data are other ones.
public final class TestViewModel {

    /// A field of the confusion matrix.
    record Field(int truth, int choice) {}

    /// What a test depends on.
    private record Question(int opened, long revision, DataPart part, Metrics metrics, String loss) {}

    private final Workspace workspace;
    private final Predictions predictions;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<TestPage> page = new ReadOnlyObjectWrapper<>(TestPage.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<Field>> field = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Integer>> examples = new ReadOnlyObjectWrapper<>(List.of());
    private final Subscription subscription;
    private Optional<DataPart> chosen = Optional.empty();
    private Optional<Question> asked = Optional.empty();
    private boolean isOpen;

    public TestViewModel(Workspace workspace, Messages messages) {
        this.workspace = workspace;
        this.messages = messages;
        predictions = workspace.predictions();
        subscription = predictions
                .obstacle()
                .subscribe(now -> follow())
                .and(predictions.tested().subscribe(now -> follow()))
                .and(workspace.state().subscribe(now -> follow()))
                .and(workspace.data().subscribe(now -> follow()));
    }

    /// Listens to the workspace no longer.
    public void dispose() {
        subscription.unsubscribe();
    }

    ReadOnlyObjectProperty<TestPage> page() {
        return page.getReadOnlyProperty();
    }

    /// The field of the confusion matrix whose examples are listed; empty for all errors.
    ReadOnlyObjectProperty<Optional<Field>> field() {
        return field.getReadOnlyProperty();
    }

    /// The positions of the listed examples in the part, the worst first.
    ReadOnlyObjectProperty<List<Integer>> examples() {
        return examples.getReadOnlyProperty();
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

    void choose(DataPart part) {
        chosen = Optional.of(part);
        follow();
    }

    /// Lists the examples of a field; of the same one again all errors.
    void choose(Field wanted) {
        field.set(field.get().equals(Optional.of(wanted)) ? Optional.empty() : Optional.of(wanted));
        list();
    }

    void chooseNoField() {
        field.set(Optional.empty());
        list();
    }

    /// Lets the canvas show what the network says of an example.
    ///
    /// @param example its position in the part
    void look(int example) {
        page.get()
                .result()
                .filter(result -> predictions.isCurrent(result.revision()))
                .ifPresent(result -> predictions.look(Optional.of(prediction(result, example))));
    }

    private Prediction prediction(TestResult result, int example) {
        Tested tested = result.tested();
        List<String> classes =
                tested.confusion().isPresent() ? result.inputs().data().classNames() : List.of();
        return new Prediction(
                result.revision(),
                result.inputs().cells(tested.examples().rows().get(example)),
                result.node(),
                tested.predictions().rows(example),
                classes,
                classes.isEmpty()
                        ? List.of()
                        : Arrays.stream(result.shares().row(tested.predictions(), example))
                                .boxed()
                                .toList());
    }

    /// The name of a part with how many rows it has.
    String name(DataPart part) {
        String name = messages.text("test.part." + part.name().toLowerCase(Locale.ROOT));
        return workspace
                .data()
                .get()
                .find()
                .map(data -> messages.text(
                        "test.part",
                        name,
                        messages.numbers().whole(part.of(data).size())))
                .orElse(name);
    }

    /// What is listed, in words.
    String listed(TestResult result) {
        Tested tested = result.tested();
        String shown = messages.numbers().whole(examples.get().size());
        String all = messages.numbers().whole(tested.examples().size());
        if (tested.confusion().isEmpty()) {
            return messages.text("test.listed.all", all);
        }
        List<String> names = result.inputs().data().classNames();
        return field.get()
                .map(of -> messages.text("test.listed.field", shown, names.get(of.truth()), names.get(of.choice())))
                .orElseGet(() -> messages.text("test.listed.errors", shown, all));
    }

    private void follow() {
        Optional<DataSet> data = workspace.data().get().find();
        List<DataPart> parts = data.map(set -> Arrays.stream(DataPart.values())
                        .filter(part -> !part.of(set).isEmpty())
                        .toList())
                .orElse(List.of());
        Optional<DataPart> part = chosen.filter(parts::contains).or(() -> data.map(DataPart::first));
        if (isOpen) {
            part.ifPresent(this::ask);
        }
        Answer<TestResult> answer = predictions.tested().get();
        // Figures that can't be renewed are still there to be looked at, as old ones.
        Optional<TestResult> result = answer.find()
                .or(() -> answer.reasons().isEmpty()
                        ? Optional.empty()
                        : page.get().result());
        boolean isStale =
                result.filter(known -> predictions.isCurrent(known.revision())).isEmpty();
        TestPage now =
                new TestPage(obstacle(answer), parts, part, result, result.isPresent() && isStale, answer.isWorking());
        boolean isSame = now.result().equals(page.get().result());
        if (!isSame
                && now.result()
                        .flatMap(known -> known.tested().confusion())
                        .map(Confusion::classes)
                        .filter(classes -> field.get()
                                .filter(of -> of.truth() < classes && of.choice() < classes)
                                .isPresent())
                        .isEmpty()) {
            field.set(Optional.empty());
        }
        page.set(now);
        if (!isSame) {
            list();
        }
    }

    private void ask(DataPart part) {
        if (predictions.tested().get() instanceof Answer.None<TestResult>) {
            asked = Optional.empty();
        }
        State now = workspace.state().get();
        TrainingSetup setup = now.document().training();
        Question question = new Question(now.opened(), now.revision(), part, setup.metrics(), setup.loss());
        if (predictions.obstacle().get().isEmpty() && !asked.equals(Optional.of(question))) {
            asked = Optional.of(question);
            predictions.test(part);
        }
    }

    private String obstacle(Answer<TestResult> answer) {
        return predictions
                .obstacle()
                .get()
                .map(obstacle -> Words.of(obstacle, messages))
                .orElseGet(() -> answer.reasons().isEmpty() ? "" : Words.of(answer.reasons(), messages));
    }

    private void list() {
        examples.set(page.get().result().map(this::list).orElse(List.of()));
    }

    private List<Integer> list(TestResult result) {
        Tested tested = result.tested();
        List<Integer> worst = tested.worstFirst();
        if (tested.confusion().isEmpty()) {
            return worst;
        }
        return worst.stream()
                .filter(each -> field.get()
                        .map(of -> tested.truth(each) == of.truth() && tested.choice(each) == of.choice())
                        .orElseGet(() -> tested.truth(each) != tested.choice(each)))
                .toList();
    }
}
