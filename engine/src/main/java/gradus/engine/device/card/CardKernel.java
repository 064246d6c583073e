package gradus.engine.device.card;

/// A kernel `(a, m, at)` that a card is asked to run.
@FunctionalInterface
public interface CardKernel {

    /// Asks for it to be run by so many groups of so many threads.
    ///
    /// @param memory of the plan, `a`
    /// @param table of the plan, `m`
    /// @param at the place in the table
    /// @param groupSize at most [CardFacts#largestGroup()]
    /// @throws gradus.engine.device.DeviceException when the driver refuses it
    void launch(CardBuffer memory, CardBuffer table, int at, int groups, int groupSize);
}
