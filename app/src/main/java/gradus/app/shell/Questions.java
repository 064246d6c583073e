package gradus.app.shell;

/// Asks the person what only they can decide.
public interface Questions {

    /// What is to become of unsaved changes.
    enum Changes {
        SAVE,
        DISCARD,
        CANCEL
    }

    /// Asks about the changes of a project that is about to be closed.
    Changes unsaved(String title);
}
