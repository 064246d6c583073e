package gradus.engine.graph;

import java.util.List;

/// An operation with settings beyond the components of its record: a person's own block shows some attributes of its
/// inside as its own.
public interface Adjustable extends Operation {

    /// The settings, in the order people see them; one that can't be found is left out.
    List<Attribute> settings();

    /// A copy with one setting changed.
    ///
    /// @param value as [Attributes#with] takes it
    /// @throws GradusException as [Attributes#with] does
    Operation withSetting(String name, Object value);
}
