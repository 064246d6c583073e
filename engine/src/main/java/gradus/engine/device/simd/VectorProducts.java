package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import java.util.List;
import jdk.incubator.vector.VectorShape;

/// Plans matrix products with the Vector API. Products share the kernels: a kernel is written when first needed.
final class VectorProducts {

    private static final int WIDE = 512;

    /// How many products are summed in a call to translate a kernel: the compiler lays a loop out for as many rounds as
    /// it saw, and with eight kernels were a sixth slower.
    private static final int DEPTH = 32;

    /// How many runs are packed: some squares, and some runs more.
    private static final int RUNS = 43;

    private final int bits;
    private final int registers;
    private final Written<KernelForm, Kernel> kernels = new Written<>(KernelWriter::write, VectorProducts::call);
    private final Written<Packer.Form, Packer> packers = new Written<>(PackerWriter::write, VectorProducts::call);

    /// Products in the vectors that the processor prefers.
    VectorProducts() {
        this(VectorShape.preferredShape().vectorBitSize());
    }

    /// Products in vectors of a width in bits.
    VectorProducts(int bits) {
        this.bits = bits;
        boolean many = bits == WIDE || "aarch64".equals(System.getProperty("os.arch"));
        this.registers = many ? 32 : 16;
    }

    /// A product of float32 matrices.
    FloatProduct floats(ProductSize size) {
        return size.isEmpty() ? new EmptyProduct() : product(size, Element.FLOAT);
    }

    /// A product of float64 matrices.
    DoubleProduct doubles(ProductSize size) {
        return size.isEmpty() ? new EmptyProduct() : product(size, Element.DOUBLE);
    }

    /// A product of matrices that aren't empty.
    VectorProduct product(ProductSize size, Element element) {
        return new VectorProduct(plan(size, element), ElementArrays.of(element), this);
    }

    /// Whether vectors under a mask are as fast as others.
    boolean areMasksFast() {
        return Packer.isFast(bits);
    }

    /// How many products are summed before they are added to C.
    int depth(ProductSize size, Element element) {
        return plan(size, element).blockDepth();
    }

    /// The vectors of a type of element.
    TileShape tiles(Element element) {
        return new TileShape(element, bits, registers);
    }

    private ProductPlan plan(ProductSize size, Element element) {
        return ProductPlan.of(size, tiles(element));
    }

    /// What is written so far.
    List<Written<?, ?>> written() {
        return List.of(kernels, packers);
    }

    private static Written.Call call(KernelForm form, Kernel kernel) {
        ElementArrays arrays = ElementArrays.of(form.element());
        int rows = form.rows();
        int width = form.width();
        Object a = arrays.allocate(rows * DEPTH);
        Object b = arrays.allocate(width * DEPTH);
        Object c = arrays.allocate(rows * width);
        int aStride = form.left() == KernelForm.Left.COLUMNS ? rows : DEPTH;
        int bStride = form.right() == KernelForm.Right.LISTED ? form.lanes() : width;
        int[] list = new int[DEPTH + rows];
        // The compiler leaves out what was never done, and a kernel that then does it is interpreted again.
        Runnable call = () -> {
            kernel.run(a, 0, aStride, b, 0, bStride, c, 0, width, DEPTH, form.lanes(), false, list);
            kernel.run(a, 0, aStride, b, 0, bStride, c, 0, width, DEPTH, form.lanes(), true, list);
        };
        return new Written.Call(call, 2 * rows * form.vectors() * (DEPTH + 1));
    }

    private static Written.Call call(Packer.Form form, Packer packer) {
        ElementArrays arrays = ElementArrays.of(form.element());
        int side = Math.max(form.width(), RUNS);
        Object from = arrays.allocate(side * side);
        Object to = arrays.allocate(Math.max(form.apart(), side) * side);
        return new Written.Call(() -> packer.run(from, 0, side, RUNS, to, 0), RUNS * form.width());
    }

    /// The kernel of a form.
    Kernel kernel(KernelForm form) {
        return kernels.of(form);
    }

    /// The packer of a form.
    Packer packer(Packer.Form form) {
        return packers.of(form);
    }
}
