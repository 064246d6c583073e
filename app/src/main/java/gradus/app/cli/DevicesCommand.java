package gradus.app.cli;

import gradus.app.text.Messages;
import gradus.engine.device.DeviceSpeed;
import gradus.engine.run.Devices;
import java.math.BigDecimal;
import java.math.MathContext;
import picocli.CommandLine.Model.CommandSpec;

/// `gradus devices`: what can compute here, and why something can't.
final class DevicesCommand implements Command {

    @Override
    public String name() {
        return "devices";
    }

    @Override
    public void declare(CommandSpec spec) {}

    @Override
    public Exit run(Arguments arguments, Console console) {
        for (Devices.Entry entry : Devices.all()) {
            if (console.json()) {
                console.result(object(entry, console.texts()));
            } else {
                console.result(line(entry, console.texts()));
            }
        }
        return Exit.FINE;
    }

    static Json object(Devices.Entry entry, Messages texts) {
        boolean isUsable = entry.device().isPresent();
        Json object = new Json()
                .put("device", entry.name())
                .put("available", isUsable)
                .put(isUsable ? "description" : "reason", texts.of(entry.description()));
        entry.memory().ifPresent(bytes -> object.put("memory_bytes", bytes));
        entry.speed()
                .ifPresent(speed -> object.put("self_check", "passed")
                        .put("product_gflops", gigaflops(speed))
                        .put("upload_gb_s", giga(speed.upload()))
                        .put("download_gb_s", giga(speed.download()))
                        .put("launch_us", micros(speed.launch()))
                        .put("answer_us", micros(speed.answer())));
        return object;
    }

    static String line(Devices.Entry entry, Messages texts) {
        boolean isUsable = entry.device().isPresent();
        String line = texts.text(
                isUsable ? "cli.devices.usable" : "cli.devices.absent", entry.name(), texts.of(entry.description()));
        return entry.speed()
                .map(speed -> texts.text(
                        "cli.devices.measured",
                        line,
                        gigaflops(speed),
                        giga(speed.upload()),
                        giga(speed.download()),
                        micros(speed.launch()),
                        micros(speed.answer())))
                .orElse(line);
    }

    /// Operations as they are usually counted: a multiplication and an addition are two.
    private static double gigaflops(DeviceSpeed speed) {
        return giga(2 * speed.product());
    }

    private static double giga(double number) {
        return rounded(number / 1e9);
    }

    private static double micros(double seconds) {
        return rounded(seconds * 1e6);
    }

    /// Two runs of so short a test agree in no more.
    private static double rounded(double number) {
        return new BigDecimal(number).round(new MathContext(2)).doubleValue();
    }
}
