package gradus.app.document;

import gradus.engine.data.DataSetup;
import gradus.engine.data.Origin;
import gradus.engine.project.Project;
import gradus.engine.train.Learned;
import java.util.Optional;

/// The graph, the settings and the weights that the project had in an earlier run. What it is called and where its
/// data lie now stays.
///
/// @param then the project as it was
/// @param learned what that run ended with
public record GoBack(Project then, Learned learned) implements Edit {

    @Override
    public Document apply(Document document) {
        return document.withGraph(then.graph())
                .withLayout(Placement.complete(then.graph(), then.layout()))
                .withData(then.data().map(data -> here(data, document.data())))
                .withTraining(then.training());
    }

    /// The same file is taken from where it lies now.
    private static DataSetup here(DataSetup then, Optional<DataSetup> now) {
        return now.flatMap(DataSetup::file)
                .filter(file -> then.file()
                        .filter(before -> name(before).equals(name(file)))
                        .isPresent())
                .map(file -> then.withFile(file.path()))
                .orElse(then);
    }

    private static String name(Origin.File file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1);
    }

    @Override
    public String label() {
        return "edit.go-back";
    }

    @Override
    public Optional<Learned> brought() {
        return Optional.of(learned);
    }
}
