package gradus.app.cli;

import gradus.engine.device.Device;
import gradus.engine.reference.Figure;
import gradus.engine.reference.ReferenceSet;
import gradus.engine.tensor.ElementType;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `gradus reference`: replays reference figures.
final class ReferenceCommand implements Command {

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Command.word("DIR", true))
                .addOption(DeviceOption.device())
                .addOption(DeviceOption.precision());
    }

    @Override
    public Exit run(Arguments arguments, Console console) {
        ElementType precision = DeviceOption.precision(arguments).orElse(ElementType.FLOAT64);
        Device device = DeviceOption.exactly(arguments, precision);
        List<Figure> figures =
                new ReferenceSet(device, precision).replay(arguments.requiredPath(0), figure -> tell(figure, console));
        long passed = figures.stream().filter(Figure::passed).count();
        long failed = figures.size() - passed;
        if (console.json()) {
            console.result(new Json().put("passed", passed).put("failed", failed));
        } else {
            console.result(passed + " passed, " + failed + " failed");
        }
        return failed == 0 ? Exit.FINE : Exit.ERRORS;
    }

    private static void tell(Figure figure, Console console) {
        if (console.json()) {
            console.result(new Json()
                    .put("set", figure.set())
                    .put("name", figure.name())
                    .put("passed", figure.passed())
                    .put("failure", figure.failure()));
        } else if (!figure.passed()) {
            console.result(figure.set() + " " + figure.name() + ": " + figure.failure());
        }
    }
}
