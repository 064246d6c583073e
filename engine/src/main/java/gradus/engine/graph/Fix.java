package gradus.engine.graph;

import java.util.function.UnaryOperator;

/// A remedy that one click applies.
///
/// @param label what it does
/// @param change the graph with it done
public record Fix(Message label, UnaryOperator<Graph> change) {}
