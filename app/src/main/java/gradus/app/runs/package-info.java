/// The recorded training runs of a project: kept beside it, listed, laid over one another, gone back to.
@NullMarked
package gradus.app.runs;

import org.jspecify.annotations.NullMarked;
