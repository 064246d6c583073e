package gradus.app.cli;

import gradus.engine.data.CsvTable;
import gradus.engine.data.DataLoader;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Loaded;
import gradus.engine.data.Progress;
import gradus.engine.data.TargetKind;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Place;
import gradus.engine.project.Opened;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A project that a command works on.
///
/// @param folder where its data files are looked for
/// @param diagnostics what is wrong with it, data files aside
record OpenProject(Path folder, Project project, List<Diagnostic> diagnostics) {

    /// Reads a project file, however much is wrong in it.
    ///
    /// @throws GradusException when nothing can be opened
    static OpenProject read(Path file) {
        Opened opened = ProjectFile.read(file);
        List<Diagnostic> all = new ArrayList<>(opened.diagnostics());
        for (Diagnostic found : opened.project().check()) {
            // What the file's reading told with its place is not told again.
            if (opened.diagnostics().stream().noneMatch(told -> told.message().equals(found.message()))) {
                all.add(found);
            }
        }
        Path absolute = file.toAbsolutePath().normalize();
        return new OpenProject(absolute.resolveSibling(""), opened.project(), all);
    }

    /// Reads a project that is to run.
    ///
    /// @throws GradusException when it has errors
    static OpenProject readWhole(Path file) {
        OpenProject opened = read(file);
        if (opened.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            throw new GradusException(opened.diagnostics());
        }
        return opened;
    }

    Graph graph() {
        return project.graph();
    }

    /// What it states about its data.
    ///
    /// @throws GradusException when it has none
    DataSetup dataSetup() {
        return project.data()
                .orElseThrow(() -> new GradusException(Diagnostic.error("train.no-data", new Place.Everywhere())));
    }

    /// Whether classes are learned, not numbers.
    boolean learnsClasses() {
        return dataSetup().targetKind() == TargetKind.CATEGORY;
    }

    /// Its data, split by a seed.
    Loaded load(long seed) {
        return load(dataSetup(), seed);
    }

    /// Data read and split in its way from another file.
    Loaded load(DataSetup setup, long seed) {
        return DataLoader.load(folder, setup, seed, Progress.unwatched());
    }

    /// Where a row of its data stands in the file, by its number from 0.
    Place row(int number) {
        CsvTable table = DataLoader.read(folder, dataSetup().origin(), Progress.unwatched());
        return new Place.InFile(table.file(), table.rows().get(number).line(), 0);
    }

    /// The rows of another file, read in its way.
    CsvTable table(Path file) {
        DataSetup setup = dataSetup().withFile(file.toAbsolutePath().toString());
        return DataLoader.read(folder, setup.origin(), Progress.unwatched());
    }
}
