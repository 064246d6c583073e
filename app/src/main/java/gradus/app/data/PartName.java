package gradus.app.data;

import gradus.engine.data.DataSet;
import gradus.engine.data.Part;

/// A part of the rows.
enum PartName {
    TRAIN,
    VALIDATION,
    TEST;

    Part of(DataSet data) {
        return switch (this) {
            case TRAIN -> data.train();
            case VALIDATION -> data.validation();
            case TEST -> data.test();
        };
    }
}
