package gradus.engine.data;

import gradus.engine.graph.Attributes;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;

/// How the text of a data file is to be read. Each part is found from the file at first and can be changed.
///
/// @param encoding the name of a character set, such as `UTF-8`
/// @param decimal what stands before a number's fraction
/// @param header whether the first line has the columns' names
public record CsvFormat(
        Delimiter delimiter, QuoteMark quote, String encoding, DecimalSeparator decimal, boolean header) {

    /// Commas, double quotes, UTF-8, decimal points and a header.
    public static final CsvFormat STANDARD =
            new CsvFormat(Delimiter.COMMA, QuoteMark.DOUBLE, "UTF-8", DecimalSeparator.POINT, true);

    public CsvFormat {
        Attributes.require(isKnown(encoding), "encoding", encoding, "rule.encoding");
    }

    /// The character set of that name.
    public Charset charset() {
        return Charset.forName(encoding);
    }

    /// The same with another answer to whether the first line has the columns' names.
    public CsvFormat withHeader(boolean present) {
        return new CsvFormat(delimiter, quote, encoding, decimal, present);
    }

    private static boolean isKnown(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException wrong) {
            return false;
        }
    }
}
