/// The current document, its selection and revision, and what runs on it, as observable properties.
@NullMarked
package gradus.app.workspace;

import org.jspecify.annotations.NullMarked;
