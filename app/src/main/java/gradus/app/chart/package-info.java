/// What every chart can: be copied, and saved as a picture or as figures.
@NullMarked
package gradus.app.chart;

import org.jspecify.annotations.NullMarked;
