package gradus.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.engine.block.Adam;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private final Messages english = Messages.of(Language.ENGLISH);
    private final Messages portuguese = Messages.of(Language.PORTUGUESE);

    @Test
    void aLocaleFindsItsLanguage() {
        assertEquals(Language.PORTUGUESE, Language.of(Locale.forLanguageTag("pt-BR")));
        assertEquals(Language.PORTUGUESE, Language.of(Locale.forLanguageTag("pt-PT")));
        assertEquals(Language.ENGLISH, Language.of(Locale.FRENCH));
        assertEquals(Optional.of(Language.PORTUGUESE), Language.parse("pt_BR"));
        assertEquals(Optional.empty(), Language.parse("xx"));
    }

    @Test
    void aMissingKeyShowsItself() {
        assertEquals("no.such.key", english.text("no.such.key", 1, 2));
    }

    @Test
    void gapsAreFilledAndNestedMessagesComeFirst() {
        Diagnostic mismatch = Diagnostic.error(
                "shape.mismatch", new Place.AtNode("x", "b"), "x", "[2]", "[3]", Message.of("rule.broadcast"));
        String text = english.of(mismatch);
        assertEquals(
                "x: [2] and [3] don’t fit: lengths must be equal, or one of them 1, counted from the last axis.", text);
        assertFalse(portuguese.of(mismatch).equals(text));
    }

    @Test
    void aRefusedLearningRateIsNamedInTheLanguage() {
        GradusException refused = Assertions.assertThrows(
                GradusException.class, () -> Attributes.with(new Adam(0.01), Map.of("learning_rate", 0)));
        assertEquals("Learning rate can’t be 0.0: it must be greater than 0.", english.of(refused));
        assertEquals("Taxa de aprendizado não pode ser 0.0: deve ser maior que 0.", portuguese.of(refused));
    }

    @Test
    void aPlaceInATextOrAFileStandsInFront() {
        assertEquals(
                "Column 4: x depends on itself: take off one wire of the cycle.",
                english.line(Diagnostic.error("graph.cycle", new Place.InText(4), "x")));
        assertEquals(
                "iris.csv:17:3: x depends on itself: take off one wire of the cycle.",
                english.line(Diagnostic.error("graph.cycle", new Place.InFile("iris.csv", 17, 3), "x")));
    }
}
