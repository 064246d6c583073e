package gradus.engine.reference;

/// One reference figure replayed: an expression, an operator case, an optimizer run or a training run.
///
/// @param set the file it stands in, such as `operators.json`
/// @param name what it is, and where in the file: `Softmax #71`
/// @param failure why it failed, in plain technical words; empty when it passed
public record Figure(String set, String name, String failure) {

    public boolean passed() {
        return failure.isEmpty();
    }
}
