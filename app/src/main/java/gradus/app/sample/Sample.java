package gradus.app.sample;

import gradus.app.text.Language;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A project that comes with the program.
///
/// @param file its project
/// @param data the data files it reads
/// @param goal what its training reaches, when it is there to be trained
/// @param isQuick whether training takes a few seconds only
/// @param texts its title and purpose by language
public record Sample(String file, List<String> data, Optional<Goal> goal, boolean isQuick, JsonNode texts) {

    /// A figure of the last epoch and the level it has to reach.
    ///
    /// @param figure its name in an epoch's JSON, such as `val_accuracy`
    /// @param isAtLeast whether the level is a lower bound, as of an accuracy, or an upper one, as of a loss
    public record Goal(String figure, boolean isAtLeast, double level) {

        /// Whether a value is good enough.
        public boolean isReachedBy(double value) {
            return isAtLeast ? value >= level : value <= level;
        }
    }

    static Sample read(JsonNode entry) {
        JsonNode goal = entry.path("goal");
        boolean isAtLeast = goal.has("at_least");
        return new Sample(
                entry.path("file").asString(),
                entry.path("data").valueStream().map(JsonNode::asString).toList(),
                goal.isObject()
                        ? Optional.of(new Goal(
                                goal.path("figure").asString(),
                                isAtLeast,
                                goal.path(isAtLeast ? "at_least" : "at_most").asDouble()))
                        : Optional.empty(),
                entry.path("quick").asBoolean(false),
                entry);
    }

    /// What people call it.
    public String title(Language language) {
        return texts.path("title").path(language.tag()).asString("");
    }

    /// What it is for, in a line.
    public String purpose(Language language) {
        return texts.path("purpose").path(language.tag()).asString("");
    }

    /// Whether it is something to train rather than to run.
    public boolean isTrained() {
        return goal.isPresent();
    }

    /// Its name for programs.
    public String id() {
        return file.replace(".gradus", "");
    }
}
