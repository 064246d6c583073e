package gradus.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text in Markdown, as far as notes need it: headings, lists, blocks of code; bold, italic, code and links in a
/// line. What is none of these is shown as it stands.
record Markdown(List<Line> lines) {
    private static final Pattern HEADING = Pattern.compile("(#{1,3})\\s+(.*)");
    private static final Pattern BULLET = Pattern.compile("\\s*[-*+]\\s+(.*)");
    private static final Pattern NUMBERED = Pattern.compile("\\s*(\\d{1,3}[.)])\\s+(.*)");
    private static final Pattern SPAN = Pattern.compile(
            "`([^`]+)`|\\*\\*(?=\\S)(.+?)(?<=\\S)\\*\\*|__(?=\\S)(.+?)(?<=\\S)__"
                    + "|\\*(?=[^\\s*])(.+?)(?<=[^\\s*])\\*|(?<!\\w)_(?=\\S)(.+?)(?<=\\S)_(?!\\w)|\\[([^]]+)]\\(([^)]+)\\)");

    Markdown {
        lines = List.copyOf(lines);
    }

    /// What a line is.
    enum Kind {
        TEXT,
        TITLE,
        HEADING,
        SUBHEADING,
        ITEM,
        CODE
    }

    /// How a part of a line is written.
    enum Look {
        PLAIN,
        BOLD,
        ITALIC,
        CODE
    }

    /// A part of a line.
    record Span(String text, Look look) {}

    /// One line.
    ///
    /// @param mark what stands before an item of a list
    record Line(Kind kind, String mark, List<Span> spans) {
        Line {
            spans = List.copyOf(spans);
        }
    }

    static Markdown of(String text) {
        List<Line> lines = new ArrayList<>();
        boolean isCode = false;
        for (String line : text.split("\\R", -1)) {
            if (line.strip().startsWith("```")) {
                isCode = !isCode;
            } else if (isCode) {
                lines.add(new Line(Kind.CODE, "", List.of(new Span(line, Look.CODE))));
            } else {
                lines.add(line(line));
            }
        }
        return new Markdown(lines);
    }

    private static Line line(String text) {
        Matcher heading = HEADING.matcher(text);
        if (heading.matches()) {
            Kind kind = switch (heading.group(1).length()) {
                case 1 -> Kind.TITLE;
                case 2 -> Kind.HEADING;
                default -> Kind.SUBHEADING;
            };
            return new Line(kind, "", spans(heading.group(2)));
        }
        Matcher bullet = BULLET.matcher(text);
        if (bullet.matches()) {
            return new Line(Kind.ITEM, "•", spans(bullet.group(1)));
        }
        Matcher numbered = NUMBERED.matcher(text);
        return numbered.matches()
                ? new Line(Kind.ITEM, numbered.group(1), spans(numbered.group(2)))
                : new Line(Kind.TEXT, "", spans(text));
    }

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher found = SPAN.matcher(text);
        int end = 0;
        while (found.find()) {
            if (found.start() > end) {
                spans.add(new Span(text.substring(end, found.start()), Look.PLAIN));
            }
            spans.add(span(found));
            end = found.end();
        }
        if (end < text.length()) {
            spans.add(new Span(text.substring(end), Look.PLAIN));
        }
        return spans;
    }

    private static Span span(Matcher found) {
        if (found.group(1) != null) {
            return new Span(found.group(1), Look.CODE);
        }
        for (int strong : new int[] {2, 3}) {
            if (found.group(strong) != null) {
                return new Span(found.group(strong), Look.BOLD);
            }
        }
        for (int slanted : new int[] {4, 5}) {
            if (found.group(slanted) != null) {
                return new Span(found.group(slanted), Look.ITALIC);
            }
        }
        // A link is text: its address stands behind what it is called.
        return new Span(found.group(6) + " (" + found.group(7) + ")", Look.PLAIN);
    }
}
