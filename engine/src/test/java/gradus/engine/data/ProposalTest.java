package gradus.engine.data;

import static gradus.engine.data.SampleFiles.found;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProposalTest {

    @Test
    void irisIsFourNumbersAndASpecies() {
        DataSetup setup = DataSetup.propose(SampleFiles.resource("iris.csv"));

        assertEquals("species", setup.target());
        assertEquals(TargetKind.CATEGORY, setup.targetKind());
        assertEquals(
                List.of("setosa", "versicolor", "virginica"),
                setup.targetColumn().orElseThrow().classes());
        assertEquals(4, setup.features());
        assertEquals(3, setup.targets());
        assertEquals(List.of(), setup.check());
    }

    @Test
    void aDigitIsAClassAndTheProgressionOfAnIllnessANumber() {
        DataSetup digits = DataSetup.propose(SampleFiles.resource("digits.csv"));
        DataSetup diabetes = DataSetup.propose(SampleFiles.resource("diabetes.csv"));

        assertEquals(TargetKind.CATEGORY, digits.targetKind());
        assertEquals(
                IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
                digits.targetColumn().orElseThrow().classes());
        assertEquals(64, digits.features());
        assertEquals(TargetKind.NUMBER, diabetes.targetKind());
        assertEquals(1, diabetes.targets());
        assertEquals(10, diabetes.features());
    }

    @Test
    void theTargetsKindCanBeChangedThereAndBack() {
        CsvTable table = SampleFiles.resource("digits.csv");
        DataSetup proposed = DataSetup.propose(table);

        DataSetup number = proposed.withTargetKind(TargetKind.NUMBER, table);

        assertEquals(1, number.targets());
        assertEquals(ColumnKind.NUMBER, number.targetColumn().orElseThrow().kind());
        assertEquals(proposed, number.withTargetKind(TargetKind.CATEGORY, table));
    }

    @Test
    void numberedClassesAreOrderedByNumber() {
        DataSetup setup = DataSetup.propose(found("x,class\n1,10\n2,9\n3,10\n4,9\n"));

        assertEquals(List.of("9", "10"), setup.targetColumn().orElseThrow().classes());
    }

    @Test
    void oneTextAmongNumbersDoesNotMakeACategory() {
        DataSetup setup = DataSetup.propose(found(SampleFiles.flowers(7, "tall,1,red,rose")));

        assertEquals(ColumnKind.NUMBER, setup.columns().getFirst().kind());
        assertEquals(List.of("blue", "red"), setup.columns().get(2).classes());
    }

    @Test
    void missingCellsDoNotCount() {
        DataSetup setup = DataSetup.propose(found("a,b,c\n,?,x\n1.5,red,y\nNA,blue,x\n"));

        assertEquals(List.of(Column.number("a"), Column.category("b", List.of("blue", "red"))), setup.featureColumns());
    }

    @Test
    void whatOnlyCountsOrNamesTheRowsIsIgnored() {
        String text = IntStream.rangeClosed(1, 60)
                .mapToObj(row -> row + ",person " + row + "," + row % 4 * 0.5 + "," + (row % 2 == 0 ? "yes" : "no"))
                .collect(Collectors.joining("\n", "id,name,size,bought\n", ""));

        DataSetup setup = DataSetup.propose(found(text));

        assertEquals(List.of(Column.number("size")), setup.featureColumns());
    }

    @Test
    void anotherTargetCanBeChosen() {
        DataSetup setup = DataSetup.propose(SampleFiles.resource("iris.csv"), "petal_width");

        assertEquals(TargetKind.NUMBER, setup.targetKind());
        assertEquals(6, setup.features());
        SampleFiles.assertRefused(
                "data.no-target", 1, 0, () -> DataSetup.propose(found(SampleFiles.flowers()), "weight"));
    }

    @Test
    void aSetupIsCheckedWithoutItsFile() {
        DataSetup setup = SampleFiles.flowerSetup();
        DataSetup nothingToLearnFrom = setup.withColumns(List.of(setup.columns().getLast()));
        DataSetup noTarget = setup.withColumns(setup.columns().subList(0, 3));
        DataSetup oneClass =
                setup.withColumns(List.of(Column.number("length"), Column.category("kind", List.of("rose"))));

        assertEquals("data.no-features", nothingToLearnFrom.check().getFirst().code());
        assertEquals("data.no-target", noTarget.check().getFirst().code());
        assertEquals("data.few-classes", oneClass.check().getFirst().code());
        assertTrue(setup.check().isEmpty());
    }
}
