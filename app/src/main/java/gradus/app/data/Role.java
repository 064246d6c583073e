package gradus.app.data;

import gradus.engine.data.Column;
import gradus.engine.data.ColumnKind;
import gradus.engine.data.DataSetup;
import gradus.engine.data.TargetKind;

/// What a column is for.
enum Role {
    NUMBER,
    CATEGORY,
    LABEL_CLASS,
    LABEL_NUMBER,
    IGNORED;

    /// The one that a setup gives a column.
    static Role of(Column column, DataSetup setup) {
        if (column.name().equals(setup.target())) {
            return setup.targetKind() == TargetKind.CATEGORY ? LABEL_CLASS : LABEL_NUMBER;
        }
        return switch (column.kind()) {
            case NUMBER -> NUMBER;
            case CATEGORY -> CATEGORY;
            case IGNORED -> IGNORED;
        };
    }

    boolean isLabel() {
        return this == LABEL_CLASS || this == LABEL_NUMBER;
    }

    TargetKind targetKind() {
        return this == LABEL_NUMBER ? TargetKind.NUMBER : TargetKind.CATEGORY;
    }

    ColumnKind kind() {
        return switch (this) {
            case NUMBER, LABEL_NUMBER -> ColumnKind.NUMBER;
            case CATEGORY, LABEL_CLASS -> ColumnKind.CATEGORY;
            case IGNORED -> ColumnKind.IGNORED;
        };
    }
}
