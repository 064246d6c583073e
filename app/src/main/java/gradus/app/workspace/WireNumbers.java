package gradus.app.workspace;

/// Which of the four numbers at a wire are shown.
///
/// @param value what goes forward over it
/// @param local how the node at its end changes with it
/// @param arriving the gradient that arrives at that node
/// @param product what goes back over it: the two multiplied
public record WireNumbers(boolean value, boolean local, boolean arriving, boolean product) {

    /// Value and what goes back, as on the blackboard.
    public static final WireNumbers BOTH = new WireNumbers(true, false, false, true);

    /// All four.
    public static final WireNumbers ALL = new WireNumbers(true, true, true, true);
}
