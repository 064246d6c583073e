package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Contract;
import gradus.engine.instruction.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Matrix products of a stack.
///
/// @param products for each pair of matrices; all one where a product has one part, which then begins when it runs
/// @param a where the left matrices are
/// @param b where the right matrices are
/// @param c where the first product goes
/// @param size the elements of a product
/// @param slides how much farther the three are for each next element of a scan's sequences
/// @param slid how much farther they are now
@SuppressWarnings("ArrayRecordComponent")
record ProductStep(List<ArenaProduct> products, int[] a, int[] b, int c, int size, int[] slides, int[] slid)
        implements PlanStep, Sliding {

    /// The kernel of a product. A stack of rows that are all multiplied by one matrix is one product.
    static PlanStep of(Contract contract, Step step, Planner planner) {
        int[] left = planner.lengths(step.inputs().get(0));
        int[] right = planner.lengths(step.inputs().get(1));
        int[] output = planner.lengths(step.output());
        int rank = output.length;
        int m = output[rank - 2];
        int n = output[rank - 1];
        int k = left[left.length - (contract.transposeLeft() ? 2 : 1)];
        Extents stack = Extents.of(
                Arrays.copyOf(output, rank - 2),
                List.of(Arrays.copyOf(left, left.length - 2), Arrays.copyOf(right, right.length - 2)));
        int count = stack.count();
        boolean isOne = count > 1 && !contract.transposeLeft() && stack.isOne(1) && stack.isEach(0);
        ProductSize size = new ProductSize(
                isOne ? count * m : m, n, k, contract.transposeLeft(), contract.transposeRight(), false);
        int[] a = isOne ? new int[1] : offsets(stack.map(0), m * k);
        int[] b = isOne ? new int[1] : offsets(stack.map(1), k * n);
        int aAt = planner.place(step.inputs().get(0)).at();
        int bAt = planner.place(step.inputs().get(1)).at();
        int cAt = planner.place(step.output()).at();
        int[] slides = {
            planner.slide(step.inputs().get(0)), planner.slide(step.inputs().get(1)), planner.slide(step.output())
        };
        ArenaProduct product = ArenaProduct.of(size, planner);
        boolean isShared = product.product().begins() && product.product().parts() > 1;
        List<ArenaProduct> products = IntStream.range(0, a.length)
                .mapToObj(i -> i > 0 && isShared ? ArenaProduct.of(size, planner) : product)
                .toList();
        return new ProductStep(products, moved(a, aAt), moved(b, bAt), cAt, m * n, slides, new int[slides.length]);
    }

    private static int[] moved(int[] matrices, int at) {
        for (int i = 0; i < matrices.length; i++) {
            matrices[i] += at;
        }
        return matrices;
    }

    private static int[] offsets(int[] matrices, int size) {
        for (int i = 0; i < matrices.length; i++) {
            matrices[i] *= size;
        }
        return matrices;
    }

    @Override
    public boolean hasVectors() {
        return true;
    }

    @Override
    public int parts() {
        return products.isEmpty() ? 1 : products.getFirst().product().parts();
    }

    @Override
    public void begin() {
        for (int i = 0; parts() > 1 && i < a.length; i++) {
            products.get(i).begin(a[i] + slid[0], b[i] + slid[1]);
        }
    }

    @Override
    public void run() {
        for (int i = 0; i < a.length; i++) {
            products.get(i).run(a[i] + slid[0], b[i] + slid[1], c + i * size + slid[2]);
        }
    }

    @Override
    public void run(int part) {
        if (parts() == 1) {
            run();
            return;
        }
        for (int i = 0; i < a.length; i++) {
            products.get(i).run(part, a[i] + slid[0], b[i] + slid[1], c + i * size + slid[2]);
        }
    }

    @Override
    public void slideTo(int index) {
        for (int i = 0; i < slid.length; i++) {
            slid[i] = index * slides[i];
        }
    }
}
