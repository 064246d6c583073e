package gradus.app.action;

/// The groups in which actions are shown.
public enum Category {
    FILE,
    EDIT,
    SELECTION,
    ARRANGE,
    BLOCKS,
    RUN,
    VIEW,
    HELP;

    /// The key of its title.
    public String text() {
        return "category." + Gesture.lower(this);
    }
}
