package gradus.engine.data;

/// What is learned: one of several classes, or a number.
public enum TargetKind {
    CATEGORY,
    NUMBER;

    /// How the target's column is read.
    ColumnKind column() {
        return switch (this) {
            case CATEGORY -> ColumnKind.CATEGORY;
            case NUMBER -> ColumnKind.NUMBER;
        };
    }
}
