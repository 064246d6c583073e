package gradus.app.cli;

import gradus.app.text.Messages;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Place;
import java.io.PrintStream;
import java.util.List;

/// Where a command speaks to: results, and messages about them.
///
/// @param results standard output
/// @param messages standard error
/// @param texts in the language asked for
/// @param json whether everything is written for programs, an object a line
record Console(PrintStream results, PrintStream messages, Messages texts, boolean json) {

    /// Writes a line of the result.
    void result(String line) {
        results.println(line);
    }

    /// Writes an object of the result.
    void result(Json object) {
        results.println(object);
    }

    /// Tells something that is no result. Programs don't want it.
    void say(String key, Object... arguments) {
        if (!json) {
            messages.println(texts.text(key, arguments));
        }
    }

    /// Tells what is wrong, a line each.
    void report(List<Diagnostic> diagnostics) {
        diagnostics.forEach(diagnostic -> messages.println(line(diagnostic)));
    }

    /// What is wrong, where, and what to do, in one line: in words or as an object.
    String line(Diagnostic diagnostic) {
        return json ? object(diagnostic).toString() : words(diagnostic);
    }

    private String words(Diagnostic diagnostic) {
        String line = texts.line(diagnostic).replaceAll("\\s*\\R\\s*", " ");
        String told = diagnostic.isError() ? line : texts.text("cli.warning", line);
        List<String> fixes = fixes(diagnostic);
        return fixes.isEmpty() ? told : texts.text("cli.fixes", told, String.join("; ", fixes));
    }

    private Json object(Diagnostic diagnostic) {
        Json object = new Json();
        switch (diagnostic.place()) {
            case Place.AtNode(String node, String port) ->
                object.put("node", node).put("port", port);
            case Place.InFile file -> object.put("place", file.toString());
            case Place.InText(int column) -> object.put("column", column);
            case Place.AtSetting(String setting) -> object.put("setting", setting);
            case Place.Everywhere() -> {}
        }
        return object.put("code", diagnostic.code())
                .put("severity", diagnostic.isError() ? "error" : "warning")
                .put("message", texts.of(diagnostic))
                .put("fixes", fixes(diagnostic));
    }

    private List<String> fixes(Diagnostic diagnostic) {
        return diagnostic.fixes().stream().map(fix -> texts.of(fix.label())).toList();
    }
}
