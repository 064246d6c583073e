/// The themes: their style sheets, fonts and colours.
@NullMarked
package gradus.app.theme;

import org.jspecify.annotations.NullMarked;
