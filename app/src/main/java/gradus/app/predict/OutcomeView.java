package gradus.app.predict;

import gradus.app.text.Messages;
import gradus.app.workspace.Prediction;
import gradus.engine.tensor.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the network says of a row: the class and how sure it is of each, the number, or the value of a node.
final class OutcomeView extends VBox {
    private static final PseudoClass WINNER = PseudoClass.getPseudoClass("winner");
    private static final PseudoClass MANY = PseudoClass.getPseudoClass("many");
    private static final int MOST_LARGE = 7;
    private static final int MOST_BARS = 24;
    private static final int MOST_NUMBERS = 256;

    private final Messages messages;
    private final Label headline = new Label();
    private final Label detail = new Label();
    private final GridPane bars = new GridPane();
    private final ScrollPane scroll = new ScrollPane();

    OutcomeView(Messages messages) {
        super(4);
        this.messages = messages;
        setId("predict-outcome");
        headline.setId("predict-headline");
        headline.getStyleClass().add("predict-headline");
        headline.setMinWidth(0);
        detail.setId("predict-detail");
        detail.setWrapText(true);
        bars.getStyleClass().add("predict-bars");
        bars.setHgap(8);
        bars.setVgap(0);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("bare");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(scroll);
    }

    /// What matters most, to be put where there is room for it.
    Label headline() {
        return headline;
    }

    /// @param name of the node whose value it is
    void show(Prediction prediction, String name) {
        if (prediction.classes().isEmpty()) {
            value(prediction.output(), name);
        } else {
            classes(prediction);
        }
    }

    void clear() {
        headline.setText("");
        bars.getChildren().clear();
        detail.setText("");
    }

    private void classes(Prediction prediction) {
        int winner = prediction.winner().orElse(0);
        headline.setText(prediction.classes().get(winner));
        List<Integer> order =
                IntStream.range(0, prediction.classes().size()).boxed().toList();
        if (order.size() > MOST_BARS) {
            order = order.stream()
                    .sorted(Comparator.comparingDouble(
                            (Integer each) -> -prediction.shares().get(each)))
                    .limit(MOST_BARS)
                    .toList();
        }
        bars.getChildren().clear();
        bars.pseudoClassStateChanged(MANY, order.size() > MOST_LARGE);
        for (int row = 0; row < order.size(); row++) {
            int each = order.get(row);
            bar(row, prediction.classes().get(each), prediction.shares().get(each), each == winner);
        }
        scroll.setContent(bars);
    }

    private void bar(int row, String name, double share, boolean isWinner) {
        Label label = new Label(name);
        label.setMaxWidth(130);
        label.setMinWidth(24);
        Label number = new Label(messages.numbers().percent(Math.rint(share * 1000) / 1000));
        number.setId("predict-share-" + row);
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.setAlignment(Pos.CENTER_RIGHT);
        Bar bar = new Bar(Math.clamp(share, 0, 1));
        GridPane.setHgrow(bar, Priority.ALWAYS);
        GridPane.setFillHeight(bar, false);
        for (Node part : List.of(label, bar, number)) {
            part.pseudoClassStateChanged(WINNER, isWinner);
            part.getStyleClass().add("predict-line");
        }
        bars.addRow(row, label, bar, number);
    }

    private void value(Tensor output, String name) {
        boolean isNumber = output.size() == 1;
        headline.setText(isNumber ? messages.numbers().shortForm(output.at(0)) : name);
        StringBuilder text = new StringBuilder(
                isNumber
                        ? name
                        : messages.text("predict.shape", messages.numbers().shape(output)));
        if (!isNumber) {
            text.append('\n');
            for (int i = 0; i < Math.min(output.size(), MOST_NUMBERS); i++) {
                text.append(i == 0 ? "" : "   ").append(messages.numbers().shortForm(output.at(i)));
            }
            text.append(output.size() > MOST_NUMBERS ? "   …" : "");
        }
        detail.setText(text.toString());
        scroll.setContent(detail);
    }

    /// A share as a length.
    private static final class Bar extends Region {
        private static final double HIGH = 10;
        private final Region filled = new Region();
        private final double share;

        Bar(double share) {
            this.share = share;
            getStyleClass().add("predict-bar");
            filled.getStyleClass().add("predict-bar-filled");
            getChildren().add(filled);
            setMinHeight(HIGH);
            setPrefHeight(HIGH);
            setMaxHeight(HIGH);
            setMinWidth(60);
        }

        @Override
        protected void layoutChildren() {
            filled.resizeRelocate(0, 0, Math.max(1, share * getWidth()), getHeight());
        }
    }
}
