package gradus.app;

import gradus.app.document.Document;
import gradus.app.workspace.Workplace;
import gradus.engine.block.Activation;
import gradus.engine.block.Adam;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Dense;
import gradus.engine.data.CsvReader;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Progress;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.tensor.ElementType;
import gradus.engine.train.TrainingSetup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.application.Platform;

/// The Iris project, made by hand, for tests of single features.
public final class Iris {

    private Iris() {}

    /// A workplace whose data are the Iris file.
    public static Workplace workplace() {
        Executor engine =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        Executor training =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        return new Workplace(new ScalarDevice(), engine, training, Platform::runLater, reader());
    }

    /// Reads the Iris file, whatever the document's setup names.
    public static Workplace.Reader reader() {
        return (document, progress) -> table();
    }

    /// Dense 20 relu, Dense 10 relu, Dense 3 softmax, to be trained for 50 epochs.
    public static Document document() {
        DataSetup data = DataSetup.propose(table());
        GraphBuilder builder = new GraphBuilder();
        Value rows = builder.add("iris", new Dataset(data.features(), data.targets()));
        Value hidden = builder.add(new Dense(20, Activation.RELU), rows);
        hidden = builder.add(new Dense(10, Activation.RELU), hidden);
        Value output = builder.add(new Dense(3, Activation.SOFTMAX), hidden);
        builder.add("loss", new CategoricalCrossentropy(false), new Value("iris", 1), output);
        Project project = Project.of(builder.build(), Layout.empty(Direction.RIGHT))
                .withData(Optional.of(data))
                .withTraining(new TrainingSetup(new Adam(0.01), 50, 10, true, 1, ElementType.FLOAT32, ""));
        return Document.of(project, Optional.empty());
    }

    private static CsvTable table() {
        try (InputStream file =
                Objects.requireNonNull(Iris.class.getResourceAsStream("/gradus/samples/data/iris.csv"))) {
            byte[] content = file.readAllBytes();
            return new CsvReader(Progress.unwatched())
                    .read(new java.io.ByteArrayInputStream(content), content.length, "iris.csv", Optional.empty());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
