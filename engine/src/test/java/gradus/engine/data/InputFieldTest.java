package gradus.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.graph.GradusException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What may be entered for a row, and rows that were copied from somewhere.
class InputFieldTest {

    private static final CsvTable IRIS = SampleFiles.resource("iris.csv");
    private static final DataSetup SETUP = DataSetup.propose(IRIS);
    private static final Preprocessing FITTED =
            DataLoader.prepare(IRIS, SETUP, 1).data().preprocessing();
    private static final List<String> CELLS = List.of("5.1", "3.5", "1.4", "0.2");

    private static String refusal(String text) {
        return assertThrows(GradusException.class, () -> PastedRow.read(text, SETUP, FITTED))
                .diagnostics()
                .getFirst()
                .code();
    }

    @Test
    void fieldsReachAsFarAsTheTrainingRows() {
        List<InputField> fields = InputField.of(FITTED, IRIS, List.of(0, 1, 2));
        InputField.Numeric first = (InputField.Numeric) fields.getFirst();
        assertEquals(new InputField.Numeric("sepal_length", 4.7, 5.1, 4.9, false), first);
        assertEquals("4.9", first.start(IRIS.format()));
    }

    @Test
    void categoriesAreChoices() {
        Preprocessing mixed = new Preprocessing(
                List.of(new Feature.Categorical("colour", List.of("red", "blue"), Optional.empty())), FITTED.target());
        CsvTable table = new CsvTable(
                "",
                CsvFormat.STANDARD,
                List.of("colour"),
                List.of(
                        new CsvTable.Row(2, List.of("red")),
                        new CsvTable.Row(3, List.of("blue")),
                        new CsvTable.Row(4, List.of("blue"))),
                List.of());
        assertEquals(
                List.of(new InputField.Choice("colour", List.of("red", "blue"), "blue")),
                InputField.of(mixed, table, List.of(0, 1, 2)));
    }

    @Test
    void aPastedRowMayHaveNamesAndTheTargetInIt() {
        assertEquals(CELLS, PastedRow.read("5.1,3.5,1.4,0.2", SETUP, FITTED));
        assertEquals(CELLS, PastedRow.read("5.1,3.5,1.4,0.2,setosa\n", SETUP, FITTED));
        assertEquals(CELLS, PastedRow.read("5.1\t3.5\t1.4\t0.2", SETUP, FITTED));
        assertEquals(
                CELLS,
                PastedRow.read("petal_width,petal_length,sepal_length,sepal_width\n0.2,1.4,5.1,3.5", SETUP, FITTED));
    }

    @Test
    void whatCannotBeARowIsRefusedWithTheReason() {
        assertEquals("data.pasted-nothing", refusal(" \n"));
        assertEquals("data.pasted-width", refusal("5.1,3.5"));
        assertEquals("data.not-a-number", refusal("5.1,x,1.4,0.2"));
        assertEquals("data.not-finite", refusal("5.1,inf,1.4,0.2"));
        assertEquals("data.missing-value", refusal("5.1,NA,1.4,0.2"));
        assertEquals("data.pasted-width", refusal("petal_width,petal_length,sepal_length,sepal_width"));
    }

    @Test
    void manyLikeNumbersAreAPicture() {
        CsvTable digits = SampleFiles.resource("digits.csv");
        Preprocessing fitted =
                DataLoader.prepare(digits, DataSetup.propose(digits), 1).data().preprocessing();
        assertEquals(Optional.of(new ImageShape(8, 8)), ImageShape.of(fitted));
        assertEquals(Optional.empty(), ImageShape.of(FITTED));
    }
}
