package gradus.app.inspector;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.controlsfx.control.PropertySheet;

/// An attribute as a line of the property sheet. Its editor writes to the view model by itself, since a refusal has
/// to be shown at the field.
record FieldItem(Inspection.Field field) implements PropertySheet.Item {
    @Override
    public Class<?> getType() {
        return String.class;
    }

    @Override
    public String getCategory() {
        return "";
    }

    @Override
    public String getName() {
        return field.label();
    }

    @Override
    public String getDescription() {
        return field.attribute();
    }

    @Override
    public Object getValue() {
        return field.text();
    }

    @Override
    public void setValue(Object value) {
        // See above.
    }

    @Override
    public Optional<ObservableValue<? extends Object>> getObservableValue() {
        return Optional.empty();
    }
}
