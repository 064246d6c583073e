package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.block.Activation;
import gradus.engine.block.Adam;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Dense;
import gradus.engine.block.Metrics;
import gradus.engine.data.CsvReader;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataLoader;
import gradus.engine.data.DataSet;
import gradus.engine.data.DataSetup;
import gradus.engine.data.ImageShape;
import gradus.engine.data.InkStyle;
import gradus.engine.data.InkStyle.Spot;
import gradus.engine.data.InputField;
import gradus.engine.data.PastedRow;
import gradus.engine.data.Progress;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.tensor.ElementType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Digits that a person draws are digits to a network that has only seen those of the data set.
class DrawnDigitsTest {

    /// Lines through places in hundredths of the field.
    private static final int[][][] DRAWN = {
        {{50, 12, 36, 18, 28, 36, 26, 52, 30, 70, 40, 84, 52, 88, 64, 82, 72, 66, 74, 48, 70, 30, 62, 16, 50, 12}},
        {{38, 26, 52, 12, 52, 88}},
        {{28, 28, 36, 14, 52, 10, 66, 18, 68, 32, 58, 50, 42, 68, 28, 86, 74, 86}},
        {{28, 16, 46, 10, 64, 16, 66, 32, 54, 44, 42, 48, 58, 50, 70, 62, 70, 78, 54, 90, 34, 86, 26, 78}},
        {{58, 10, 40, 34, 26, 58, 76, 58}, {60, 38, 58, 90}},
        {{70, 12, 34, 12, 32, 44, 50, 40, 66, 48, 70, 66, 62, 82, 44, 90, 28, 82}},
        {{62, 10, 44, 28, 32, 52, 30, 72, 40, 86, 56, 88, 68, 78, 68, 62, 56, 54, 42, 58, 32, 70}},
        {{28, 16, 44, 14, 60, 14, 72, 16, 66, 34, 58, 52, 50, 70, 44, 88}, {36, 54, 70, 54}},
        {
            {
                50, 50, 36, 40, 32, 26, 40, 14, 54, 10, 66, 18, 66, 32, 52, 46, 36, 58, 30, 74, 40, 88, 56, 88, 68, 78,
                50, 50
            }
        },
        {{68, 30, 56, 44, 40, 42, 32, 28, 40, 14, 56, 10, 68, 22, 70, 44, 66, 66, 54, 88}},
    };

    @Test
    void allTenAreRecognisedWhereverAndHoweverLargeTheyAre() {
        CsvTable table = new CsvReader(Progress.unwatched())
                .read(Path.of("../sample-projects/data/digits.csv"), "digits.csv", Optional.empty());
        DataSet data = DataLoader.prepare(table, DataSetup.propose(table), 1).data();
        GraphBuilder builder = new GraphBuilder();
        Value rows = builder.add("digits", new Dataset(64, 10));
        Value output =
                builder.add(new Dense(10, Activation.SOFTMAX), builder.add(new Dense(64, Activation.RELU), rows));
        builder.add("loss", new CategoricalCrossentropy(false), new Value("digits", 1), output);
        Model model = Model.of(builder.build(), "");
        TrainingSetup setup = new TrainingSetup(new Adam(0.003), 30, 32, true, 1, ElementType.FLOAT32, "");
        Trainer trainer = new Trainer(model, setup, data.train(), Optional.empty(), true, new ScalarDevice());
        List<Learned> learned = new ArrayList<>();
        trainer.train(
                trainer.initial(),
                1,
                event -> {
                    if (event instanceof TrainingEvent.Ended(var reason, Learned now)) {
                        learned.add(now);
                    }
                },
                () -> false);
        Evaluator evaluator = new Evaluator(model, new Metrics(List.of()), new ScalarDevice(), ElementType.FLOAT32);
        InkStyle style = InkStyle.of(
                ImageShape.of(data.preprocessing()).orElseThrow(),
                data.train().rows().stream()
                        .map(row -> table.rows().get(row).cells().subList(0, 64).stream()
                                .mapToDouble(Double::parseDouble)
                                .toArray())
                        .toList());
        for (double scale : new double[] {1, 0.5}) {
            List<Integer> recognised = new ArrayList<>();
            for (int[][] digit : DRAWN) {
                List<String> cells = Arrays.stream(style.pixels(lines(digit, scale)))
                        .mapToObj(pixel -> InputField.text(pixel, table.format()))
                        .toList();
                recognised.add(Evaluator.classOf(
                        evaluator.predict(
                                learned.getLast(),
                                data.preprocessing()
                                        .features(PastedRow.table(cells, table.format(), data.preprocessing()))),
                        0));
            }
            assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), recognised, "drawn at " + scale);
        }
    }

    private static List<List<Spot>> lines(int[][] digit, double scale) {
        return Arrays.stream(digit)
                .map(line -> IntStream.range(0, line.length / 2)
                        .mapToObj(i -> new Spot(scale * line[2 * i] / 100, scale * line[2 * i + 1] / 100))
                        .toList())
                .toList();
    }
}
