package gradus.engine.program;

import gradus.engine.instruction.Step;
import gradus.engine.instruction.StepText;
import java.util.ArrayList;
import java.util.List;

/// What is wrong, each with the step where it was found. Steps are put into words only where something is.
final class Complaints {

    private final List<String> all = new ArrayList<>();
    private Object place = "";

    /// Says what is looked at from now on: a step, or another part of a program in words.
    void at(Object next) {
        place = next;
    }

    /// Complains unless a rule is kept.
    ///
    /// @param what breaks it otherwise
    void require(boolean isKept, Object what, String breaks) {
        if (!isKept) {
            add(what + " " + breaks);
        }
    }

    void add(String problem) {
        all.add((place instanceof Step step ? StepText.of(step) : place) + ": " + problem);
    }

    List<String> all() {
        return all;
    }
}
