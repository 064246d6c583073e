package gradus.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import gradus.engine.graph.Source;
import gradus.engine.graph.Unknown;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.TrainingSetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong in a project file is told once, with its place; what can be kept is kept.
class ProjectReadingTest {

    private static final String FILE = "p.gradus";

    @TempDir
    private Path folder = Path.of("");

    /// `H` is `"format": "gradus", "version": 1`, `G` an empty graph; a bar ends a line.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "'';                                             project.empty;            0; 0",
                "|  |;                                           project.empty;            0; 0",
                "{H,|  'graph': {'nodes': [;                     project.cut-off;          2; 23",
                "{H, 'title': 'ab;                               project.cut-off;          1; 48",
                "{H,|  graph: 1};                                project.not-json;         2; 3",
                "{H, 'graph': G} x;                              project.not-json;         1; 60",
                "{H, 'graph': G,};                               project.not-json;         1; 59",
                "{H, 'graph': G} {};                             project.not-json;         1; 60",
                "{H,| 'a': 1,| 'a': 2, 'graph': G};              project.duplicate-member; 3; 2",
                "[1, 2];                                         project.not-gradus;       1; 1",
                "{'nodes': []};                                  project.not-gradus;       1; 1",
                "{'format': 'other', 'version': 1};              project.not-gradus;       1; 1",
                "{'format': 'gradus', 'graph': G};               project.missing;          1; 1",
                "{'format': 'gradus', 'version': 'x'};           project.wrong-kind;       1; 33",
                "{'format': 'gradus', 'version': 0};             project.wrong-kind;       1; 33",
                "{'format': 'gradus', 'version': 1.5};           project.wrong-kind;       1; 33",
                "{H};                                            project.missing;          1; 1",
                "{H, 'title': 5, 'graph': G};                    project.wrong-kind;       1; 45",
                "{H, 'graph': []};                               project.wrong-kind;       1; 45",
                "{H, 'graph': {}};                               project.missing;          1; 45",
                "{H, 'graph': {'nodes': {}}};                    project.wrong-kind;       1; 55",
                "{H, 'graph': {'nodes': [|5]}};                  project.wrong-kind;       2; 1",
                "{H, 'graph': {'nodes': [|{'operation': 'Add'}]}}; project.missing;        2; 1",
                "{H, 'graph': {'nodes': [|{'id': ' ', 'operation': 'Add'}]}}; project.blank-id; 2; 1",
                "{H, 'graph': {'nodes': [|{'id': 'a'}]}};        project.missing;          2; 1",
                "{H, 'graph': {'nodes': [|{'id': 'a', 'operation': 'Neg', 'attributes': 3}]}}; project.wrong-kind; 2; 47",
                "{H, 'graph': {'nodes': [|{'id': 'a', 'operation': 'Neg', 'inputs': {'x': 3}}]}}; project.wrong-kind; 2; 49",
                "{H, 'graph': {'nodes': [|{'id': 'a', 'operation': 'Neg', 'position': [1]}]}}; project.wrong-kind; 2; 45",
                "{H, 'graph': {'nodes': [|{'id': 'a', 'operation': 'Neg', 'position': [1, 1e999]}]}}; project.wrong-kind; 2; 45",
                "{H, 'graph': {'nodes': [|{'id': 'a', 'operation': 'Neg'},|{'id': 'a', 'operation': 'Abs'}]}}; project.duplicate-node; 3; 1",
                "{H, 'graph': G, 'layout': {'direction': 'down'}}; attribute.invalid;      1; 84",
            })
    void whatCantBeOpenedIsRefusedWithItsPlace(String text, String code, int line, int column) {
        Diagnostic refused = refused(written(text));
        assertEquals(code, refused.code());
        assertEquals(new Place.InFile(FILE, line, column), refused.place());
    }

    @Test
    void deepNestingIsRefused() {
        Diagnostic refused = refused(written("{H, 'x': " + "[".repeat(1000) + "]".repeat(1000) + ", 'graph': G}"));
        assertEquals("project.beyond-limits", refused.code());
    }

    @Test
    void filesThatAreNoneAreSaidToBeSo() throws IOException {
        assertEquals("file.not-found", refused(folder.resolve("none.gradus")).code());
        assertEquals("file.is-folder", refused(folder).code());
        Path latin = folder.resolve("latin.gradus");
        Files.write(latin, written("{H,|  'title': 'ação'}").getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("project.not-utf-8", refused(latin).code());
        assertEquals(new Place.InFile("latin.gradus", 2, 14), refused(latin).place());
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        Path marked = folder.resolve("marked.gradus");
        Files.writeString(marked, "\uFEFF" + written("{H, 'title': 'ok', 'graph': G}"));
        assertEquals("ok", ProjectFile.read(marked).project().title());
    }

    @Test
    void anUnknownOperationIsKeptAndCantRun() {
        String text = ProjectFile.text(read("{H, 'graph': {'nodes': ["
                        + "{'id': 'a', 'operation': 'Variable', 'attributes': {'value': 1, 'trainable': false}},"
                        + "{'id': 'q', 'operation': 'Quantum', 'attributes': {'deep': {'er': [1.50, null]}, 'n': 1e3},"
                        + " 'inputs': {'left': 'a', 'right': 'a'}, 'position': [3, 4], 'shadow': [true]},"
                        + "{'id': 'n', 'operation': 'Neg', 'inputs': {'x': 'q:2'}}]}, 'plugins': {'a': 5}}")
                .project());
        Project project = ProjectFile.read(text, FILE).project();
        Unknown unknown =
                assertInstanceOf(Unknown.class, project.graph().node("q").operation());
        assertEquals("Quantum", unknown.name());
        assertEquals(
                List.of("left", "right"),
                unknown.inputs().stream().map(port -> port.name()).toList());
        assertEquals(3, unknown.outputCount());
        assertEquals(List.of("project.unknown-operation"), codes(project));
        assertEquals(List.of("q", "Quantum"), project.check().getFirst().arguments());
        assertTrue(text.contains("\"attributes\": {\"deep\": {\"er\": [1.50, null]}, \"n\": 1e3}"), text);
        assertTrue(text.contains("\"shadow\": [true]"), text);
        assertTrue(text.contains("\"plugins\": {\"a\": 5}"), text);
        assertEquals(text, ProjectFile.text(project));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "Dense;    'units': 0;                  units;      0;         rule.positive",
                "Dense;    'units': 2.5;                units;      2.5;       rule.whole-number",
                "Dense;    'units': 'many';             units;      many;      rule.whole-number",
                "Dense;    'units': null;               units;      null;      rule.form",
                "Dense;    'use_bias': 'perhaps';       use_bias;   perhaps;   rule.truth",
                "Variable; 'value': [[1, 2], [3]];      value;      [[1, 2], [3]]; rule.form",
                "Variable; 'value': {'type': 'int32'};  value;      {\"type\": \"int32\"}; rule.form",
                "Input;    'shape': ['N', 'a b'];       shape;      [N, a b];  rule.form",
                "Parameter; 'initializer': 'ones(';     initializer; ones(;    rule.form",
                "Parameter; 'constraint': 'max_norm(-1)'; constraint; max_norm(-1); rule.positive",
            })
    void aRefusedAttributeKeepsTheNodeAndSaysWhy(
            String operation, String attributes, String attribute, String value, String rule) {
        Project project = read("{H, 'graph': {'nodes': [{'id': 'a', 'operation': '" + operation + "', 'attributes': {"
                        + attributes + "}}]}}")
                .project();
        Diagnostic told = project.check().getFirst();
        assertEquals(1, project.check().size());
        assertEquals("project.invalid-attribute", told.code());
        assertEquals(List.of("a", attribute, value, Message.of(rule)), told.arguments());
        assertTrue(ProjectFile.text(project).contains("{" + attributes.replace('\'', '"') + "}"));
    }

    @Test
    void anUnknownActivationIsRefusedWithThoseThereAre() {
        Project project =
                read("{H, 'graph': {'nodes': [{'id': 'a', 'operation': 'Dense', 'attributes': {'activation': 'swoosh'}}]}}")
                        .project();
        Message rule = Message.of("rule.activation", String.join(", ", Activation.names()));
        assertEquals(
                List.of("a", "activation", "swoosh", rule),
                project.check().getFirst().arguments());
        assertTrue(ProjectFile.text(project).contains("{\"activation\": \"swoosh\"}"));
    }

    @Test
    void anUnknownAttributeKeepsTheNode() {
        Project project = read("{H, 'graph': {'nodes': [{'id': 'a', 'operation': 'Tanh', 'attributes': {'gain': 2}}]}}")
                .project();
        assertEquals(List.of("project.unknown-attribute"), codes(project));
        assertTrue(ProjectFile.text(project).contains("\"gain\": 2"));
    }

    @Test
    void aValueInAMessageIsOfReadableLength() {
        Project project = read("{H, 'graph': {'nodes': [{'id': 'a', 'operation': 'Dense', 'attributes': {'units': '"
                        + "x".repeat(5000) + "'}}]}}")
                .project();
        assertEquals(
                61, project.check().getFirst().arguments().get(2).toString().length());
    }

    @Test
    void wiresToNowhereAreKept() {
        Project project = read("{H, 'graph': {'nodes': ["
                        + "{'id': 'a', 'operation': 'Variable', 'attributes': {'value': 1}},"
                        + "{'id': 'n', 'operation': 'Neg', 'inputs': {'x': 'gone'}},"
                        + "{'id': 'm', 'operation': 'Neg', 'inputs': {'x': 'a:7'}},"
                        + "{'id': 'o', 'operation': 'Neg', 'inputs': {'x': 'a', 'extra': 'a'}}]}}")
                .project();
        assertEquals(List.of("graph.wire-to-nowhere", "graph.wire-to-nowhere", "graph.unknown-port"), codes(project));
        Project again = ProjectFile.read(ProjectFile.text(project), FILE).project();
        assertEquals(project, again);
        assertEquals(Optional.of(new Value("a", 7)), again.graph().node("m").input("x"));
        assertEquals(Optional.of(Value.of("a")), again.graph().node("o").input("extra"));
    }

    @Test
    void aCycleIsKeptAndTold() {
        Project project = read("{H, 'graph': {'nodes': ["
                        + "{'id': 'n', 'operation': 'Neg', 'inputs': {'x': 'm'}},"
                        + "{'id': 'm', 'operation': 'Neg', 'inputs': {'x': 'n'}}]}}")
                .project();
        assertTrue(codes(project).contains("graph.cycle"));
        assertEquals(project, ProjectFile.read(ProjectFile.text(project), FILE).project());
    }

    @Test
    void aNewerVersionOpensCantRunAndIsSavedUnderItsNumber() {
        Opened opened = read("{'format': 'gradus',|  'version': 3, 'graph': {'nodes': [], 'groups': [1]}, 'next': 1}");
        assertEquals(
                List.of("project.newer-version"),
                opened.diagnostics().stream().map(Diagnostic::code).toList());
        assertEquals(
                new Place.InFile(FILE, 2, 14), opened.diagnostics().getFirst().place());
        assertEquals(List.of("project.newer-version"), codes(opened.project()));
        String text = ProjectFile.text(opened.project());
        assertTrue(text.contains("\"version\": 3"), text);
        assertTrue(text.contains("\"groups\": [1]"), text);
        assertTrue(text.contains("\"next\": 1"), text);
        assertEquals(text, ProjectFile.text(ProjectFile.read(text, FILE).project()));
    }

    /// Columns are counted from the beginning of the second line, where the section stands.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "'training': {'optimizer': {'name': 'Adam', 'learning_rate': 0}};       attribute.invalid; 61",
                "'training': {'optimizer': {'name': 'Adam', 'learning_rate': -1}};      attribute.invalid; 61",
                "'training': {'optimizer': {'name': 'Adam', 'learning_rate': 'fast'}};  attribute.invalid; 61",
                "'training': {'optimizer': {'name': 'Adam', 'speed': 1}};               attribute.unknown; 53",
                "'training': {'optimizer': {'name': 'Puma'}};                           project.unknown-optimizer; 27",
                "'training': {'optimizer': 'Adam'};                                     project.wrong-kind; 27",
                "'training': {'epochs': 0};                                             attribute.invalid; 24",
                "'training': {'seed': 0.5};                                             attribute.invalid; 22",
                "'training': {'precision': 'int32'};                                    attribute.invalid; 27",
                "'training': 5;                                                         project.wrong-kind; 13",
                "'data': {'target': 't'};                                               project.missing; 9",
                "'data': {'file': 'a.csv', 'target': 't', 'missing': 'guess'};          attribute.invalid; 53",
                "'data': {'file': 'a.csv', 'target': 't', 'split': {'validation': 2}};  attribute.invalid; 66",
                "'data': {'file': 'a.csv', 'target': 't', 'columns': [{'name': 'c', 'kind': 'odd'}]}; attribute.invalid; 76",
                "'data': {'file': ' ', 'target': 't'};                                  attribute.invalid; 18",
            })
    void aSectionThatCantBeAcceptedIsKept(String section, String code, int column) {
        String text = ProjectFile.text(read("{H,|" + section + ",|'graph': G}").project());
        Opened opened = read("{H,|" + section + ",|'graph': G}");
        assertEquals(1, opened.diagnostics().size());
        assertEquals(code, opened.diagnostics().getFirst().code());
        assertEquals(
                "p.gradus:2", opened.diagnostics().getFirst().place().toString().replaceAll(":\\d+$", ""));
        assertEquals(List.of(code), codes(opened.project()));
        assertEquals(Optional.empty(), opened.project().data());
        assertEquals(TrainingSetup.standard(), opened.project().training());
        String flat = text.replaceAll("\\s+", " ")
                .replace("{ ", "{")
                .replace(" }", "}")
                .replace("[ ", "[")
                .replace(" ]", "]");
        assertTrue(flat.contains(section.replace('\'', '"')), flat);
        assertEquals(text, ProjectFile.text(ProjectFile.read(text, FILE).project()));
        assertEquals(
                new Place.InFile(FILE, 2, column),
                opened.diagnostics().getFirst().place());
    }

    @Test
    void aSectionThatIsSetAnewIsNoLongerKept() {
        Project project = read("{H, 'training': {'epochs': 0}, 'graph': G}").project();
        assertFalse(project.check().isEmpty());
        Project mended = project.withTraining(TrainingSetup.standard());
        assertEquals(List.of(), mended.check());
        assertTrue(ProjectFile.text(mended).contains("\"epochs\": 50"));
    }

    @Test
    void unknownMembersAreKeptEverywhere() {
        String text =
                "{H, 'graph': {'nodes': [{'id': 'a', 'operation': 'Dataset', 'note': 'n'}]}, 'layout': {'zoom': 2},"
                        + " 'data': {'file': 'a.csv', 'format': {'u': 1}, 'columns': [{'name': 'c', 'kind': 'number', 'v': 2}],"
                        + " 'target': 'c', 'split': {'w': 3}, 'x': 4}, 'training': {'y': 5}, 'blocks': [{}], 'z': null}";
        Opened opened = read(text);
        assertEquals(List.of(), opened.diagnostics());
        String saved = ProjectFile.text(opened.project());
        for (String kept : List.of(
                "\"note\": \"n\"",
                "\"zoom\": 2",
                "\"u\": 1",
                "\"v\": 2",
                "\"w\": 3",
                "\"x\": 4",
                "\"y\": 5",
                "\"z\": null",
                "\"blocks\": [")) {
            assertTrue(saved.contains(kept), () -> kept + " is lost: " + saved);
        }
        assertEquals(saved, ProjectFile.text(ProjectFile.read(saved, FILE).project()));
    }

    @Test
    void aNodeWithoutAttributesHasTheUsualOnes() {
        Project project = read("{H, 'graph': {'nodes': [{'id': 'a', 'operation': 'Variable'}]}}")
                .project();
        assertEquals(List.of(), project.check());
        assertEquals(
                Optional.of(Tensor.scalar(0)),
                ((Source) project.graph().node("a").operation()).given());
    }

    private static Opened read(String text) {
        return ProjectFile.read(written(text), FILE);
    }

    private static List<String> codes(Project project) {
        return project.check().stream().map(Diagnostic::code).toList();
    }

    private static Diagnostic refused(String text) {
        return one(assertThrows(GradusException.class, () -> ProjectFile.read(text, FILE)));
    }

    private static Diagnostic refused(Path file) {
        return one(assertThrows(GradusException.class, () -> ProjectFile.read(file)));
    }

    private static Diagnostic one(GradusException told) {
        assertEquals(1, told.diagnostics().size());
        return told.diagnostics().getFirst();
    }

    private static String written(String text) {
        return (text.equals("''") ? "" : text)
                .replace("H", "'format': 'gradus', 'version': 1")
                .replace("G", "{'nodes': []}")
                .replace('|', '\n')
                .replace('\'', '"');
    }
}
