package gradus.engine.device.card;

/// A kernel `(a, m, at, firstGroup, groupCount)` that a card is asked to run.
@FunctionalInterface
public interface CardKernel {

    /// Asks for it to be run by some of its groups.
    ///
    /// @param memory of the plan, `a`
    /// @param table of the plan, `m`
    /// @param at the place in the table
    /// @throws gradus.engine.device.DeviceException when the driver refuses it
    void launch(CardBuffer memory, CardBuffer table, int at, CardGroups groups);
}
