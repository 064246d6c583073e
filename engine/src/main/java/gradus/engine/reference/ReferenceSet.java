package gradus.engine.reference;

import gradus.engine.block.Blocks;
import gradus.engine.device.Device;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.operation.Catalogue;
import gradus.engine.tensor.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replays reference figures computed by another system through the engine, to prove that it gives the same
/// numbers.
///
/// @param device what computes
/// @param real the precision: float64 figures must agree within 1e-10 (training runs 1e-8), float32 within 1e-4
///     (gradients of convolutions and losses of training runs 1e-3)
public record ReferenceSet(Device device, ElementType real) {

    /// Replays `expressions.json`, `operators.json`, `optimizers.json` and `iris-mlp.json`, as far as they are in a
    /// folder.
    ///
    /// @param listener is told each figure as soon as it is known
    /// @throws GradusException when the folder has none of them or one can't be read
    public List<Figure> replay(Path folder, Consumer<Figure> listener) {
        List<Figure> figures = new ArrayList<>();
        boolean found = false;
        for (String file : List.of("expressions.json", "operators.json", "optimizers.json", "iris-mlp.json")) {
            Path path = folder.resolve(file);
            if (Files.exists(path)) {
                found = true;
                replay(file, read(path), figure -> {
                    figures.add(figure);
                    listener.accept(figure);
                });
            }
        }
        if (!found) {
            throw new GradusException(
                    Diagnostic.error("reference.none", new Place.InFile(folder.toString(), 0, 0), folder.toString()));
        }
        return figures;
    }

    /// Also reads NaN and infinities, which Python writes as such.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private void replay(String file, JsonNode set, Consumer<Figure> listener) {
        int number = 0;
        switch (file) {
            case "expressions.json" -> {
                for (JsonNode figure : set) {
                    ExpressionCase expression = new ExpressionCase(figure, device, real);
                    listener.accept(figure(file, expression.name(), expression::replay));
                }
            }
            case "operators.json" -> {
                Catalogue catalogue = Blocks.catalogue();
                for (JsonNode figure : set) {
                    OperatorCase operator = new OperatorCase(figure, device, real);
                    listener.accept(figure(file, operator.name() + " #" + number++, () -> operator.replay(catalogue)));
                }
            }
            case "optimizers.json" -> {
                for (JsonNode figure : set.get("runs")) {
                    OptimizerRun run = new OptimizerRun(figure, device, real);
                    listener.accept(figure(file, run.name() + " #" + number++, run::replay));
                }
            }
            default -> {
                for (JsonNode figure : set.get("runs")) {
                    IrisRun run = new IrisRun(set, figure, device, real);
                    listener.accept(figure(file, run.name(), run::replay));
                }
            }
        }
    }

    /// A figure that can't even be computed fails by itself and doesn't keep the others from being replayed.
    private static Figure figure(String file, String name, Supplier<String> replay) {
        try {
            return new Figure(file, name, replay.get());
        } catch (GradusException refused) {
            return new Figure(file, name, refused.diagnostics().getFirst().toString());
        } catch (RuntimeException fault) {
            return new Figure(file, name, "fault: " + fault);
        }
    }

    private static JsonNode read(Path path) {
        try {
            return JSON.readTree(Files.readString(path));
        } catch (IOException | JacksonException unreadable) {
            throw new GradusException(Diagnostic.error(
                    "reference.unreadable",
                    new Place.InFile(path.toString(), 0, 0),
                    path.toString(),
                    String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("")));
        }
    }
}
