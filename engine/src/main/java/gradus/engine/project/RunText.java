package gradus.engine.project;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.train.Epoch;
import gradus.engine.train.Moment;
import gradus.engine.train.RunEvent;
import gradus.engine.train.Scores;
import gradus.engine.train.TrainingEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The record of a run as JSON: one object for the run, and a line for each epoch, as the command line writes them.
///
/// @param file the name that messages use
record RunText(String file) {

    private static final String VALIDATION = "val_";
    private static final String RATE_CHANGED = "rate_changed";
    private static final String PAUSED = "paused";

    static String write(RunRecord run) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("version", Json.of(1));
        members.put("id", Json.of(run.id()));
        members.put("name", Json.of(run.name()));
        members.put("begun", Json.of(run.begun().toString()));
        members.put("seconds", Json.of(run.seconds()));
        members.put("graph", Json.of(run.graph()));
        members.put("data", Json.of(run.data()));
        members.put("device", Json.of(run.device()));
        members.put("events", Json.of(run.events().stream().map(RunText::event).toList()));
        members.put("end", Json.of(run.end().name().toLowerCase(Locale.ROOT)));
        return JsonWriter.line(Json.of(members));
    }

    private static Json event(RunEvent event) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("event", Json.of(event instanceof RunEvent.Paused ? PAUSED : RATE_CHANGED));
        members.put("epoch", Json.of(event.at().epoch()));
        members.put("batch", Json.of(event.at().batch()));
        members.put("batches", Json.of(event.at().batches()));
        if (event instanceof RunEvent.RateChanged(Moment _, double before, double after)) {
            members.put("before", Json.of(before));
            members.put("after", Json.of(after));
        }
        return Json.of(members);
    }

    static String epochs(RunRecord run) {
        StringBuilder lines = new StringBuilder();
        for (Epoch epoch : run.epochs()) {
            Map<String, Json> members = new LinkedHashMap<>();
            members.put("epoch", Json.of(epoch.number()));
            put(epoch.training(), "", members);
            epoch.validation().ifPresent(scores -> put(scores, VALIDATION, members));
            members.put("running_loss", Json.of(epoch.runningLoss()));
            members.put("learning_rate", Json.of(epoch.learningRate()));
            members.put("seconds", Json.of(epoch.seconds()));
            lines.append(JsonWriter.line(Json.of(members))).append('\n');
        }
        return lines.toString();
    }

    private static void put(Scores scores, String prefix, Map<String, Json> members) {
        members.put(prefix + "loss", Json.of(scores.loss()));
        scores.metrics().forEach((name, figure) -> members.put(prefix + name, Json.of(figure)));
    }

    /// Reads what was written.
    ///
    /// @throws GradusException `run.broken` when it is no record of a run
    RunRecord read(String run, String epochs, String project) {
        try {
            Map<String, Json> members = members(JsonReader.read(run, file));
            List<Epoch> told = new ArrayList<>();
            for (String line : epochs.lines().toList()) {
                if (!line.isBlank()) {
                    told.add(epoch(members(JsonReader.read(line, file))));
                }
            }
            List<RunEvent> events = new ArrayList<>();
            if (members.get("events") instanceof Json.Items(List<Json> all, Json.Spot _)) {
                all.forEach(each -> event(members(each)).ifPresent(events::add));
            }
            return new RunRecord(
                    text(members, "id"),
                    text(members, "name"),
                    Instant.parse(text(members, "begun")),
                    number(members, "seconds"),
                    ProjectFile.read(project, file).project(),
                    text(members, "graph"),
                    text(members, "data"),
                    text(members, "device"),
                    told,
                    events,
                    TrainingEvent.End.valueOf(text(members, "end").toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException | DateTimeException | GradusException wrong) {
            GradusException told =
                    new GradusException(Diagnostic.error("run.broken", new Place.InFile(file, 0, 0), file));
            told.initCause(wrong);
            throw told;
        }
    }

    private static Epoch epoch(Map<String, Json> members) {
        Map<String, Double> training = new LinkedHashMap<>();
        Map<String, Double> validation = new LinkedHashMap<>();
        members.keySet().stream()
                .filter(name -> !List.of("epoch", "running_loss", "learning_rate", "seconds")
                        .contains(name))
                .forEach(name -> {
                    boolean isValidation = name.startsWith(VALIDATION) && members.containsKey(without(name));
                    (isValidation ? validation : training)
                            .put(isValidation ? without(name) : name, number(members, name));
                });
        return new Epoch(
                whole(members, "epoch"),
                number(members, "running_loss"),
                scores(training),
                validation.isEmpty() ? Optional.empty() : Optional.of(scores(validation)),
                number(members, "learning_rate"),
                number(members, "seconds"));
    }

    private static String without(String name) {
        return name.substring(VALIDATION.length());
    }

    private static Scores scores(Map<String, Double> figures) {
        Double loss = figures.remove("loss");
        if (loss == null) {
            throw new IllegalArgumentException("An epoch has no loss");
        }
        return new Scores(loss, figures);
    }

    /// What a newer version marks otherwise is left out.
    private static Optional<RunEvent> event(Map<String, Json> members) {
        Moment at = new Moment(whole(members, "epoch"), whole(members, "batch"), whole(members, "batches"));
        return switch (text(members, "event")) {
            case PAUSED -> Optional.of(new RunEvent.Paused(at));
            case RATE_CHANGED ->
                Optional.of(new RunEvent.RateChanged(at, number(members, "before"), number(members, "after")));
            default -> Optional.empty();
        };
    }

    private static Map<String, Json> members(Json json) {
        if (json instanceof Json.Members(Map<String, Json> byName, Json.Spot _)) {
            return byName;
        }
        throw new IllegalArgumentException("No object");
    }

    private static String text(Map<String, Json> members, String name) {
        if (members.get(name) instanceof Json.Text(String value, Json.Spot _)) {
            return value;
        }
        throw new IllegalArgumentException("No text " + name);
    }

    private static double number(Map<String, Json> members, String name) {
        return switch (members.get(name)) {
            case Json.Numeral(String digits, Json.Spot _) -> Double.parseDouble(digits);
            case Json.Text(String digits, Json.Spot _) -> Double.parseDouble(digits);
            case null, default -> throw new IllegalArgumentException("No number " + name);
        };
    }

    private static int whole(Map<String, Json> members, String name) {
        return Math.toIntExact(Math.round(number(members, name)));
    }
}
