package gradus.app.document;

import java.text.Normalizer;

/// How wide a text is in the window's font, known without a window. The widths are those of Source Sans Pro, in
/// thousandths of the size; letters with accents are as wide as those without.
public final class TextWidth {
    private static final int FIRST = ' ';
    private static final int[] REGULAR = {
        200, 290, 427, 497, 497, 825, 610, 250, 304, 304, 418, 497, 250, 311, 250, 350, 497, 497, 497, 497, 497, 497,
        497, 497, 497, 497, 250, 250, 497, 497, 497, 425, 846, 544, 588, 571, 616, 527, 495, 617, 652, 263, 480, 579,
        486, 727, 646, 664, 567, 664, 570, 534, 536, 646, 516, 786, 514, 476, 539, 304, 350, 304, 497, 500, 542, 504,
        554, 456, 555, 496, 292, 505, 544, 247, 247, 495, 255, 829, 547, 542, 555, 555, 348, 419, 339, 544, 468, 718,
        447, 468, 425, 304, 242, 304, 497
    };
    private static final int[] BOLD = {
        200, 347, 551, 531, 532, 861, 675, 307, 349, 349, 462, 532, 307, 334, 307, 337, 532, 532, 532, 532, 532, 532,
        532, 532, 532, 532, 307, 307, 532, 532, 532, 468, 908, 576, 607, 583, 637, 550, 528, 640, 676, 306, 512, 619,
        522, 766, 667, 687, 600, 687, 618, 558, 559, 667, 561, 816, 574, 531, 542, 349, 337, 349, 532, 500, 557, 530,
        575, 469, 575, 520, 347, 538, 575, 280, 282, 554, 290, 861, 575, 557, 575, 575, 405, 446, 388, 572, 529, 782,
        522, 528, 465, 349, 271, 349, 532
    };
    private static final int OTHER = 600;

    private TextWidth() {}

    /// The width of a text at a size.
    public static double of(String text, double size) {
        return of(text, size, REGULAR);
    }

    /// The width of a text in bold letters at a size.
    public static double bold(String text, double size) {
        return of(text, size, BOLD);
    }

    private static double of(String text, double size, int[] widths) {
        String plain =
                text.chars().allMatch(letter -> letter < 127) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        int sum = 0;
        for (int i = 0; i < plain.length(); i++) {
            sum += width(plain.charAt(i), widths);
        }
        return sum * size / 1000;
    }

    private static int width(char letter, int[] widths) {
        int index = letter - FIRST;
        if (index >= 0 && index < widths.length) {
            return widths[index];
        }
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK -> 0;
            case Character.OTHER_NUMBER -> 378;
            default ->
                switch (letter) {
                    case '…' -> 982;
                    case '·' -> 307;
                    case '×', '−' -> 532;
                    case '\u00a0', '\u202f' -> 200;
                    default -> OTHER;
                };
        };
    }
}
