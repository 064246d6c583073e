package gradus.engine;

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

/// The engine's package table, as rules.
class ArchitectureTest {
    private static final String ROOT = "gradus.engine";

    /// The table from top to bottom: a package may use those in the rows above its own, and nothing else of the
    /// engine. Packages that share a row never see one another. A name ending in `..` includes the packages below
    /// it.
    private static final List<List<String>> ROWS = List.of(
            List.of("tensor.."),
            List.of("instruction.."),
            List.of("graph.."),
            List.of("operation.."),
            List.of("formula.."),
            List.of("block.."),
            List.of("differentiate.."),
            List.of("program.."),
            List.of("device"),
            List.of("device.kernel.."),
            List.of("device.card.."),
            List.of("device.scalar..", "device.simd..", "device.opencl..", "device.cuda.."),
            List.of("run.."),
            List.of("data.."),
            List.of("train.."),
            List.of("exchange.."),
            List.of("project.."),
            List.of("reference.."),
            List.of("bench.."));

    private static JavaClasses classes = new ClassFileImporter().importClasses();

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @Test
    void classesOfTheEngineWereImported() {
        assertTrue(
                classes.size() >= 10,
                () -> "only " + classes.size() + " classes: the other rules would hold of nothing");
    }

    @Test
    void everyPackageIsInTheTable() {
        TreeSet<String> unknown = new TreeSet<>();
        classes.forEach(type -> unknown.add(type.getPackageName()));
        unknown.removeIf(name -> ROWS.stream().flatMap(List::stream).anyMatch(row -> covers(row, name)));
        assertEquals(
                new TreeSet<>(), unknown, "a new package needs a row in the table of ARCHITECTURE.md and of this test");
    }

    @Test
    void packagesUseOnlyThoseAboveThem() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (List<String> row : ROWS) {
            for (String name : row) {
                layers = layers.optionalLayer(name).definedBy(ROOT + "." + name);
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
        layers.because("what stands lower in the engine may know what stands higher, never the reverse")
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
    void theEngineDrawsNothing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "com.sun.javafx..")
                .because("the engine is a library that also runs where there is no screen")
                .check(classes);
    }

    private static boolean covers(String row, String name) {
        String full = ROOT + "." + row;
        if (!full.endsWith("..")) {
            return name.equals(full);
        }
        String packageName = full.substring(0, full.length() - 2);
        return name.equals(packageName) || name.startsWith(packageName + ".");
    }
}
