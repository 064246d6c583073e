/// The project file: its format, its versions, and how older ones are brought up to date.
@NullMarked
package gradus.engine.project;

import org.jspecify.annotations.NullMarked;
