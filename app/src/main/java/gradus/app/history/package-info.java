/// The list of everything that was done since the document was opened.
@NullMarked
package gradus.app.history;

import org.jspecify.annotations.NullMarked;
