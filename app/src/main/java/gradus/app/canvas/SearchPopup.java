package gradus.app.canvas;

import gradus.app.action.Focus;
import gradus.app.text.Messages;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The search for what to add, on the canvas: a field, and below it what fits. Typing narrows, arrows choose, Enter or
/// a click places, Escape closes; so does whatever takes the keyboard away.
final class SearchPopup {
    private static final double WIDTH = 320;
    private static final double HEIGHT = 296;
    private static final double GAP = 4;
    private static final double ROW = 28;
    private static final int PAGE = 8;

    private final Pane overlay;
    private final Runnable closed;
    private final Runnable done;
    private Optional<VBox> open = Optional.empty();

    /// @param overlay where it is put
    /// @param closed is run when it has gone without placing anything
    /// @param done is run when a key or a click closed it, so that the keyboard comes back
    SearchPopup(Pane overlay, Runnable closed, Runnable done) {
        this.overlay = overlay;
        this.closed = closed;
        this.done = done;
    }

    boolean isOpen() {
        return open.isPresent();
    }

    /// Opens it.
    ///
    /// @param at where, in the overlay
    /// @param place puts on the canvas what was chosen
    void open(SearchViewModel model, Point at, Messages words, Consumer<Adding.Offer> place) {
        close();
        TextField field = new TextField();
        field.setId("add-search");
        field.setPromptText(words.text("canvas.search"));
        field.setAccessibleText(words.text("canvas.search"));
        ListView<Adding.Offer> list = new ListView<>(model.found());
        list.setId("add-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        Label nothing = new Label(words.text("canvas.search-nothing"));
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox box = new VBox(field, list);
        box.setId("add-popup");
        box.getStyleClass().add("add-popup");
        box.setManaged(false);
        box.resizeRelocate(
                beside(at.x(), WIDTH, overlay.getWidth()), beside(at.y(), HEIGHT, overlay.getHeight()), WIDTH, HEIGHT);
        // What happens in it is not for the canvas beneath.
        box.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        box.addEventHandler(ScrollEvent.ANY, ScrollEvent::consume);
        list.setCellFactory(ignored -> new OfferCell(offer -> take(offer, place)));
        model.query().bindBidirectional(field.textProperty());
        model.chosen().subscribe(() -> show(model, list, field));
        model.query().subscribe(() -> show(model, list, field));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, model, place));
        open = Optional.of(box);
        overlay.getChildren().add(box);
        Focus.on(field);
        field.focusedProperty().subscribe(isFocused -> {
            if (!isFocused && open.filter(box::equals).isPresent()) {
                close();
            }
        });
    }

    /// Where it begins so that it lies behind a spot, or before it where there is no room, but always in view.
    private static double beside(double spot, double length, double room) {
        boolean isRoomBehind = spot + length + GAP <= room;
        double begin = isRoomBehind ? spot : spot - length - GAP;
        return Math.clamp(begin, GAP, Math.max(GAP, room - length - GAP));
    }

    /// Takes it away without placing anything.
    void close() {
        remove(closed);
    }

    private void remove(Runnable then) {
        Optional<VBox> present = open;
        open = Optional.empty();
        present.ifPresent(box -> {
            then.run();
            overlay.getChildren().remove(box);
        });
    }

    private void key(KeyEvent event, SearchViewModel model, Consumer<Adding.Offer> place) {
        switch (event.getCode()) {
            case DOWN -> model.choose(1);
            case UP -> model.choose(-1);
            case PAGE_DOWN -> model.choose(PAGE);
            case PAGE_UP -> model.choose(-PAGE);
            case ENTER -> model.choice().ifPresent(offer -> take(offer, place));
            case ESCAPE -> {
                close();
                done.run();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void take(Adding.Offer offer, Consumer<Adding.Offer> place) {
        remove(() -> place.accept(offer));
        done.run();
    }

    private static void show(SearchViewModel model, ListView<Adding.Offer> list, TextField field) {
        int index = model.chosen().get();
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - PAGE / 2));
        field.setAccessibleHelp(
                model.choice().map(offer -> offer.help().title()).orElse(""));
    }

    /// What it is called in the language, and in the catalogue where that is another name; at the right its family.
    private static final class OfferCell extends ListCell<Adding.Offer> {
        OfferCell(Consumer<Adding.Offer> take) {
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    take.accept(getItem());
                }
                event.consume();
            });
        }

        @Override
        protected void updateItem(Adding.Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            setGraphic(null);
            setId(null);
            if (empty || offer == null) {
                return;
            }
            String title = offer.help().title();
            String name = offer.operation().name();
            Label called = new Label(title);
            boolean isSame = title.replace(" ", "").equalsIgnoreCase(name)
                    || offer.text().name().startsWith("own-");
            Label also = new Label(isSame ? "" : name);
            Label family = new Label(offer.family());
            also.getStyleClass().add("muted");
            family.getStyleClass().add("muted");
            HBox line = new HBox(8, called, also, family);
            HBox.setHgrow(also, Priority.ALWAYS);
            also.setMaxWidth(Double.MAX_VALUE);
            family.setMinWidth(USE_PREF_SIZE);
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setId("add-" + offer.operation().name());
            setAccessibleText(
                    title + ". " + offer.family() + ". " + offer.help().what());
        }
    }
}
