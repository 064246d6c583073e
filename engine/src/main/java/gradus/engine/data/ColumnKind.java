package gradus.engine.data;

/// How a column of a file is read.
public enum ColumnKind {
    NUMBER,
    CATEGORY,
    IGNORED
}
