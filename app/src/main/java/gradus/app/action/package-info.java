/// One row per action: id, text, icon, key binding, and when it can be used.
@NullMarked
package gradus.app.action;

import org.jspecify.annotations.NullMarked;
