package gradus.app.document;

import java.util.List;
import java.util.OptionalInt;

/// All states of a document since it was opened.
///
/// @param present the number of the state now
/// @param saved the number of the state that is in the file, if it is among them
public record Timeline(List<History.Step> steps, int present, OptionalInt saved) {
    public Timeline {
        steps = List.copyOf(steps);
    }
}
