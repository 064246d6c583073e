package gradus.engine.device.card;

/// A kernel and where in the table it reads what to do.
public record CardLaunch(CardKernel kernel, int at, CardGroups groups) {

    /// Asks for it.
    public void ask(CardBuffer memory, CardBuffer table) {
        kernel.launch(memory, table, at, groups);
    }
}
