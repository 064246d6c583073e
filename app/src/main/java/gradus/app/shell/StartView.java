package gradus.app.shell;

import gradus.app.document.Document;
import gradus.app.text.Messages;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The start page, in one language: the samples as live pictures, recent projects, an empty canvas.
final class StartView extends ScrollPane {
    private static final double GAP = 24;

    private final Messages messages;
    private final HBox cards = new HBox(GAP);
    private final Map<Samples.Sample, PictureFrame> pictures = new HashMap<>();

    /// What a click does.
    interface Clicks {
        void sample(Samples.Sample sample);

        void recent(Path file);

        void empty();

        void open();
    }

    StartView(List<Path> recent, Messages messages, Clicks clicks) {
        this.messages = messages;
        setId("start");
        getStyleClass().add("start");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        cards.getStyleClass().add("sample-cards");
        for (Samples.Sample sample : Samples.all()) {
            cards.getChildren().add(card(sample, () -> clicks.sample(sample)));
        }
        cards.widthProperty().subscribe(width -> {
            double share = (width.doubleValue() - (pictures.size() - 1) * GAP) / pictures.size();
            pictures.values().forEach(picture -> picture.fit(Math.max(0, share)));
        });
        VBox page = new VBox(
                24,
                new VBox(
                        4,
                        label(messages.text("application.name"), "title"),
                        label(messages.text("application.purpose"), "subtitle")),
                section("start.samples", cards),
                new HBox(48, section("start.new", fresh(clicks)), section("start.recent", recent(recent, clicks))));
        page.getStyleClass().add("start-page");
        setContent(new StackPane(page));
    }

    /// Puts the pictures of the samples onto their cards, one after the other.
    ///
    /// @param open opens a sample and hands it on, later
    /// @param draw makes a picture of a document
    void draw(BiConsumer<Samples.Sample, Consumer<Document>> open, Function<Document, Node> draw) {
        for (Samples.Sample sample : Samples.all()) {
            Optional.ofNullable(pictures.get(sample))
                    .ifPresent(picture -> open.accept(sample, document -> picture.show(draw.apply(document))));
        }
    }

    private Node card(Samples.Sample sample, Runnable click) {
        PictureFrame picture = new PictureFrame();
        pictures.put(sample, picture);
        Label title = label(sample.title(messages.language()), "heading");
        Label purpose = label(sample.purpose(messages.language()), "muted");
        purpose.setWrapText(true);
        purpose.getStyleClass().add("sample-purpose");
        purpose.setAlignment(Pos.TOP_LEFT);
        Label action = label(messages.text(sample.isTrained() ? "start.train" : "start.run"), "sample-action");
        action.setGraphic(new FontIcon(sample.isTrained() ? "mdi2r-record" : "mdi2p-play"));
        VBox text = new VBox(4, title, purpose, action);
        text.getStyleClass().add("sample-text");
        VBox card = new VBox(picture, text);
        card.setId("sample-" + sample.id());
        card.getStyleClass().add("sample-card");
        // All cards get the same share of the width.
        card.setPrefWidth(1);
        card.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setFocusTraversable(true);
        card.setAccessibleRole(AccessibleRole.BUTTON);
        card.setAccessibleText(title.getText() + ". " + purpose.getText());
        card.setOnMouseClicked(event -> click.run());
        card.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                click.run();
                event.consume();
            }
        });
        return card;
    }

    private VBox fresh(Clicks clicks) {
        return new VBox(
                4,
                link("start-empty", "mdi2f-file-outline", messages.text("start.empty"), clicks::empty),
                link("start-open", "mdi2f-folder-open-outline", messages.text("start.open"), clicks::open));
    }

    private VBox recent(List<Path> files, Clicks clicks) {
        VBox list = new VBox(4);
        if (files.isEmpty()) {
            list.getChildren().add(label(messages.text("start.recent.none"), "muted"));
        }
        for (int index = 0; index < files.size(); index++) {
            Path file = files.get(index);
            list.getChildren()
                    .add(link(
                            "recent-" + index, "mdi2c-clock-outline", MenuView.name(file), () -> clicks.recent(file)));
        }
        return list;
    }

    private VBox section(String key, Node content) {
        return new VBox(8, label(messages.text(key), "section"), content);
    }

    private static Hyperlink link(String id, String icon, String text, Runnable click) {
        Hyperlink link = new Hyperlink(text, new FontIcon(icon));
        link.setId(id);
        link.setMnemonicParsing(false);
        link.setOnAction(event -> click.run());
        return link;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
