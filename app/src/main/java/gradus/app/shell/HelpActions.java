package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Category;
import java.util.List;

/// The rows of what explains and adjusts the program.
///
/// @param help explains the selected node, or else lists all keys
record HelpActions(Runnable keys, Runnable help, Runnable commands, Runnable settings) {

    List<Action> rows() {
        return List.of(
                Action.of("help.node", Category.HELP, help).keys("F1"),
                Action.of("help.keys", Category.HELP, keys)
                        .icon("mdi2k-keyboard-outline")
                        .keys("Shift+SLASH"),
                Action.of("help.commands", Category.HELP, commands)
                        .icon("mdi2c-console")
                        .keys("Ctrl+Shift+P"),
                Action.of("file.settings", Category.FILE, settings)
                        .icon("mdi2c-cog-outline")
                        .keys("Ctrl+COMMA"));
    }
}
