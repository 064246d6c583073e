package gradus.app.cli;

import static gradus.app.cli.CommandLineRun.isToldInBothLanguages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    @Test
    void everyCommandHasHelpInBothLanguages() {
        for (Command command : Command.all()) {
            String english = String.join(
                    "\n", CommandLineRun.of(command.name(), "--help").fine());
            String portuguese = String.join(
                    "\n", CommandLineRun.inPortuguese(command.name(), "--help").fine());
            assertTrue(english.startsWith("Usage: gradus " + command.name()), english);
            assertTrue(portuguese.startsWith("Uso: gradus " + command.name()), portuguese);
            assertEveryOptionIsExplained(english);
            assertEveryOptionIsExplained(portuguese);
        }
        assertTrue(CommandLineRun.of("--help").results().contains("[FILE] [COMMAND]"));
        assertTrue(CommandLineRun.inPortuguese("--help").results().contains("[ARQUIVO] [COMANDO]"));
    }

    @Test
    void aWrongCommandLineIsToldOnce() {
        isToldInBothLanguages(2, "--grda", "eval", "1", "--grda");
        isToldInBothLanguages(2, "--foo", "--foo");
        isToldInBothLanguages(2, "FORMULA", "eval");
        isToldInBothLanguages(2, "--seed-gradient", "eval", "1", "--seed-gradient");
        isToldInBothLanguages(2, "tpu", "reference", ".", "--device", "tpu");
        isToldInBothLanguages(2, "float16", "reference", ".", "--precision", "float16");
        assertTrue(CommandLineRun.as(List.of("eval", "1", "--lang", "fr"))
                .refused(2)
                .contains("fr"));
    }

    @Test
    void referenceNeedsTheDeviceItNames(@TempDir Path folder) {
        isToldInBothLanguages(1, "opencl:999", "reference", folder.toString(), "--device", "opencl:999");
        isToldInBothLanguages(1, "expressions.json", "reference", folder.toString());
    }

    private static void assertEveryOptionIsExplained(String help) {
        assertFalse(help.contains("cli."), help);
        List<String> lines = help.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.matches(" +(-h, )?--\\S+")) {
                assertTrue(i + 1 < lines.size() && lines.get(i + 1).startsWith("          "), line);
            }
        }
        assertEquals(
                0, lines.stream().filter(line -> line.matches(" {2,}[A-Z]\\S*")).count(), help);
    }
}
