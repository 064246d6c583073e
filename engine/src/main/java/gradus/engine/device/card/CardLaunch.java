package gradus.engine.device.card;

/// A kernel and where in the table it reads what to do.
public record CardLaunch(CardKernel kernel, int at, int groups, int groupSize) {

    /// Asks for it.
    public void ask(CardBuffer memory, CardBuffer table) {
        kernel.launch(memory, table, at, groups, groupSize);
    }
}
