package gradus.app.data;

import gradus.engine.data.CsvFormat;
import gradus.engine.data.ImageShape;
import gradus.engine.data.InputField;
import java.util.List;

/// How the cells of a row are a picture.
///
/// @param shape of the picture
/// @param places of the pixels among the cells, row by row
/// @param least the number that is no ink
/// @param most the number that is all ink
/// @param format how numbers are written
record RowPicture(ImageShape shape, List<Integer> places, double least, double most, CsvFormat format) {
    RowPicture {
        places = List.copyOf(places);
    }

    double[] pixels(List<String> cells) {
        return places.stream()
                .mapToDouble(place -> place < cells.size()
                        ? InputField.number(cells.get(place), format).orElse(Double.NaN)
                        : Double.NaN)
                .toArray();
    }
}
