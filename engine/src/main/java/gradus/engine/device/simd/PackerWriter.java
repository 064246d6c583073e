package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
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
            code.iload(code.parameterSlot(1)).loadConstant(row).iload(stride).imul().iadd().istore(rows[row]);
        }
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(run).labelBinding(next);
        code.iload(run).iload(code.parameterSlot(3)).if_icmpge(end);
        int written = 0;
        for (; !form.transposes() && written + form.lanes() <= form.length(); written += form.lanes()) {
            vectors.species();
            code.aload(from);
            source(written);
            vectors.load();
            code.aload(to);
            target(written);
            vectors.store();
        }
        for (; written < form.width(); written++) {
            code.aload(to);
            target(written);
            if (written < form.length()) {
                code.aload(from);
                source(written);
                code.arrayLoad(element);
            } else {
                code.iconst_0().conversion(TypeKind.INT, element);
            }
            code.arrayStore(element);
        }
        if (!form.transposes()) {
            code.iload(rows[0]).iload(stride).iadd().istore(rows[0]);
        }
        code.iinc(run, 1).goto_(next).labelBinding(end).return_();
    }

    private void source(int index) {
        if (form.transposes()) {
            code.iload(rows[index]).iload(run).iadd();
        } else {
            code.iload(rows[0]).loadConstant(index).iadd();
        }
    }

    private void target(int index) {
        code.iload(toAt).iload(run).loadConstant(form.width()).imul().iadd().loadConstant(index).iadd();
    }
}
