package gradus.app.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.engine.block.Block;
import gradus.engine.block.Blocks;
import gradus.engine.block.Exposed;
import gradus.engine.graph.Family;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteViewModelTest {
    private final ObjectProperty<List<Block>> own = new SimpleObjectProperty<>(List.of());
    private final List<String> added = new ArrayList<>();
    private final PaletteViewModel model = model(Language.ENGLISH);

    @Test
    void everyOperationOfTheCatalogueIsListedOnce() {
        List<String> names = entries(model).stream()
                .map(entry -> entry.operation().name())
                .sorted()
                .toList();
        assertEquals(
                Blocks.catalogue().entries().stream()
                        .map(Operation::name)
                        .filter(name -> !name.equals("Block"))
                        .sorted()
                        .toList(),
                names);
    }

    @ParameterizedTest
    @EnumSource
    void everyGroupAndEntryHasItsWords(Language language) {
        Messages messages = Messages.of(language);
        TreeSet<String> missing = new TreeSet<>();
        for (Operation operation : Blocks.catalogue().entries()) {
            String operationKey = "operation." + operation.name();
            for (String key :
                    List.of("family." + operation.family().name(), operationKey + ".help", operationKey + ".use")) {
                if (!messages.has(key)) {
                    missing.add(key);
                }
            }
        }
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void searchingNarrowsByNameAndHelpWithoutAccents() {
        model.query().set("tanh");
        assertEquals("Tanh", model.first().orElseThrow().operation().name());

        PaletteViewModel portuguese = model(Language.PORTUGUESE);
        portuguese.query().set("VARIAVEL");
        assertEquals("Variable", portuguese.first().orElseThrow().operation().name());

        model.query().set("no such thing");
        assertEquals(List.of(), model.rows());
    }

    @Test
    void aFoldedGroupHidesItsEntriesExceptWhileSearching() {
        model.fold(Family.ARITHMETIC);
        assertTrue(model.rows().stream()
                .anyMatch(row -> row instanceof PaletteRow.Group(var family, var title, boolean folded)
                        && family == Family.ARITHMETIC
                        && folded));
        assertTrue(entries(model).stream()
                .noneMatch(entry -> entry.operation().name().equals("Add")));
        model.query().set("add");
        assertTrue(entries(model).stream()
                .anyMatch(entry -> entry.operation().name().equals("Add")));
        model.query().set("");
        model.fold(Family.ARITHMETIC);
        assertTrue(entries(model).stream()
                .anyMatch(entry -> entry.operation().name().equals("Add")));
    }

    @Test
    void ownBlocksStandWithTheOthers() {
        Block mine = new Block("My residual", Graph.EMPTY, Exposed.NOTHING);
        own.set(List.of(mine));
        model.query().set("residual");
        assertEquals(mine, model.first().orElseThrow().operation());
        assertEquals("My residual", model.first().orElseThrow().help().title());
        own.set(List.of());
        assertEquals(Optional.empty(), model.first());
    }

    @Test
    void anEntryIsAdded() {
        model.query().set("matmul");
        model.add(model.first().orElseThrow());
        assertEquals(List.of("MatMul"), added);
    }

    private PaletteViewModel model(Language language) {
        return new PaletteViewModel(
                Blocks.catalogue(), own, Messages.of(language), operation -> added.add(operation.name()));
    }

    private static List<PaletteRow.Entry> entries(PaletteViewModel model) {
        return model.rows().stream()
                .filter(PaletteRow.Entry.class::isInstance)
                .map(PaletteRow.Entry.class::cast)
                .toList();
    }
}
