package gradus.app.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Some letters in order find a text, and the text that is meant stands first.
class FuzzyTest {
    private static final List<String> NAMES =
            List.of("Save", "Save as…", "Select all", "Select what leads here", "Show everything", "Área útil");

    @Test
    void lettersInOrderFindATextAndOthersDoNot() {
        assertTrue(Fuzzy.distance("swl", "Select what leads here").isPresent());
        assertEquals(OptionalInt.empty(), Fuzzy.distance("hws", "Select what leads here"));
        assertEquals(OptionalInt.empty(), Fuzzy.distance("x", ""));
        assertEquals(OptionalInt.of(0), Fuzzy.distance("", "anything"));
    }

    @Test
    void caseAccentsAndSpacesMakeNoDifference() {
        assertEquals(Fuzzy.distance("area util", "Área útil"), Fuzzy.distance("ÁREAÚTIL", "area util"));
    }

    @Test
    void whatIsMeantStandsFirst() {
        assertEquals("Save", best("sa"), "letters side by side");
        assertEquals("Select all", best("seal"), "beginnings of words");
        assertEquals("Save", best("sav"));
        assertEquals("Save as…", best("saveas"));
        assertEquals("Show everything", best("every"));
        assertEquals("Área útil", best("util"));
    }

    private static String best(String typed) {
        return NAMES.stream()
                .filter(name -> Fuzzy.distance(typed, name).isPresent())
                .min(Comparator.comparingInt(name -> Fuzzy.distance(typed, name).orElseThrow()))
                .orElse("");
    }
}
