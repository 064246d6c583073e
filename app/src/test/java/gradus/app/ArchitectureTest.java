package gradus.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The app's package table, as rules.
class ArchitectureTest {
    private static final String ROOT = "gradus.app";

    /// The table from top to bottom: a package may use those in the rows above its own, and nothing else of the
    /// app. Packages that share a row, the features, never see one another.
    private static final List<List<String>> ROWS = List.of(
            List.of("text", "theme"),
            List.of("chart", "plot"),
            List.of("document"),
            List.of("workspace", "sample"),
            List.of("action"),
            List.of(
                    "canvas",
                    "palette",
                    "inspector",
                    "formula",
                    "problems",
                    "check",
                    "whatif",
                    "trace",
                    "training",
                    "charts",
                    "runs",
                    "predict",
                    "boundary",
                    "data",
                    "code",
                    "outline",
                    "history"),
            List.of("shell"),
            List.of("cli"));

    private static JavaClasses classes = new ClassFileImporter().importClasses();

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @Test
    void classesOfTheAppWereImported() {
        assertTrue(
                classes.size() >= 5,
                () -> "only " + classes.size() + " classes: the other rules would hold of nothing");
    }

    @Test
    void everyPackageIsInTheTable() {
        TreeSet<String> unknown = new TreeSet<>();
        classes.forEach(type -> unknown.add(type.getPackageName()));
        unknown.removeIf(name -> ROWS.stream()
                .flatMap(List::stream)
                .map(row -> ROOT + "." + row)
                .anyMatch(row -> name.equals(row) || name.startsWith(row + ".")));
        assertEquals(
                new TreeSet<>(), unknown, "a new package needs a row in the table of ARCHITECTURE.md and of this test");
    }

    @Test
    void packagesUseOnlyThoseAboveThem() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (List<String> row : ROWS) {
            for (String name : row) {
                layers = layers.optionalLayer(name).definedBy(ROOT + "." + name + "..");
            }
        }
        for (int index = 0; index < ROWS.size(); index++) {
            String[] above =
                    ROWS.subList(0, index).stream().flatMap(List::stream).toArray(String[]::new);
            for (String name : ROWS.get(index)) {
                layers = above.length == 0
                        ? layers.whereLayer(name).mayNotAccessAnyLayer()
                        : layers.whereLayer(name).mayOnlyAccessLayers(above);
            }
        }
        layers.because("a feature that only the shell knows can be replaced, and a document tested alone")
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle can only be understood, tested and changed together")
                .check(classes);
    }

    @Test
    void theDocumentKnowsNoJavaFx() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".document..", ROOT + ".text..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..")
                .because("the document is a value that the command line and the tests use without a toolkit")
                .check(classes);
    }

    @Test
    void viewModelsKnowNoScene() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .allowEmptyShould(true)
                .because("a view model is tested without a window")
                .check(classes);
    }

    @Test
    void theCommandLineDrawsThroughTheShell() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..")
                .because("a command that prints a number must not wait for JavaFX to load")
                .check(classes);
    }
}
