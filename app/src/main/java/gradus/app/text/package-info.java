/// Message bundles and how numbers are written in a language.
@NullMarked
package gradus.app.text;

import org.jspecify.annotations.NullMarked;
