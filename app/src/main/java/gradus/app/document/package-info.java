/// The document as a value, the edits that turn one document into the next, and the history of them. No JavaFX.
@NullMarked
package gradus.app.document;

import org.jspecify.annotations.NullMarked;
