package gradus.engine.device.card;

import gradus.engine.device.Trial;
import gradus.engine.device.TrialProcess;
import gradus.engine.graph.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which cards of a kind this computer has, found out without loading a driver into this process.
///
/// @param devices all that the drivers tell of, usable or not, by their index
/// @param absence why there is none, or why there may be more
public record CardSurvey(List<TriedCard> devices, Optional<Message> absence) {

    /// A cold start of a large driver takes a few seconds.
    private static final Duration LIMIT = Duration.ofSeconds(30);

    public CardSurvey {
        devices = List.copyOf(devices);
    }

    /// Tries out all cards, each in a process that may die of it. Takes about a second for each.
    ///
    /// @param trial a class whose `main` is a [CardTrial]
    public static CardSurvey take(Class<?> trial) {
        return take(trial, Map.of(), LIMIT);
    }

    /// The same with other surroundings.
    ///
    /// @param environment added to the variables of the processes
    /// @param limit for one process
    public static CardSurvey take(Class<?> trial, Map<String, String> environment, Duration limit) {
        List<TriedCard> devices = new ArrayList<>();
        while (true) {
            TrialProcess process;
            try {
                process = TrialProcess.run(
                        trial,
                        List.of(String.valueOf(devices.size()), String.valueOf(limit.toSeconds())),
                        environment,
                        limit);
            } catch (IOException failed) {
                return new CardSurvey(devices, Optional.of(Message.of("device.trial.not-started", failed.toString())));
            }
            TrialLines lines = TrialLines.read(process.lines());
            devices.addAll(lines.tried());
            if (lines.isComplete()) {
                return new CardSurvey(devices, lines.absence());
            }
            Message end = end(process, lines.isBegun(), limit);
            if (lines.begun().isEmpty()) {
                return new CardSurvey(devices, Optional.of(end));
            }
            // The next process begins after the device that this one died of.
            devices.add(new TriedCard(lines.begun().get(), new Trial.Refused(end)));
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
