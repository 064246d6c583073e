package gradus.app.workspace;

import gradus.engine.data.DataSet;
import gradus.engine.data.Part;

/// A part of the data that a network can be tested on.
public enum DataPart {
    TRAIN,
    VALIDATION,
    TEST;

    /// The rows of the part.
    public Part of(DataSet data) {
        return switch (this) {
            case TRAIN -> data.train();
            case VALIDATION -> data.validation();
            case TEST -> data.test();
        };
    }

    /// What is tested when nothing else is asked for, as `gradus evaluate` does: the rows that were held out longest.
    public static DataPart first(DataSet data) {
        return !data.test().isEmpty() ? TEST : data.validation().isEmpty() ? TRAIN : VALIDATION;
    }
}
