package gradus.engine.device.kernel;

/// A stack of products of row-major matrices, `[rows × terms] · [terms × columns]`, for libraries that multiply faster
/// than kernels of ours.
///
/// @param to the element of the memory where the first result begins; they lie one behind the other
/// @param left where the first left matrix begins; likewise `right`
/// @param isLeftTransposed whether the left matrices lie as `[terms × rows]`
/// @param isRightTransposed whether the right ones lie as `[columns × terms]`
/// @param stacks how many products there are
/// @param leftStep how far neighbouring left matrices are apart, 0 where it is one; likewise `rightStep`
public record MatrixProduct(
        int to,
        int left,
        int right,
        int rows,
        int columns,
        int terms,
        boolean isLeftTransposed,
        boolean isRightTransposed,
        int stacks,
        int leftStep,
        int rightStep) {}
