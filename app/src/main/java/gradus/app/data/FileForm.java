package gradus.app.data;

import gradus.engine.data.CsvFormat;
import gradus.engine.data.DataSetup;
import gradus.engine.data.DecimalSeparator;
import gradus.engine.data.Delimiter;
import gradus.engine.data.Origin;
import gradus.engine.data.QuoteMark;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The file and how its text is read: found at first, and here to be changed.
final class FileForm extends VBox {
    private static final List<String> ENCODINGS = List.of(
                    "UTF-8",
                    "windows-1252",
                    "ISO-8859-1",
                    "ISO-8859-15",
                    "UTF-16",
                    "windows-1250",
                    "Shift_JIS",
                    "GB18030")
            .stream()
            .filter(Charset::isSupported)
            .toList();

    private final DataViewModel model;
    private final Label path = new Label();
    private final CheckBox header = new CheckBox();
    private final Choices<Delimiter> delimiter;
    private final Choices<DecimalSeparator> decimal;
    private final Choices<QuoteMark> quote;
    private final Choices<String> encoding;
    private boolean isShowing;

    FileForm(DataViewModel model) {
        super(6);
        this.model = model;
        delimiter = new Choices<>(
                "data-delimiter",
                List.of(Delimiter.values()),
                choice -> model.choice("data.delimiter.", choice),
                choice -> read(known ->
                        new CsvFormat(choice, known.quote(), known.encoding(), known.decimal(), known.header())));
        decimal = new Choices<>(
                "data-decimal",
                List.of(DecimalSeparator.values()),
                choice -> model.choice("data.decimal.", choice),
                choice -> read(known ->
                        new CsvFormat(known.delimiter(), known.quote(), known.encoding(), choice, known.header())));
        quote = new Choices<>(
                "data-quote",
                List.of(QuoteMark.values()),
                choice -> model.choice("data.quote.", choice),
                choice -> read(known ->
                        new CsvFormat(known.delimiter(), choice, known.encoding(), known.decimal(), known.header())));
        encoding = new Choices<>(
                "data-encoding",
                ENCODINGS,
                choice -> choice,
                choice -> read(known ->
                        new CsvFormat(known.delimiter(), known.quote(), choice, known.decimal(), known.header())));
        header.setId("data-header");
        header.setText(model.text("data.header"));
        header.selectedProperty().addListener((property, before, now) -> {
            if (!isShowing) {
                read(known -> known.withHeader(now));
            }
        });
        path.setId("data-path");
        path.setMinWidth(0);
        Button again = new Button(model.text("data.read-again"));
        again.setId("data-read-again");
        again.setMinWidth(USE_PREF_SIZE);
        again.getStyleClass().addAll("flat", "small");
        again.setTooltip(new Tooltip(model.text("data.read-again.tip")));
        again.setOnAction(event -> model.readAgain());
        HBox line = new HBox(8, path, again);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        line,
                        new Form(2)
                                .add(model.text("data.delimiter"), delimiter)
                                .add(model.text("data.decimal"), decimal)
                                .add(model.text("data.quote"), quote)
                                .add(model.text("data.encoding"), encoding),
                        header);
    }

    void refresh() {
        model.setup().map(DataSetup::origin).flatMap(Origin::file).ifPresent(file -> {
            isShowing = true;
            CsvFormat format = file.format();
            path.setText(file.path());
            path.setTooltip(new Tooltip(file.path()));
            delimiter.show(format.delimiter());
            decimal.show(format.decimal());
            quote.show(format.quote());
            List<String> known = new ArrayList<>(ENCODINGS);
            if (!known.contains(format.encoding())) {
                known.add(format.encoding());
            }
            encoding.offer(known, format.encoding());
            header.setSelected(format.header());
            isShowing = false;
        });
    }

    private void read(UnaryOperator<CsvFormat> change) {
        Optional<CsvFormat> known = model.setup().map(DataSetup::origin).map(Origin::format);
        known.map(change).filter(changed -> !changed.equals(known.get())).ifPresent(model::readAs);
    }
}
