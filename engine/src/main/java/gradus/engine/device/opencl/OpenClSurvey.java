package gradus.engine.device.opencl;

import gradus.engine.device.Trial;
import gradus.engine.device.TrialProcess;
import gradus.engine.graph.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What OpenCL offers on this computer, found out without loading a driver into this process.
///
/// @param devices all that the drivers tell of, usable or not, by their index
/// @param absence why there is none, or why there may be more
public record OpenClSurvey(List<TriedDevice> devices, Optional<Message> absence) {

    /// A cold start of a large driver takes a few seconds.
    private static final Duration LIMIT = Duration.ofSeconds(30);

    public OpenClSurvey {
        devices = List.copyOf(devices);
    }

    /// Tries out all devices, each in a process that may die of it. Takes about a second for each.
    public static OpenClSurvey take() {
        return take(Map.of(), LIMIT);
    }

    /// @param environment added to the variables of the processes
    /// @param limit for one process
    static OpenClSurvey take(Map<String, String> environment, Duration limit) {
        List<TriedDevice> devices = new ArrayList<>();
        while (true) {
            TrialProcess process;
            try {
                process = TrialProcess.run(
                        OpenClTrial.class,
                        List.of(String.valueOf(devices.size()), String.valueOf(limit.toSeconds())),
                        environment,
                        limit);
            } catch (IOException failed) {
                return new OpenClSurvey(
                        devices, Optional.of(Message.of("device.trial.not-started", failed.toString())));
            }
            TrialLines lines = TrialLines.read(process.lines());
            devices.addAll(lines.tried());
            if (lines.isComplete()) {
                return new OpenClSurvey(devices, lines.absence());
            }
            Message end = end(process, lines.isBegun(), limit);
            if (lines.begun().isEmpty()) {
                return new OpenClSurvey(devices, Optional.of(end));
            }
            // The next process begins after the device that this one died of.
            devices.add(new TriedDevice(lines.begun().get(), new Trial.Refused(end)));
        }
    }

    private static Message end(TrialProcess process, boolean isBegun, Duration limit) {
        if (process.exit().isEmpty()) {
            return Message.of("device.trial.hung", String.valueOf(limit.toSeconds()));
        }
        String exit = String.valueOf(process.exit().getAsInt());
        return isBegun ? Message.of("device.trial.died", exit) : Message.of("device.trial.not-started", "exit " + exit);
    }
}
