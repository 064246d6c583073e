/// What speed is measured with: training steps of networks of known size.
@NullMarked
package gradus.engine.bench;

import org.jspecify.annotations.NullMarked;
