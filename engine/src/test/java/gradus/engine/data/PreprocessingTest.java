package gradus.engine.data;

import static gradus.engine.data.SampleFiles.found;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.GradusException;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PreprocessingTest {

    private static final String REFERENCE = "/gradus/engine/reference/iris-mlp.json";

    @Test
    void meansAndDeviationsAreThoseOfTheTrainingRowsOnly() throws Exception {
        JsonNode reference;
        try (InputStream stream = PreprocessingTest.class.getResourceAsStream(REFERENCE)) {
            reference = new JsonMapper().readTree(stream);
        }
        CsvTable table = SampleFiles.resource("iris.csv");
        DataSetup setup = DataSetup.propose(table);
        List<Example> training = new ArrayList<>();
        for (JsonNode row : reference.get("train_rows_in_order")) {
            training.add(new Example(
                    row.asInt(),
                    table.rows().get(row.asInt()).cells().subList(0, 4).stream()
                            .mapToDouble(Double::parseDouble)
                            .toArray()));
        }

        Preprocessing fitted = Fitting.fit(setup, setup.targetColumn().orElseThrow(), training);

        for (int column = 0; column < 4; column++) {
            Feature.Numeric feature = (Feature.Numeric) fitted.features().get(column);
            assertEquals(reference.at("/standardize/mean/" + column).asDouble(), feature.offset(), 1e-12);
            assertEquals(reference.at("/standardize/std/" + column).asDouble(), feature.scale(), 1e-12);
        }
    }

    @Test
    void loadingFitsOnItsTrainingRows() {
        CsvTable table = SampleFiles.resource("wine.csv");
        DataSet data = DataLoader.prepare(table, DataSetup.propose(table), 4).data();

        double[] features = data.train().features().toDoubles();
        int rows = data.train().size();
        for (int column = 0; column < 13; column++) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < rows; row++) {
                sum += features[row * 13 + column];
                squares += features[row * 13 + column] * features[row * 13 + column];
            }
            assertEquals(0, sum / rows, 1e-12);
            assertEquals(1, squares / rows, 1e-12);
        }
        assertNotEquals(0, data.validation().features().at(0));
        assertEquals(List.of("cultivar_1", "cultivar_2", "cultivar_3"), data.classNames());
        assertEquals("alcohol", data.featureNames().getFirst());
    }

    @Test
    void aRowKeepsItsNumberItsFeaturesAndItsTarget() {
        CsvTable table = SampleFiles.resource("iris.csv");
        DataSet data = DataLoader.prepare(table, DataSetup.propose(table), 1).data();
        Feature.Numeric first =
                (Feature.Numeric) data.preprocessing().features().getFirst();

        for (int i = 0; i < data.train().size(); i++) {
            int row = data.train().rows().get(i);
            double length = Double.parseDouble(table.rows().get(row).cells().getFirst());
            assertEquals(
                    (length - first.offset()) / first.scale(),
                    data.train().features().at(i * 4));
            assertEquals(1, data.train().targets().at(i * 3 + row / 50));
        }
    }

    @Test
    void aConstantColumnIsLeftAtZero() {
        CsvTable table = found("a,b,c\n0.1,1,x\n0.1,2,y\n0.1,3,x\n0.1,4,y\n0.1,5,x\n0.1,6,y\n");
        Preprocessing fitted =
                DataLoader.prepare(table, DataSetup.propose(table), 1).data().preprocessing();

        assertEquals(
                new Feature.Numeric("a", 0.1, 1, Optional.empty()),
                fitted.features().getFirst());
    }

    @Test
    void categoriesBecomeOneNumberAClassAndNumbersStayWhenAsked() {
        CsvTable table = found("colour,size,price\nred,1.5,10.5\nblue,2.5,11.5\nred,3.5,12.25\ngreen,1,9.75\n");
        DataSetup proposed = DataSetup.propose(table).withSplit(new Split(0, 0, true));
        DataSetup setup = proposed.withScaling(Scaling.NONE);

        DataSet data = DataLoader.prepare(table, setup, 1).data();

        assertEquals(List.of("colour=blue", "colour=green", "colour=red", "size"), data.featureNames());
        int first = data.train().rows().indexOf(0);
        assertEquals(
                "[[0.0, 0.0, 1.0, 1.5]]", data.train().features().rows(first).toString());
        assertEquals("[[10.5]]", data.train().targets().rows(first).toString());
    }

    @Test
    void appliesToNewRowsInTheirOrderWhateverTheOrderOfColumns() {
        CsvTable table = SampleFiles.resource("iris.csv");
        Preprocessing fitted =
                DataLoader.prepare(table, DataSetup.propose(table), 1).data().preprocessing();
        CsvTable other = found("petal_width;petal_length;remark;sepal_width;sepal_length\n0,2;1,4;a;3,5;5,1\n");

        Tensor features = fitted.features(other);

        assertEquals(Shape.of(1, 4), features.shape());
        assertEquals(fitted.part(table).features().rows(0), features);
        assertEquals(
                "data.no-target",
                Assertions.assertThrows(GradusException.class, () -> fitted.part(other))
                        .diagnostics()
                        .getFirst()
                        .code());
    }

    @Test
    void goesThroughMetadataUnchanged() {
        CsvTable table =
                found("colour,size,kind\nred,0.1,\"a \"\"b\"\"\"\nblue,0.2,ç\nred,0.7,ç\nblue,0.4,\"a \"\"b\"\"\"\n");
        DataSetup setup =
                DataSetup.propose(table).withMissing(MissingValues.MEAN).withSplit(new Split(0, 0, true));
        Preprocessing fitted = DataLoader.prepare(table, setup, 1).data().preprocessing();

        assertEquals(Optional.of(fitted), Preprocessing.of(fitted.toMetadata()));
        assertTrue(Preprocessing.of(Map.of()).isEmpty());
    }

    @Test
    void refusesMetadataThatIsBroken() {
        for (String text : List.of("{", "[]", "{\"version\":2}", "{\"version\":1,\"features\":[{}],\"target\":{}}")) {
            GradusException refused = Assertions.assertThrows(
                    GradusException.class, () -> Preprocessing.of(Map.of("gradus.preprocessing", text)));
            assertEquals("data.preprocessing", refused.diagnostics().getFirst().code());
        }
    }
}
