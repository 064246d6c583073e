/// Testing a network on rows that were held out, and predicting others.
@NullMarked
package gradus.app.predict;

import org.jspecify.annotations.NullMarked;
