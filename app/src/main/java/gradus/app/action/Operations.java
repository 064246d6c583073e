package gradus.app.action;

import gradus.engine.block.Blocks;
import gradus.engine.graph.Operation;
import java.util.List;
import java.util.Optional;

/// What can be put on the canvas: the catalogue and a person's own blocks.
public interface Operations {

    /// The catalogue alone.
    Operations CATALOGUE = () -> Blocks.catalogue().entries();

    /// Every operation, with the one block of the catalogue that is empty until a person makes one of it.
    List<Operation> all();

    /// The operation that a key of [OperationDrag] stands for.
    default Optional<Operation> find(String key) {
        return all().stream()
                .filter(operation -> OperationDrag.key(operation).equals(key))
                .findFirst();
    }
}
