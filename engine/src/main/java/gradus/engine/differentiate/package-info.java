/// Reverse mode: takes a graph and gives the graph with its backward half; never touches numbers.
@NullMarked
package gradus.engine.differentiate;

import org.jspecify.annotations.NullMarked;
