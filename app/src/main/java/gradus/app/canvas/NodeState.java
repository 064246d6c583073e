package gradus.app.canvas;

/// How a node stands. Each is told by a colour and by a shape.
enum NodeState {
    /// A plain frame.
    READY,
    /// Its numbers belong to an older graph: a dashed grey frame and a clock.
    STALE,
    /// It is being trained: a frame in the colour of updates and a triangle.
    RUNNING,
    /// Something should be known about its numbers: a thick amber frame and a triangle with an exclamation mark.
    DOUBTFUL,
    /// Something is wrong with it: a thick red frame and a disc with an exclamation mark.
    ERROR
}
