package gradus.app.canvas;

import java.util.List;
import java.util.Set;

/// What differs between a picture and the one before it, as far as wires are concerned.
///
/// @param wires those drawn before
/// @param areAllRedrawn whether no wire stays as it was
/// @param redrawn the ids of the nodes that show something else
/// @param moved the ids of the nodes that stand elsewhere or have another shape
/// @param disturbed where nodes came or went: what passes there may go another way
/// @param areWeightsOther whether dots are joined by other weights
record Changes(
        List<WirePicture> wires,
        boolean areAllRedrawn,
        Set<String> redrawn,
        Set<String> moved,
        List<Box> disturbed,
        boolean areWeightsOther) {

    /// More places than these are not looked at one by one.
    private static final int MOST_PLACES = 64;

    /// Nothing has been drawn before.
    static final Changes EVERYTHING = new Changes(List.of(), true, Set.of(), Set.of(), List.of(), true);

    boolean isRedrawn(WirePicture wire) {
        return areAllRedrawn
                || redrawn.contains(wire.wire().from().node())
                || redrawn.contains(wire.wire().toNode())
                || (areWeightsOther && wire.areDotsJoined());
    }

    boolean isElsewhere(WirePicture wire) {
        return disturbed.size() > MOST_PLACES
                || moved.contains(wire.wire().from().node())
                || moved.contains(wire.wire().toNode())
                || disturbed.stream().anyMatch(wire.reach()::meets);
    }
}
