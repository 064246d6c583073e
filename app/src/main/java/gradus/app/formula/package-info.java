/// The formula bar: a typed formula or network line becomes the graph.
@NullMarked
package gradus.app.formula;

import org.jspecify.annotations.NullMarked;
