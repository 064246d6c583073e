package gradus.engine.data;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with one file: the first errors in full, of the others the number.
final class Problems {

    static final int MOST = 20;

    private final String file;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();
    private int others;

    Problems(String file) {
        this.file = file;
    }

    void add(Diagnostic problem) {
        if (!problem.isError()) {
            warnings.add(problem);
        } else if (errors.size() < MOST) {
            errors.add(problem);
        } else {
            others++;
        }
    }

    void addAll(List<Diagnostic> problems) {
        problems.forEach(this::add);
    }

    /// Adds those that are not known already as errors.
    void addNew(List<Diagnostic> problems) {
        problems.stream()
                .filter(problem ->
                        errors.stream().noneMatch(known -> known.code().equals(problem.code())))
                .forEach(this::add);
    }

    /// An error in one cell or line.
    void error(String code, int line, int column, Object... arguments) {
        add(Diagnostic.error(code, new Place.InFile(file, line, column), arguments));
    }

    /// An error with one cause and many places: only the first is kept.
    void errorOnce(String code, int line, int column, Object... arguments) {
        if (errors.stream().noneMatch(problem -> problem.code().equals(code))) {
            error(code, line, column, arguments);
        }
    }

    void warning(String code, int line, int column, Object... arguments) {
        add(Diagnostic.warning(code, new Place.InFile(file, line, column), arguments));
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    List<Diagnostic> warnings() {
        return List.copyOf(warnings);
    }

    List<Diagnostic> all() {
        List<Diagnostic> all = new ArrayList<>(errors);
        if (others > 0) {
            all.add(Diagnostic.error("data.more-problems", new Place.InFile(file, 0, 0), Integer.toString(others)));
        }
        all.addAll(warnings);
        return all;
    }

    /// Ends the work if there was an error.
    void refuse() {
        if (hasErrors()) {
            throw new GradusException(all());
        }
    }

    /// An error after which there is nothing more to look for.
    static GradusException refusal(String code, String file, int line, int column, Object... arguments) {
        return new GradusException(Diagnostic.error(code, new Place.InFile(file, line, column), arguments));
    }
}
