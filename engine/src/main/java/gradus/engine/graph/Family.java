package gradus.engine.graph;

/// The shelves of the catalogue: what an operation is for. The palette's groups and the forms of the nodes follow
/// them.
public enum Family {
    /// Leaves: variables, parameters, constants, inputs.
    VARIABLE,
    DATA,
    ARITHMETIC,
    FUNCTION,
    COMPARISON,
    MATRIX,
    REDUCTION,
    SHAPE,
    RANDOM,
    LAYER,
    LOSS,
    /// A block whose inside is a user's own graph.
    BLOCK,
    /// What this version does not know.
    UNKNOWN
}
