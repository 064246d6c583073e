/// The window: menus, dialogs, picture of the window; the only place that builds features.
@NullMarked
package gradus.app.shell;

import org.jspecify.annotations.NullMarked;
