package gradus.engine.device.scalar;

import gradus.engine.instruction.Instruction.Contract;
import gradus.engine.instruction.Instruction.Fold;
import gradus.engine.instruction.Instruction.Windows;
import gradus.engine.tensor.ElementType;

/// Convolutions and their gradients, as the products with unfolded windows that they are.
final class ConvolutionKernel {

    private ConvolutionKernel() {}

    /// @param columns the lengths `[N, C, kernel…, windows…]`
    /// @param output the lengths `[N, G, M, windows]`
    static double[] convolve(Windows windows, int[] columns, Strided kernels, Strided images, int[] output) {
        Strided matrices = unfolded(windows, columns, images, output[1], output[3]);
        return ContractKernel.compute(new Contract(false, false), kernels, matrices, output);
    }

    /// @param type what the sums of each image are rounded to
    static double[] forKernels(
            Windows windows, int[] columns, Strided gradients, Strided images, int[] output, ElementType type) {
        int[] lengths = gradients.lengths();
        Strided matrices = unfolded(windows, columns, images, lengths[1], lengths[3]);
        int[] each = {lengths[0], lengths[1], lengths[2], matrices.lengths()[2]};
        double[] products =
                ScalarStep.rounded(type, ContractKernel.compute(new Contract(false, true), gradients, matrices, each));
        return ReduceKernel.compute(Fold.SUM, Strided.rowMajor(products, each), output);
    }

    /// @param type what the windows' elements are rounded to
    static double[] forImages(
            Windows windows, int[] columns, Strided kernels, Strided gradients, int[] output, ElementType type) {
        int[] lengths = gradients.lengths();
        int[] matrices = {lengths[0], lengths[1], kernels.lengths()[2], lengths[3]};
        double[] products = ScalarStep.rounded(
                type, ContractKernel.compute(new Contract(true, false), kernels, gradients, matrices));
        return WindowKernel.foldBack(windows, Strided.rowMajor(products, columns), output);
    }

    private static Strided unfolded(Windows windows, int[] columns, Strided images, int groups, int count) {
        double[] values = WindowKernel.unfold(windows, 0, images, columns);
        int terms = count == 0 || columns[0] == 0 ? 0 : values.length / columns[0] / groups / count;
        return Strided.rowMajor(values, new int[] {columns[0], groups, terms, count});
    }
}
