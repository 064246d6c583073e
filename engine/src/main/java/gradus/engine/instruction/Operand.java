package gradus.engine.instruction;

import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;

/// A tensor that a program reads or writes: its slot and what it holds.
public record Operand(int slot, ElementType type, Shape shape) {

    /// Slots alone tell the tensors of a program apart: maps by tensor need not go through shapes.
    @Override
    public int hashCode() {
        return slot;
    }
}
