package gradus.engine.bench;

import gradus.engine.device.Device;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.program.MemoryPlan;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.train.TrainingStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How much memory the tensors of a training step need at a time. Both sides count weights, gradients, the optimizer's
/// state, the batch, activations and what lies between; neither counts what a library keeps inside a product.
///
/// @param workload a training step by its name
/// @param planned bytes of Gradus's one stretch of memory
/// @param unshared bytes if no tensor took the place of another
/// @param pyTorch the most bytes that PyTorch holds in a step, where it was measured
/// @param failure why it wasn't though it was asked for
public record Footprint(String workload, long planned, long unshared, OptionalLong pyTorch, List<Diagnostic> failure) {

    /// What is measured when nothing else is asked for.
    public static final List<String> ROWS = List.of("mlp512-64");

    /// Plans a training step, and has PyTorch take one.
    ///
    /// @param python a Python that has torch
    /// @throws IllegalArgumentException when there is no such step
    public static Footprint of(String workload, Device device, Optional<String> python) {
        StepWorkload step = StepWorkload.of(workload)
                .orElseThrow(() -> new IllegalArgumentException("No training step " + workload));
        TrainingStep training =
                new TrainingStep(step.graph(), step.loss(), StepWorkload.OPTIMIZER, device, ElementType.FLOAT32);
        Map<String, Integer> lengths = Map.of(Dimension.BATCH.names().getFirst(), step.batch());
        MemoryPlan plan =
                MemoryPlan.of(training.program().optimized().forLengths(lengths), lengths, training.carried());
        Footprint alone = new Footprint(workload, plan.bytes(), plan.bytesUnshared(), OptionalLong.empty(), List.of());
        return python.map(alone::beside).orElse(alone);
    }

    private Footprint beside(String python) {
        try (Peers peers = new Peers();
                Restarting worker = peers.pyTorch(python, 1)) {
            return new Footprint(
                    workload, planned, unshared, OptionalLong.of(worker.peak(Peers.inPyTorch(workload))), List.of());
        } catch (GradusException failed) {
            return new Footprint(workload, planned, unshared, OptionalLong.empty(), failed.diagnostics());
        }
    }

    /// Gradus's bytes divided by PyTorch's.
    public OptionalDouble ratio() {
        return pyTorch.isPresent()
                ? OptionalDouble.of((double) planned / Math.max(1, pyTorch.getAsLong()))
                : OptionalDouble.empty();
    }
}
