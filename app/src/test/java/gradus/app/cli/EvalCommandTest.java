package gradus.app.cli;

import static gradus.app.cli.CommandLineRun.isToldInBothLanguages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvalCommandTest {

    private static final String[] EXAMPLE = {
        "eval", "z=(a+b)*(c-d)", "--set", "a=2", "--set", "b=3", "--set", "c=5", "--set", "d=1"
    };

    @Test
    void givesValueAndGradients() {
        assertEquals(
                List.of("{\"value\":20.0,\"gradients\":{\"a\":4.0,\"b\":4.0,\"c\":5.0,\"d\":-5.0}}"),
                example("--grad", "--json").fine());
        assertEquals(List.of("{\"value\":20.0}"), example("--json").fine());
        assertEquals(
                List.of("z = 20", "∂z/∂a = 4", "∂z/∂b = 4", "∂z/∂c = 5", "∂z/∂d = −5"),
                example("--grad").fine());
    }

    @Test
    void theReadmesExamplePrintsWhatItSays() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../README.md"));
        String command = lines.stream()
                .filter(line -> line.startsWith("    ./gradus eval "))
                .findFirst()
                .orElseThrow();
        String result = lines.stream()
                .filter(line -> line.startsWith("    {"))
                .findFirst()
                .orElseThrow();
        List<String> words = Pattern.compile("'([^']*)'|(\\S+)")
                .matcher(command.substring("    ./gradus ".length()))
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
        assertEquals(List.of(result.strip()), CommandLineRun.as(words).fine());
    }

    @Test
    void listsEveryVertexInOrder() {
        List<String> lines = example("--steps", "--json").fine();
        assertEquals(8, lines.size());
        assertEquals(
                "{\"node\":\"x\",\"operation\":\"Add\",\"inputs\":[\"a\",\"b\"],\"value\":5.0,"
                        + "\"local_derivatives\":{\"a\":1.0,\"b\":1.0},\"gradient\":4.0}",
                lines.get(4));
    }

    @Test
    void tellsEveryStepInWordsForwardAndThenBackward() {
        assertEquals(
                List.of(
                        "a = 2",
                        "b = 3",
                        "c = 5",
                        "d = 1",
                        "x = a + b = 2 + 3 = 5",
                        "y = c − d = 5 − 1 = 4",
                        "z = x × y = 5 × 4 = 20",
                        "∂z/∂z = 1",
                        "∂z/∂y = ∂z/∂z · ∂z/∂y = 1 · 5 = 5",
                        "∂z/∂x = ∂z/∂z · ∂z/∂x = 1 · 4 = 4",
                        "∂z/∂d = ∂z/∂y · ∂y/∂d = 5 · (−1) = −5",
                        "∂z/∂c = ∂z/∂y · ∂y/∂c = 5 · 1 = 5",
                        "∂z/∂b = ∂z/∂x · ∂x/∂b = 4 · 1 = 4",
                        "∂z/∂a = ∂z/∂x · ∂x/∂a = 4 · 1 = 4",
                        "z = 20"),
                example("--steps").fine());
    }

    @Test
    void addsThePathsWhereAValueFansOut() {
        List<String> lines = CommandLineRun.inPortuguese(
                        "eval", "x=a+b; y=a/2; z=x*y", "--set", "a=3", "--set", "b=1", "--steps")
                .fine();
        assertTrue(
                lines.contains("∂z/∂a = ∂z/∂x · ∂x/∂a + ∂z/∂y · ∂y/∂a = 1,5 · 1 + 4 · 0,5 = 1,5 + 2 = 3,5"),
                lines.toString());
    }

    @Test
    void computesWithTensors() {
        CommandLineRun run = CommandLineRun.of(
                "eval",
                "softmax(X@W+b)",
                "--set",
                "X=[[1,2]]",
                "--set",
                "W=[[1,0],[0,1]]",
                "--set",
                "b=[1,0]",
                "--json");
        assertEquals(List.of("{\"value\":[[0.5,0.5]]}"), run.fine());
    }

    @Test
    void theResultsGradientMayBeGiven() {
        CommandLineRun run =
                CommandLineRun.of("eval", "a*a", "--set", "a=[1,2,3]", "--seed-gradient", "[1,0,10]", "--json");
        assertEquals(List.of("{\"value\":[1.0,4.0,9.0],\"gradients\":{\"a\":[2.0,0.0,60.0]}}"), run.fine());
    }

    @Test
    void aVariableWithoutInfluenceHasGradientZero() {
        assertEquals(
                List.of("{\"value\":2.0,\"gradients\":{\"b\":0.0,\"a\":1.0}}"),
                CommandLineRun.of("eval", "x=b*b; z=a", "--set", "a=2", "--set", "b=3", "--grad", "--json")
                        .fine());
    }

    @Test
    void numbersThatAreNotFiniteAreTexts() {
        assertEquals(
                List.of("{\"value\":[\"Infinity\",\"-Infinity\",\"NaN\"]}"),
                CommandLineRun.of("eval", "a/0", "--set", "a=[1,-1,0]", "--json")
                        .fine());
    }

    @Test
    void numbersAreLocalisedForPeopleOnly() {
        String[] half = {"eval", "a/2", "--set", "a=1"};
        assertEquals(List.of("z = 0,5"), CommandLineRun.inPortuguese(half).fine());
        assertEquals(
                List.of("{\"value\":0.5}"),
                CommandLineRun.inPortuguese("eval", "a/2", "--set", "a=1", "--json")
                        .fine());
    }

    @Test
    void formulasMayBeginWithAMinus() {
        assertEquals(
                List.of("z = −9"),
                CommandLineRun.of("eval", "-a^2", "--set", "a=-3").fine());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(a+*b    | Column 4: ",
                "(a+b     | Column 1: ",
                "tahn(a)  | tanh",
                "a+       | Column 3: ",
                "2a       | Column 1: ",
                "a b      | Column 3: "
            })
    void aWrongFormulaIsToldWithItsColumn(String formula, String part) {
        isToldInBothLanguages(2, part, "eval", formula, "--set", "a=1", "--set", "b=1");
    }

    @Test
    void anErrorForProgramsIsAnObject() {
        String told = CommandLineRun.of("eval", "(a+*b", "--json").refused(2);
        assertEquals(
                "{\"column\":4,\"code\":\"formula.unexpected\",\"severity\":\"error\",\"message\":\"* can't stand here. "
                        + "Write a number, a name or an expression in parentheses.\",\"fixes\":[]}",
                told);
    }

    @Test
    void wrongValuesAreTold() {
        isToldInBothLanguages(2, "--set b=1", "eval", "a+b", "--set", "a=1");
        isToldInBothLanguages(2, "no variable c", "eval", "a", "--set", "a=1", "--set", "c=1");
        isToldInBothLanguages(2, "no variables", "eval", "1+1", "--set", "c=1");
        isToldInBothLanguages(2, "a can't be x", "eval", "a", "--set", "a=x");
        isToldInBothLanguages(2, "[[1,2],[3]]", "eval", "a", "--set", "a=[[1,2],[3]]");
        isToldInBothLanguages(2, "can't be []", "eval", "a", "--set", "a=[]");
        isToldInBothLanguages(2, "can't be 1d", "eval", "a", "--set", "a=1d");
        isToldInBothLanguages(2, "sets nothing", "eval", "a", "--set", "a");
        isToldInBothLanguages(2, "twice", "eval", "a", "--set", "a=1", "--set", "a=2");
        isToldInBothLanguages(2, "Column 2", "eval", "X@X", "--set", "X=[[1,2]]");
        isToldInBothLanguages(2, "shape [2]", "eval", "a", "--set", "a=1", "--seed-gradient", "[1,2]");
    }

    private static CommandLineRun example(String... more) {
        String[] all = java.util.stream.Stream.of(EXAMPLE, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        return CommandLineRun.of(all);
    }
}
