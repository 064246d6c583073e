package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Category;
import java.util.List;

/// The rows of the menu of files.
record FileActions(ShellViewModel shell, BlockActions blocks, PictureExport pictures, Runnable quit, Conditions when) {

    List<Action> rows() {
        return List.of(
                Action.of("file.new", Category.FILE, shell::newProject)
                        .icon("mdi2f-file-outline")
                        .keys("Ctrl+N"),
                Action.of("file.open", Category.FILE, shell::open)
                        .icon("mdi2f-folder-open-outline")
                        .keys("Ctrl+O"),
                Action.of("file.open-data", Category.FILE, shell::openData)
                        .icon("mdi2t-table")
                        .keys("Ctrl+Shift+O")
                        .when(when.inProject()),
                Action.of("file.save", Category.FILE, shell::save)
                        .icon("mdi2c-content-save-outline")
                        .keys("Ctrl+S")
                        .when(when.inProject()),
                Action.of("file.save-as", Category.FILE, shell::saveAs)
                        .keys("Ctrl+Shift+S")
                        .when(when.inProject()),
                Action.of("file.import-block", Category.FILE, blocks::take).when(when.inProject()),
                Action.of("file.export-block", Category.FILE, blocks::give).when(when.isBlock()),
                Action.of("file.export-png", Category.FILE, pictures::png).when(when.hasNodes()),
                Action.of("file.export-svg", Category.FILE, pictures::svg).when(when.hasNodes()),
                Action.of("file.start", Category.FILE, shell::toStart)
                        .icon("mdi2h-home-outline")
                        .when(when.inProject()),
                Action.of("file.quit", Category.FILE, quit).keys("Ctrl+Q"));
    }
}
