package gradus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a small repository of its own, with a program that says how it was called and a `mvn` that
/// counts.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String PROGRAM = """
            package gradus.app.cli;
            public class Main {
                public static void main(String[] arguments) {
                    System.out.println(System.getProperty("user.dir"));
                    for (String argument : arguments) {
                        System.out.println(argument);
                    }
                    System.exit(arguments.length > 0 && arguments[0].equals("check") ? 7 : 0);
                }
            }
            """;

    private static final String MAVEN = """
            #!/bin/sh
            cd "$REPOSITORY" && echo built >> builds && mkdir -p app/target && cp "$PROGRAM" app/target/gradus.jar
            """;

    @TempDir
    Path folder = Path.of("");

    private final Map<String, String> environment = new TreeMap<>();

    record Result(int exit, List<String> results, String messages) {}

    @BeforeEach
    void makeRepository() throws IOException {
        Path top = Path.of("..").toAbsolutePath().normalize();
        for (String file : List.of("gradus", "launcher/jdk.sh")) {
            Path copy = repository().resolve(file);
            Files.createDirectories(copy.resolve(".."));
            Files.copy(top.resolve(file), copy);
            assertTrue(copy.toFile().setExecutable(true));
        }
        for (String file : List.of(
                "pom.xml",
                "app/pom.xml",
                "app/src/main/java/A.java",
                "app/src/main/java/B.java",
                "engine/pom.xml",
                "ui-resources/pom.xml",
                "sample-projects/pom.xml",
                "sample-projects/iris.gradus")) {
            Files.createDirectories(repository().resolve(file).resolve(".."));
            Files.writeString(repository().resolve(file), file);
        }
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Files.writeString(tools.resolve("mvn"), MAVEN);
        assertTrue(tools.resolve("mvn").toFile().setExecutable(true));

        environment.put("PATH", tools + ":" + "/usr/bin:/bin");
        environment.put("HOME", folder.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("REPOSITORY", repository().toString());
        environment.put("PROGRAM", compileProgram().toString());
    }

    @Test
    void argumentsFolderAndExitCodePassThrough() throws Exception {
        List<String> arguments = List.of("check", "z=(a+b)*(c-d)", "two words", "*", "", "ação", "$HOME", "a\\b");
        Result first = start(repository().resolve("gradus"), arguments);
        assertEquals(7, first.exit(), first.messages());
        assertTrue(first.messages().contains("building"), first.messages());

        Path elsewhere = Files.createDirectory(folder.resolve("else where"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("link to gradus"), Path.of("../the repository/gradus"));
        Result second = start(link, arguments);
        List<String> expected = new ArrayList<>(List.of(elsewhere.toRealPath().toString()));
        expected.addAll(arguments);
        assertEquals(expected, second.results());
        assertEquals(7, second.exit());
        assertEquals("", second.messages(), "a start that builds nothing says nothing");
    }

    @Test
    void aBuildIsMadeWhenSourcesChangedAndOnlyThen() throws Exception {
        Path gradus = repository().resolve("gradus");
        start(gradus, List.of("eval"));
        start(gradus, List.of("eval"));
        assertEquals(1, builds());

        Files.writeString(repository().resolve("app/src/main/java/A.java"), "changed");
        start(gradus, List.of("eval"));
        assertEquals(2, builds(), "after a change");

        Path project = repository().resolve("engine/pom.xml");
        Files.writeString(project, Files.readString(project));
        start(gradus, List.of("eval"));
        assertEquals(2, builds(), "the same contents, written again");

        Files.delete(repository().resolve("app/src/main/java/B.java"));
        start(gradus, List.of("eval"));
        assertEquals(3, builds(), "after a deletion");

        Files.createDirectories(repository().resolve("app/src/test/java"));
        Files.writeString(repository().resolve("app/src/test/java/ATest.java"), "a test");
        start(gradus, List.of("eval"));
        assertEquals(3, builds(), "a test is no part of the program");
    }

    @Test
    void aDamagedClassCacheIsIgnoredInSilence() throws Exception {
        Path gradus = repository().resolve("gradus");
        start(gradus, List.of("eval"));
        try (var files = Files.newDirectoryStream(repository().resolve("target/launcher"), "*.aot")) {
            for (Path cache : files) {
                Files.writeString(cache, "no cache");
            }
        }
        Result result = start(gradus, List.of("eval"));
        assertEquals(new Result(0, List.of(repository().toRealPath().toString(), "eval"), ""), result);
    }

    @Test
    void aMissingMavenIsSaidInOneSentence() throws Exception {
        Path few = Files.createDirectory(folder.resolve("few"));
        for (String tool :
                List.of("bash", "dirname", "basename", "readlink", "find", "cksum", "cat", "mkdir", "rm", "mv")) {
            Path found = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            Path call = Files.writeString(few.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
            assertTrue(call.toFile().setExecutable(true));
        }
        environment.put("PATH", few.toString());
        Result result = start(repository().resolve("gradus"), List.of("eval"));
        assertEquals(1, result.exit());
        assertEquals(List.of(), result.results());
        assertTrue(result.messages().startsWith("gradus: Maven is needed"), result.messages());
        assertEquals(1, result.messages().lines().count());
    }

    private Path repository() {
        return folder.resolve("the repository");
    }

    private int builds() throws IOException {
        return Files.readAllLines(repository().resolve("builds")).size();
    }

    private Path compileProgram() throws IOException {
        Path source = Files.writeString(folder.resolve("Main.java"), PROGRAM);
        ToolProvider compiler = ToolProvider.findFirst("javac").orElseThrow();
        assertEquals(0, compiler.run(System.out, System.err, "-proc:none", "-d", folder.toString(), source.toString()));
        Path jar = folder.resolve("program.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new JarEntry("gradus/app/cli/Main.class"));
            entries.write(Files.readAllBytes(folder.resolve("gradus/app/cli/Main.class")));
        }
        return jar;
    }

    /// Runs the launcher in the folder of the given file. A script calls it, since a Java that was started without
    /// a language can't hand over an argument that isn't ASCII.
    private Result start(Path launcher, List<String> arguments) throws IOException, InterruptedException {
        StringBuilder call = new StringBuilder("cd '" + launcher.resolveSibling("") + "' && exec '" + launcher + "'");
        arguments.forEach(argument -> call.append(" '").append(argument).append("'"));
        Path script = Files.writeString(folder.resolve("call"), call);
        Path results = folder.resolve("results");
        Path messages = folder.resolve("messages");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString())
                .redirectOutput(results.toFile())
                .redirectError(messages.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int exit = builder.start().waitFor();
        return new Result(
                exit,
                Files.readAllLines(results, StandardCharsets.UTF_8),
                Files.readString(messages, StandardCharsets.UTF_8));
    }
}
