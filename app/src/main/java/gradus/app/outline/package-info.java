/// The graph as a tree of words, for a screen reader and for the keyboard.
@NullMarked
package gradus.app.outline;

import org.jspecify.annotations.NullMarked;
