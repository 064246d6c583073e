package gradus.app.cli;

import gradus.engine.run.Devices;
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
            boolean available = entry.device().isPresent();
            String description = console.texts().of(entry.description());
            if (console.json()) {
                console.result(new Json()
                        .put("device", entry.name())
                        .put("available", available)
                        .put(available ? "description" : "reason", description));
            } else {
                console.result(console.texts()
                        .text(available ? "cli.devices.usable" : "cli.devices.absent", entry.name(), description));
            }
        }
        return Exit.FINE;
    }
}
