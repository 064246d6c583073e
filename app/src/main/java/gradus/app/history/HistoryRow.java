package gradus.app.history;

/// One state of the document in the list.
///
/// @param step its number
/// @param label what led to it, in words
/// @param subject what it was done to; empty where there is nothing to name
/// @param isPresent whether it is the state now
/// @param isAhead whether it was undone
/// @param isSaved whether it is the one in the file
public record HistoryRow(int step, String label, String subject, boolean isPresent, boolean isAhead, boolean isSaved) {}
