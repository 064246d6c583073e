package gradus.engine.data;

import java.util.List;

/// Rules that draw rows, as teaching tools have them: each shows something that a network can or can't do.
public enum Generator {
    /// Two classes in opposite quadrants: no straight line divides them.
    XOR(true, false),
    /// A disc and the ring around it.
    CIRCLE(true, false),
    /// Clouds, one a class.
    GAUSSIANS(true, true),
    /// Two half circles that reach into each other.
    MOONS(true, false),
    /// Arms that wind around each other, one a class.
    SPIRALS(true, true),
    /// A number that rises evenly in one direction.
    PLANE(false, false),
    /// One wave, y = sin x.
    SINE(false, false),
    /// Two numbers and their sum.
    SUMS(false, false);

    private final boolean hasClasses;
    private final boolean isFree;

    Generator(boolean hasClasses, boolean isFree) {
        this.hasClasses = hasClasses;
        this.isFree = isFree;
    }

    /// What kind of target it draws.
    public TargetKind targetKind() {
        return hasClasses ? TargetKind.CATEGORY : TargetKind.NUMBER;
    }

    /// Whether it can draw any number of classes.
    public boolean hasAnyClasses() {
        return isFree;
    }

    /// The names of its features.
    public List<String> features() {
        return switch (this) {
            case SINE -> List.of("x");
            case SUMS -> List.of("a", "b");
            default -> List.of("x1", "x2");
        };
    }

    /// The name of its target.
    public String target() {
        return switch (this) {
            case SINE, PLANE -> "y";
            case SUMS -> "sum";
            default -> "label";
        };
    }
}
