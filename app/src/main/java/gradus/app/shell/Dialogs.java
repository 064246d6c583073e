package gradus.app.shell;

import gradus.app.text.Messages;
import gradus.engine.project.BlockFile;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The questions of the real window, asked with dialogs of its own and of the system.
final class Dialogs implements FileChoosers, Questions {
    private final Supplier<Window> owner;
    private final ObservableValue<Messages> messages;

    Dialogs(Supplier<Window> owner, ObservableValue<Messages> messages) {
        this.owner = owner;
        this.messages = messages;
    }

    @Override
    public Optional<Path> open() {
        return Optional.ofNullable(chooser("dialog.open").showOpenDialog(owner.get()))
                .map(File::toPath);
    }

    @Override
    public Optional<Path> data() {
        FileChooser chooser = chooser("dialog.open-data", "dialog.data", "*.csv", "*.tsv", "*.txt");
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> save(String suggested) {
        FileChooser chooser = chooser("dialog.save");
        chooser.setInitialFileName(suggested);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> block() {
        FileChooser chooser = chooser("dialog.open-block", "dialog.blocks", "*" + BlockFile.SUFFIX);
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> saveBlock(String suggested) {
        FileChooser chooser = chooser("dialog.save-block", "dialog.blocks", "*" + BlockFile.SUFFIX);
        chooser.setInitialFileName(suggested);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> picture(String suggested) {
        String suffix = suggested.substring(suggested.lastIndexOf('.'));
        FileChooser chooser = chooser("dialog.picture", "dialog.pictures", "*" + suffix);
        chooser.setInitialFileName(suggested);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> table(String suggested) {
        FileChooser chooser = chooser("dialog.save-table", "dialog.data", "*.csv");
        chooser.setInitialFileName(suggested);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Changes unsaved(String title) {
        Messages words = messages.getValue();
        ButtonType save = new ButtonType(words.text("dialog.unsaved.save"), ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType(words.text("dialog.unsaved.discard"), ButtonBar.ButtonData.NO);
        ButtonType cancel = new ButtonType(words.text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, words.text("dialog.unsaved.text"), save, discard, cancel);
        alert.initOwner(owner.get());
        alert.getDialogPane().getStylesheets().setAll(owner.get().getScene().getStylesheets());
        alert.setTitle(words.text("application.name"));
        alert.setHeaderText(words.text("dialog.unsaved.title", title));
        Optional<ButtonType> chosen = alert.showAndWait();
        if (chosen.equals(Optional.of(save))) {
            return Changes.SAVE;
        }
        return chosen.equals(Optional.of(discard)) ? Changes.DISCARD : Changes.CANCEL;
    }

    private FileChooser chooser(String title) {
        return chooser(title, "dialog.projects", "*" + Projects.SUFFIX);
    }

    private FileChooser chooser(String title, String kind, String... patterns) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.getValue().text(title));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(messages.getValue().text(kind), patterns));
        return chooser;
    }
}
