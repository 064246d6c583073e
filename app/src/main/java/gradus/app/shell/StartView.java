package gradus.app.shell;

import gradus.app.document.Document;
import gradus.app.sample.Sample;
import gradus.app.sample.Samples;
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
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The start page, in one language: the first samples as live pictures, the others, recent projects, an empty canvas.
final class StartView extends ScrollPane {
    private static final double GAP = 24;

    /// How many samples are shown with a picture.
    private static final int PICTURES = 3;

    private static final double SMALL_CARD = 280;

    private final Messages messages;
    private final HBox cards = new HBox(GAP);
    private final Map<Sample, PictureFrame> pictures = new HashMap<>();

    /// What a click does.
    interface Clicks {
        void sample(Sample sample);

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
        FlowPane more = new FlowPane(GAP / 2, GAP / 2);
        more.setId("more-samples");
        for (Sample sample : Samples.all()) {
            Runnable click = () -> clicks.sample(sample);
            if (cards.getChildren().size() < PICTURES) {
                cards.getChildren().add(card(sample, click));
            } else {
                more.getChildren().add(smallCard(sample, click));
            }
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
                new HBox(48, section("start.new", fresh(clicks)), section("start.recent", recent(recent, clicks))),
                section("start.more", more));
        page.getStyleClass().add("start-page");
        setContent(new StackPane(page));
    }

    /// Puts the pictures of the samples onto their cards, one after the other.
    ///
    /// @param open opens a sample and hands it on, later
    /// @param draw makes a picture of a document
    void draw(BiConsumer<Sample, Consumer<Document>> open, Function<Document, Node> draw) {
        for (Sample sample : Samples.all()) {
            Optional.ofNullable(pictures.get(sample))
                    .ifPresent(picture -> open.accept(sample, document -> picture.show(draw.apply(document))));
        }
    }

    private Node card(Sample sample, Runnable click) {
        PictureFrame picture = new PictureFrame();
        pictures.put(sample, picture);
        VBox text = text(sample);
        text.getChildren().add(action(sample));
        VBox card = new VBox(picture, text);
        // All cards get the same share of the width.
        card.setPrefWidth(1);
        card.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(card, Priority.ALWAYS);
        return clickable(card, sample, click);
    }

    /// A card without a picture.
    private Node smallCard(Sample sample, Runnable click) {
        VBox card = text(sample);
        card.setPrefWidth(SMALL_CARD);
        return clickable(card, sample, click);
    }

    private VBox text(Sample sample) {
        Label purpose = label(sample.purpose(messages.language()), "muted");
        purpose.setWrapText(true);
        purpose.getStyleClass().add("sample-purpose");
        purpose.setAlignment(Pos.TOP_LEFT);
        VBox text = new VBox(4, label(sample.title(messages.language()), "heading"), purpose);
        text.getStyleClass().add("sample-text");
        return text;
    }

    private Label action(Sample sample) {
        Label action = label(messages.text(sample.isTrained() ? "start.train" : "start.run"), "sample-action");
        action.setGraphic(new FontIcon(sample.isTrained() ? "mdi2r-record" : "mdi2p-play"));
        return action;
    }

    private Node clickable(VBox card, Sample sample, Runnable click) {
        card.setId("sample-" + sample.id());
        card.getStyleClass().add("sample-card");
        card.setFocusTraversable(true);
        card.setAccessibleRole(AccessibleRole.BUTTON);
        card.setAccessibleText(sample.title(messages.language()) + ". " + sample.purpose(messages.language()));
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
