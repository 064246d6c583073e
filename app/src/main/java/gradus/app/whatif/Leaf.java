package gradus.app.whatif;

import gradus.engine.run.Descent.Coordinate;

/// One number that can be tried otherwise.
///
/// @param place which number of which variable
/// @param name what people call it: `a`, or `w[2]` for one of several
/// @param value now
/// @param gradient of the target towards it, in words; empty where there is none
/// @param low where its slider begins
/// @param high where its slider ends
public record Leaf(Coordinate place, String name, double value, String gradient, double low, double high) {}
