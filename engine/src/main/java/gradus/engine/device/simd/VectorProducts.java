package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import jdk.incubator.vector.VectorShape;

/// Plans matrix products with the Vector API. Products share the kernels: a kernel is written when first needed.
final class VectorProducts {

    private static final int WIDE = 512;

    private final int bits;
    private final int registers;
    private final Map<KernelForm, Kernel> kernels = new ConcurrentHashMap<>();
    private final Map<Packer.Form, Packer> packers = new ConcurrentHashMap<>();
    private final Translation translation = new Translation();

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
        return size.isEmpty()
                ? new EmptyProduct()
                : new VectorProduct(plan(size, Element.FLOAT), new FloatArrays(), this);
    }

    /// A product of float64 matrices.
    DoubleProduct doubles(ProductSize size) {
        return size.isEmpty()
                ? new EmptyProduct()
                : new VectorProduct(plan(size, Element.DOUBLE), new DoubleArrays(), this);
    }

    /// How many products are summed before they are added to C.
    int depth(ProductSize size, Element element) {
        return plan(size, element).blockDepth();
    }

    private ProductPlan plan(ProductSize size, Element element) {
        return ProductPlan.of(size, element, bits, registers);
    }

    /// Waits until the kernels written so far are translated.
    ///
    /// @param goesOn asked now and then
    /// @return whether all are
    boolean translate(BooleanSupplier goesOn) {
        return translation.await(kernels, packers, goesOn);
    }

    /// The kernel of a form.
    Kernel kernel(KernelForm form) {
        return kernels.computeIfAbsent(form, KernelWriter::write);
    }

    /// The packer of a form.
    Packer packer(Packer.Form form) {
        return packers.computeIfAbsent(form, PackerWriter::write);
    }
}
