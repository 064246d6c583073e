package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.app.canvas.Markdown.Kind;
import gradus.app.canvas.Markdown.Look;
import gradus.app.canvas.Markdown.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void headingsListsAndCodeAreTold() {
        Markdown text = Markdown.of("# Iris\n## Data\n### Rows\n- one\n2. two\n```\na = b # no\n```\nplain\n");
        assertEquals(
                List.of(
                        Kind.TITLE,
                        Kind.HEADING,
                        Kind.SUBHEADING,
                        Kind.ITEM,
                        Kind.ITEM,
                        Kind.CODE,
                        Kind.TEXT,
                        Kind.TEXT),
                text.lines().stream().map(Markdown.Line::kind).toList());
        assertEquals("2.", text.lines().get(4).mark());
        assertEquals(
                List.of(new Span("a = b # no", Look.CODE)), text.lines().get(5).spans());
    }

    @Test
    void boldItalicCodeAndLinksStandInALine() {
        assertEquals(
                List.of(
                        new Span("a ", Look.PLAIN),
                        new Span("bold", Look.BOLD),
                        new Span(" and ", Look.PLAIN),
                        new Span("slanted", Look.ITALIC),
                        new Span(", ", Look.PLAIN),
                        new Span("x_1*2", Look.CODE),
                        new Span(", ", Look.PLAIN),
                        new Span("here (https://a.b)", Look.PLAIN)),
                Markdown.of("a **bold** and *slanted*, `x_1*2`, [here](https://a.b)")
                        .lines()
                        .getFirst()
                        .spans());
    }

    @Test
    void whatIsNoMarkStaysAsItStands() {
        assertEquals(
                List.of(new Span("dense_1 * dense_2 **", Look.PLAIN)),
                Markdown.of("dense_1 * dense_2 **").lines().getFirst().spans());
        assertEquals(1, Markdown.of("").lines().size());
    }
}
