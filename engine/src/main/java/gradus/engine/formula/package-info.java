/// From the text of an expression to a graph, and from a graph to its formula.
@NullMarked
package gradus.engine.formula;

import org.jspecify.annotations.NullMarked;
