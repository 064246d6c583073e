package gradus.app.cli;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Place;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// A fault of the program itself, told in one line; the details go to a file that can be sent along.
final class Fault {

    private Fault() {}

    static Diagnostic report(Throwable fault) {
        String what = fault.getClass().getSimpleName() + ": " + fault.getMessage();
        StringWriter details = new StringWriter();
        fault.printStackTrace(new PrintWriter(details));
        try {
            Path file = Files.createTempFile("gradus-fault-", ".txt");
            Files.writeString(file, details.toString());
            return Diagnostic.error("cli.fault", new Place.Everywhere(), what, file.toString());
        } catch (IOException full) {
            String where = fault.getStackTrace().length == 0 ? "?" : fault.getStackTrace()[0].toString();
            return Diagnostic.error("cli.fault", new Place.Everywhere(), what, where);
        }
    }
}
