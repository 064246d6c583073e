package gradus.engine.train;

/// What people did to a run while it went on; the charts mark it.
public sealed interface RunEvent {

    /// When.
    Moment at();

    /// Another learning rate, from the next step on.
    ///
    /// @param before the optimizer's rate until then; a schedule begins with it
    /// @param after the optimizer's rate from then on
    record RateChanged(Moment at, double before, double after) implements RunEvent {}

    /// The run was made to rest. It learns the same as if it had not.
    record Paused(Moment at) implements RunEvent {}
}
