/// What the network says all over a plane of two features: its decision boundary, also while it is trained, and what
/// each neuron contributes.
@NullMarked
package gradus.app.boundary;

import org.jspecify.annotations.NullMarked;
