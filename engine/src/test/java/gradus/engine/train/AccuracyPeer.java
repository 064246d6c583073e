package gradus.engine.train;

import gradus.engine.block.Activation;
import gradus.engine.block.Adam;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Dense;
import gradus.engine.data.CsvReader;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataLoader;
import gradus.engine.data.DataSet;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Part;
import gradus.engine.data.Progress;
import gradus.engine.data.Split;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.run.Devices;
import gradus.engine.tensor.ElementType;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One side of `src/test/python/accuracy.py`: trains 32 relu neurons and a softmax on a table with several seeds, keeps
/// the rows of each split for the other side, and tells the held-out accuracy of each seed.
///
/// Arguments: the CSV file, its target, how many seeds, how many epochs, a folder for the splits.
public final class AccuracyPeer {
    private AccuracyPeer() {}

    /// Runs it.
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        CsvTable table = new CsvReader(Progress.unwatched())
                .read(file, file.getFileName().toString(), Optional.empty());
        DataSetup setup = DataSetup.propose(table, arguments[1]).withSplit(new Split(0, 0.3, true));
        Path folder = Files.createDirectories(Path.of(arguments[4]));
        for (int seed = 0; seed < Integer.parseInt(arguments[2]); seed++) {
            DataSet data = DataLoader.prepare(table, setup, seed).data();
            write(folder.resolve(seed + "-train.csv"), data.train());
            write(folder.resolve(seed + "-test.csv"), data.test());
            System.out.println(accuracy(data, seed, Integer.parseInt(arguments[3])));
        }
    }

    private static double accuracy(DataSet data, int seed, int epochs) {
        int classes = data.classNames().size();
        Model model = Model.of(graph(data.preprocessing().width(), classes), "");
        TrainingSetup setup = new TrainingSetup(new Adam(0.01), epochs, 16, true, seed, ElementType.FLOAT32, "");
        Trainer trainer = new Trainer(model, setup, data.train(), Optional.empty(), true, Devices.cpu());
        Learned learned = trainer.train(trainer.initial(), 1, event -> {}, () -> false);
        Evaluator evaluator =
                new Evaluator(model, model.metrics(setup.metrics(), true), Devices.cpu(), setup.precision());
        return evaluator.scores(learned, data.test()).metric("accuracy").orElseThrow();
    }

    private static Graph graph(int features, int classes) {
        GraphBuilder builder = new GraphBuilder();
        Value rows = builder.add("data", new Dataset(features, classes));
        Value hidden = builder.add(new Dense(32, Activation.RELU), rows);
        Value output = builder.add(new Dense(classes, Activation.SOFTMAX), hidden);
        builder.output("loss", builder.add(new CategoricalCrossentropy(false, 0), new Value("data", 1), output));
        return builder.build();
    }

    private static void write(Path file, Part part) throws IOException {
        int width = part.features().size() / part.size();
        int classes = part.targets().size() / part.size();
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            for (int row = 0; row < part.size(); row++) {
                for (int i = 0; i < width; i++) {
                    writer.print(part.features().at(row * width + i));
                    writer.print(',');
                }
                writer.println(Evaluator.classOf(part.targets(), row));
            }
            if (classes < 2) {
                throw new IllegalArgumentException("Only classes have an accuracy");
            }
        }
    }
}
