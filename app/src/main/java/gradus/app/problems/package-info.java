/// The list of what is wrong with the project.
@NullMarked
package gradus.app.problems;

import org.jspecify.annotations.NullMarked;
