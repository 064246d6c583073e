package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Writes the class of a [Packer]: one loop over the runs, with the elements of a run written out.
final class PackerWriter {

    private static final MethodTypeDesc RUN = MethodTypeDesc.of(
            ConstantDescs.CD_void,
            ConstantDescs.CD_Object,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_Object,
            ConstantDescs.CD_int);

    /// The runs that are transposed in one go, so that places are computed and checked once for all.
    private static final int TOGETHER = 4;

    private final Packer.Form form;
    private final CodeBuilder code;
    private final VectorCode vectors;
    private final TypeKind element;
    private final int from;
    private final int to;
    private final int toAt;
    private final int run;
    private final int[] rows;

    private PackerWriter(Packer.Form form, CodeBuilder code) {
        this.form = form;
        this.code = code;
        vectors = new VectorCode(code, form.element(), form.bits());
        element = form.element() == Element.FLOAT ? TypeKind.FLOAT : TypeKind.DOUBLE;
        from = code.parameterSlot(0);
        to = code.parameterSlot(4);
        toAt = code.parameterSlot(5);
        run = code.allocateLocal(TypeKind.INT);
        rows = new int[form.transposes() ? form.length() : 1];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = code.allocateLocal(TypeKind.INT);
        }
    }

    /// A packer of the form.
    static Packer write(Packer.Form form) {
        return WrittenClass.instance(Packer.class, RUN, code -> new PackerWriter(form, code).body());
    }

    private void body() {
        vectors.cast(from);
        vectors.cast(to);
        int stride = code.parameterSlot(2);
        for (int row = 0; row < rows.length; row++) {
            code.iload(code.parameterSlot(1))
                    .loadConstant(row)
                    .iload(stride)
                    .imul()
                    .iadd()
                    .istore(rows[row]);
        }
        code.iconst_0().istore(run);
        if (form.transposes()) {
            loop(TOGETHER, () -> transpose(TOGETHER));
            loop(1, () -> transpose(1));
        } else {
            loop(1, () -> copy(stride));
        }
        code.return_();
    }

    /// Repeats code for as many runs at a time as are left.
    private void loop(int runs, Runnable body) {
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(next);
        code.iload(run)
                .loadConstant(runs - 1)
                .iadd()
                .iload(code.parameterSlot(3))
                .if_icmpge(end);
        body.run();
        code.iinc(run, runs).goto_(next).labelBinding(end);
    }

    private void copy(int stride) {
        int written = 0;
        for (; written + form.lanes() <= form.length(); written += form.lanes()) {
            vectors.species();
            code.aload(from).iload(rows[0]).loadConstant(written).iadd();
            vectors.load();
            code.aload(to);
            target(0, written);
            vectors.store();
        }
        for (; written < form.width(); written++) {
            code.aload(to);
            target(0, written);
            if (written < form.length()) {
                code.aload(from).iload(rows[0]).loadConstant(written).iadd().arrayLoad(element);
            } else {
                zero();
            }
            code.arrayStore(element);
        }
        code.iload(rows[0]).iload(stride).iadd().istore(rows[0]);
    }

    private void transpose(int runs) {
        for (int row = 0; row < form.width(); row++) {
            for (int ahead = 0; ahead < runs; ahead++) {
                code.aload(to);
                target(ahead, row);
                if (row < form.length()) {
                    code.aload(from)
                            .iload(rows[row])
                            .iload(run)
                            .iadd()
                            .loadConstant(ahead)
                            .iadd();
                    code.arrayLoad(element);
                } else {
                    zero();
                }
                code.arrayStore(element);
            }
        }
    }

    private void zero() {
        code.iconst_0().conversion(TypeKind.INT, element);
    }

    /// The place of an element of a run some ahead.
    private void target(int ahead, int index) {
        code.iload(toAt)
                .iload(run)
                .loadConstant(form.width())
                .imul()
                .iadd()
                .loadConstant(ahead * form.width() + index)
                .iadd();
    }
}
