/// The inspector: what the selected node is, what it computes, and its attributes to change.
@NullMarked
package gradus.app.inspector;

import org.jspecify.annotations.NullMarked;
