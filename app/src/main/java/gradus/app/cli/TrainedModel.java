package gradus.app.cli;

import gradus.engine.data.Preprocessing;
import gradus.engine.device.Device;
import gradus.engine.project.WeightsFile;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.ElementType;
import gradus.engine.train.Evaluator;
import gradus.engine.train.Learned;
import gradus.engine.train.Model;

/// A project together with weights for it.
///
/// @param preprocessing how rows become the numbers that the weights were trained with
/// @param seed of the run that made the weights, which also split the data
record TrainedModel(
        OpenProject opened,
        Model model,
        Learned learned,
        Preprocessing preprocessing,
        long seed,
        Device device,
        ElementType precision) {

    /// Opens what the command line names.
    ///
    /// @throws gradus.engine.graph.GradusException when the project has errors or the weights don't fit it
    static TrainedModel open(Arguments arguments, Console console) {
        OpenProject opened = OpenProject.readWhole(arguments.requiredPath(0));
        opened.dataSetup();
        Model model = Model.of(opened.graph(), opened.project().training().loss());
        WeightsFile weights = WeightsFile.read(arguments.requiredPath("--weights"));
        Device device = DeviceOption.orCpu(arguments, console);
        long seed = weights.seed().orElse(opened.project().training().seed());
        ElementType precision = DeviceOption.precision(arguments)
                .orElse(opened.project().training().precision());
        Learned first = Learned.initial(Parameters.initial(model.expansion().flat(), seed, precision, device));
        return new TrainedModel(
                opened,
                model,
                weights.fitting(first),
                weights.preprocessing().orElseGet(() -> opened.load(seed).data().preprocessing()),
                seed,
                device,
                precision);
    }

    Evaluator evaluator() {
        return new Evaluator(
                model, model.metrics(opened.project().training().metrics(), opened.learnsClasses()), device, precision);
    }
}
