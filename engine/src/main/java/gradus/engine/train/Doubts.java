package gradus.engine.train;

import gradus.engine.data.DataSet;
import gradus.engine.data.Part;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What is possible but hardly meant in how some data are to be trained with.
public final class Doubts {

    /// How many classes are named.
    private static final int NAMED = 3;

    private Doubts() {}

    /// All of them, as warnings.
    public static List<Diagnostic> of(DataSet data, TrainingSetup setup) {
        List<Diagnostic> doubts = new ArrayList<>();
        int rows = data.train().size();
        if (setup.batchSize() > rows) {
            doubts.add(Diagnostic.warning("train.batch-too-large", setting("batch_size"), setup.batchSize(), rows));
        }
        missing(data, data.train(), "train.class-untrained", doubts);
        if (!data.validation().isEmpty()) {
            missing(data, data.validation(), "train.class-unvalidated", doubts);
        }
        return doubts;
    }

    private static void missing(DataSet data, Part part, String code, List<Diagnostic> doubts) {
        int classes = data.classNames().size();
        boolean[] isThere = new boolean[classes];
        for (int row = 0; row < part.size(); row++) {
            for (int i = 0; i < classes; i++) {
                isThere[i] |= part.targets().at(row * classes + i) != 0;
            }
        }
        List<String> missing = IntStream.range(0, classes)
                .filter(i -> !isThere[i])
                .mapToObj(data.classNames()::get)
                .toList();
        if (!missing.isEmpty()) {
            String named = String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())))
                    + (missing.size() > NAMED ? ", …" : "");
            doubts.add(Diagnostic.warning(code, setting("validation"), named));
        }
    }

    private static Place setting(String name) {
        return new Place.AtSetting(name);
    }
}
