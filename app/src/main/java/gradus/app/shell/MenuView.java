package gradus.app.shell;

import gradus.app.action.Actions;
import gradus.app.document.Alignment;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/// The menus, in one language.
final class MenuView extends MenuBar {
    private final ShellViewModel shell;
    private final ActionItems items;
    private final Messages messages;

    MenuView(ShellViewModel shell, Actions actions, Messages messages) {
        this.shell = shell;
        items = new ActionItems(actions, messages, "menu-");
        this.messages = messages;
        setId("menu");
        Menu recent = new Menu(messages.text("menu.recent"));
        recent.setId("menu-recent");
        shell.preferences().subscribe(preferences -> fill(recent, preferences.recent()));
        Menu file = menu("file", "file.new", "file.open");
        file.getItems().add(recent);
        add(file, "file.open-data", "", "file.save", "file.save-as", "", "file.import-block", "file.export-block", "");
        add(file, "file.export-png", "file.export-svg", "");
        add(file, "file.settings", "", "file.start", "file.quit");
        Menu edit = menu("edit", "edit.undo", "edit.redo", "", "canvas.search", "edit.find", "");
        add(edit, "edit.cut", "edit.copy", "edit.paste", "edit.paste-wired", "edit.duplicate", "");
        add(edit, "edit.delete", "edit.heal", "");
        add(edit, "edit.select-all", "edit.invert", "edit.upstream", "edit.downstream");
        Menu node = menu("node", "edit.rename", "edit.open", "edit.attributes", "edit.mend", "");
        add(node, "edit.bypass", "edit.freeze", "edit.collapse", "canvas.wire", "");
        add(
                node,
                "edit.sub-model",
                "edit.make-block",
                "edit.dissolve-block",
                "edit.unfold",
                "edit.fold",
                "edit.make-output",
                "edit.keep-block",
                "",
                "edit.take-rule",
                "edit.lay-rule");
        Menu arrange = menu("arrange", "arrange.layout", "edit.straighten", "");
        for (Alignment alignment : Alignment.values()) {
            add(arrange, "edit.align-" + alignment.name().toLowerCase(Locale.ROOT));
        }
        add(arrange, "", "edit.frame", "edit.note", "", "view.direction");
        Menu run = menu(
                "run",
                "run.run",
                "run.train",
                "run.pause",
                "run.train-step",
                "run.train-epoch",
                "run.stop",
                "",
                "run.step",
                "run.step-back",
                "run.reset",
                "run.explain",
                "",
                "run.boundary",
                "run.data",
                "run.test",
                "run.predict",
                "run.what-if",
                "run.check",
                "run.check-all",
                "",
                "edit.draw-backward");
        Menu view = menu(
                "view",
                "view.palette",
                "view.inspector",
                "view.outline",
                "view.drawer",
                "view.minimap",
                "view.legend",
                "view.canvas-only");
        add(view, "", "view.fit-selection", "view.fit-all", "view.actual-size", "view.zoom-in", "view.zoom-out", "");
        view.getItems().addAll(themes(shell, messages), languages(shell, messages));
        Menu help = menu("help", "help.node", "help.keys", "help.commands");
        getMenus().setAll(file, edit, node, arrange, run, view, help);
    }

    /// The themes to choose from.
    static Menu themes(ShellViewModel shell, Messages messages) {
        Menu menu = new Menu(messages.text("menu.theme"));
        ToggleGroup group = new ToggleGroup();
        for (Theme theme : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(messages.text("theme." + theme.id()));
            item.setId("theme-" + theme.id());
            item.setToggleGroup(group);
            item.setSelected(shell.preferences().get().theme() == theme);
            item.setOnAction(event -> shell.choose(theme));
            menu.getItems().add(item);
        }
        return menu;
    }

    /// The languages to choose from, each in its own words.
    static Menu languages(ShellViewModel shell, Messages messages) {
        Menu menu = new Menu(messages.text("menu.language"));
        ToggleGroup group = new ToggleGroup();
        for (Language language : Language.values()) {
            RadioMenuItem item = new RadioMenuItem(messages.text("language." + language.tag()));
            item.setId("language-" + language.tag());
            item.setToggleGroup(group);
            item.setSelected(messages.language() == language);
            item.setOnAction(event -> shell.choose(language));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu menu(String id, String... rows) {
        Menu menu = new Menu(messages.text("menu." + id));
        menu.setId("menu-" + id);
        add(menu, rows);
        return menu;
    }

    private void add(Menu menu, String... rows) {
        menu.getItems().addAll(items.of(rows));
    }

    private void fill(Menu recent, List<Path> files) {
        recent.getItems().clear();
        recent.setDisable(files.isEmpty());
        for (Path file : files) {
            MenuItem item = new MenuItem(name(file));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> shell.open(file));
            recent.getItems().add(item);
        }
    }

    /// A file's name with its folder behind, as people tell files of one name apart.
    static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        Path folder = file.getParent();
        return folder == null ? name : String.format(Locale.ROOT, "%s — %s", name, folder);
    }
}
