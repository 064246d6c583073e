package gradus.engine.graph;

/// One of several records that an attribute can be; see [Variants].
public interface Variant {

    /// How it is written, which its type's `parse` reads.
    String text();
}
