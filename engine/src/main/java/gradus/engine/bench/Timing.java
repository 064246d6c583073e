package gradus.engine.bench;

/// How long one repeat of a workload took, as the mean over many.
///
/// @param wall nanoseconds on the clock
/// @param cpu nanoseconds that the processor worked for the thread
public record Timing(long wall, long cpu) {}
