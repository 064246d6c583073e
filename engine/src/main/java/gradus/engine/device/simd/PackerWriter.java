package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.stream.IntStream;

/// Writes the class of a [Packer]: loops over the runs, with the elements of a run written out. Where that is fast,
/// columns are read in squares, which are transposed in vectors, as many runs at a time as a vector has elements.
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
    private final int mask;
    private final int group;
    private final int base;
    private final int[] rows;
    private final int[] picks;
    private final int[] square;

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
        mask = code.allocateLocal(TypeKind.REFERENCE);
        group = code.allocateLocal(TypeKind.INT);
        base = code.allocateLocal(TypeKind.INT);
        for (int row = 0; row < rows.length; row++) {
            rows[row] = code.allocateLocal(TypeKind.INT);
        }
        picks = locals(form.transposes() ? 2 * Interleaving.rounds(form.lanes()) : 0);
        square = locals(form.transposes() ? form.lanes() : 0);
    }

    private int[] locals(int count) {
        return IntStream.range(0, count)
                .map(i -> code.allocateLocal(TypeKind.REFERENCE))
                .toArray();
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
        if (form.transposes()) {
            transposeAll();
        } else {
            mask(form.length() % form.lanes());
            code.iconst_0().istore(run);
            loop(1, () -> copy(stride));
        }
        code.return_();
    }

    private void transposeAll() {
        if (isFast()) {
            transposeSquares();
            code.iload(code.parameterSlot(3)).loadConstant(-form.lanes()).iand().istore(run);
        } else {
            code.iconst_0().istore(run);
            loop(TOGETHER, () -> transpose(TOGETHER));
        }
        loop(1, () -> transpose(1));
    }

    private void transposeSquares() {
        int lanes = form.lanes();
        int whole = form.length() / lanes * lanes;
        int left = form.width() - whole;
        loadPicks();
        if (whole > 0) {
            Label next = code.newLabel();
            code.iconst_0().istore(group).labelBinding(next);
            squares(lanes, lanes);
            code.iinc(group, lanes).iload(group).loadConstant(whole).if_icmplt(next);
        }
        if (left > 0) {
            mask(left % lanes);
            code.loadConstant(whole).istore(group);
            squares(form.length() - whole, left);
        }
    }

    private boolean isFast() {
        return Packer.isFast(form.bits());
    }

    private void mask(int count) {
        if (isFast() && count > 0) {
            vectors.species();
            code.iconst_0().loadConstant(count);
            vectors.mask();
            code.astore(mask);
        }
    }

    private void loadPicks() {
        for (int i = 0; i < picks.length; i++) {
            vectors.species();
            code.loadConstant(form.lanes())
                    .invokestatic(
                            ClassDesc.of(Interleaving.class.getName()),
                            Interleaving.method(form.element()),
                            MethodTypeDesc.of(vectors.array(), ConstantDescs.CD_int))
                    .loadConstant(i * form.lanes());
            vectors.load();
            code.astore(picks[i]);
        }
    }

    /// Transposes the squares of a group of rows.
    ///
    /// @param have the rows that the matrix has; zeros take the place of others
    /// @param count the elements of a run that are written
    private void squares(int have, int count) {
        code.iload(code.parameterSlot(1))
                .iload(group)
                .iload(code.parameterSlot(2))
                .imul()
                .iadd()
                .istore(base);
        code.iconst_0().istore(run);
        loop(form.lanes(), () -> square(have, count));
    }

    private void square(int have, int count) {
        int lanes = form.lanes();
        for (int row = 0; row < lanes; row++) {
            vectors.species();
            if (row < have) {
                code.aload(from).iload(base).loadConstant(row).iload(code.parameterSlot(2));
                code.imul().iadd().iload(run).iadd();
                vectors.load();
            } else {
                vectors.zero();
            }
            code.astore(square[row]);
        }
        for (int round = 0; round < Interleaving.rounds(lanes); round++) {
            int apart = Interleaving.distance(lanes, round);
            for (int row = 0; row < lanes; row++) {
                if ((row & apart) == 0) {
                    pick(picks[2 * round], row, row + apart);
                    pick(picks[2 * round + 1], row, row + apart);
                    code.astore(square[row + apart]).astore(square[row]);
                }
            }
        }
        for (int ahead = 0; ahead < lanes; ahead++) {
            code.aload(square[ahead]).aload(to);
            target(ahead, 0);
            code.iload(group).iadd();
            if (count < lanes) {
                code.aload(mask);
                vectors.storeMasked();
            } else {
                vectors.store();
            }
        }
    }

    private void pick(int picks, int first, int second) {
        code.aload(picks).aload(square[first]).aload(square[second]);
        vectors.select();
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
        if (isFast() && written < form.length()) {
            copyUnderMask(written);
            written = Math.min(form.width(), written + form.lanes());
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

    private void copyUnderMask(int written) {
        vectors.species();
        code.aload(from).iload(rows[0]).loadConstant(written).iadd().aload(mask);
        vectors.loadMasked();
        code.aload(to);
        target(0, written);
        if (written + form.lanes() <= form.width()) {
            vectors.store();
        } else {
            code.aload(mask);
            vectors.storeMasked();
        }
    }

    /// Transposes element by element.
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
                .loadConstant(form.apart())
                .imul()
                .iadd()
                .loadConstant(ahead * form.apart() + index)
                .iadd();
    }
}
