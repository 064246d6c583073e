package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Edge;
import gradus.engine.device.simd.KernelForm.Element;
import gradus.engine.device.simd.KernelForm.Left;
import gradus.engine.device.simd.KernelForm.Right;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.VarHandle;

/// Writes the class of a [Kernel]: straight-line code with a local variable per accumulator, which the JIT compiler
/// keeps in vector registers. By hand this would be a class per tile size, vector width and element type.
final class KernelWriter {

    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(
            ConstantDescs.CD_void,
            OBJECT,
            INT,
            INT,
            OBJECT,
            INT,
            INT,
            OBJECT,
            INT,
            INT,
            INT,
            INT,
            ConstantDescs.CD_boolean,
            INT.arrayType());

    private static final ClassDesc ACCESS = VarHandle.class.describeConstable().orElseThrow();

    private final KernelForm form;
    private final CodeBuilder code;
    private final VectorCode vectors;
    private final int a;
    private final int aAt;
    private final int aStride;
    private final int b;
    private final int bAt;
    private final int bStride;
    private final int c;
    private final int cAt;
    private final int cStride;
    private final int k;
    private final int tail;
    private final int adds;
    private final int list;
    private final int mask;
    private final int step;
    private final int place;
    private final int[] rows;
    private final int[] columns;
    private final int[][] sums;

    private KernelWriter(KernelForm form, CodeBuilder code) {
        this.form = form;
        this.code = code;
        vectors = new VectorCode(code, form.element(), form.bits());
        a = code.parameterSlot(0);
        aAt = code.parameterSlot(1);
        aStride = code.parameterSlot(2);
        b = code.parameterSlot(3);
        bAt = code.parameterSlot(4);
        bStride = code.parameterSlot(5);
        c = code.parameterSlot(6);
        cAt = code.parameterSlot(7);
        cStride = code.parameterSlot(8);
        k = code.parameterSlot(9);
        tail = code.parameterSlot(10);
        adds = code.parameterSlot(11);
        list = code.parameterSlot(12);
        mask = code.allocateLocal(TypeKind.REFERENCE);
        step = code.allocateLocal(TypeKind.INT);
        place = code.allocateLocal(TypeKind.INT);
        rows = locals(TypeKind.INT, form.rows());
        columns = locals(TypeKind.REFERENCE, form.vectors());
        sums = new int[form.rows()][];
        for (int row = 0; row < form.rows(); row++) {
            sums[row] = locals(TypeKind.REFERENCE, form.vectors());
        }
    }

    /// A kernel of the form.
    static Kernel write(KernelForm form) {
        return WrittenClass.instance(Kernel.class, RUN, code -> new KernelWriter(form, code).body());
    }

    private int[] locals(TypeKind kind, int count) {
        int[] locals = new int[count];
        for (int i = 0; i < count; i++) {
            locals[i] = code.allocateLocal(kind);
        }
        return locals;
    }

    private void body() {
        vectors.cast(a);
        vectors.cast(b);
        vectors.cast(c);
        if (form.edge() == Edge.MASKED) {
            vectors.species();
            code.iconst_0().iload(tail);
            vectors.mask();
            code.astore(mask);
        }
        for (int row = 0; row < form.rows(); row++) {
            for (int sum : sums[row]) {
                vectors.species();
                vectors.zero();
                code.astore(sum);
            }
            start(row);
        }
        loop();
        Label replaces = code.newLabel();
        code.iload(adds).ifeq(replaces);
        store(true);
        code.return_().labelBinding(replaces);
        store(false);
        code.return_();
    }

    private void start(int row) {
        switch (form.left()) {
            case ROWS -> code.iload(aAt).loadConstant(row).iload(aStride).imul();
            case LISTED ->
                code.iload(aAt)
                        .aload(list)
                        .iload(aStride)
                        .loadConstant(row)
                        .iadd()
                        .iaload();
            case COLUMNS, PACKED -> code.iload(aAt).loadConstant(row);
        }
        code.iadd().istore(rows[row]);
    }

    private void loop() {
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(step).labelBinding(next);
        code.iload(step).iload(k).if_icmpge(end);
        if (form.left() == Left.LISTED || form.right() == Right.LISTED) {
            code.aload(list).iload(step).iaload().istore(place);
        }
        for (int j = 0; j < form.vectors(); j++) {
            loadColumns(j);
        }
        for (int row = 0; row < form.rows(); row++) {
            multiplyRow(row);
            fence();
        }
        if (form.left() == Left.COLUMNS) {
            for (int row : rows) {
                advance(row, aStride);
            }
        }
        if (form.right() == Right.ROWS) {
            advance(bAt, bStride);
        }
        code.iinc(step, 1).goto_(next).labelBinding(end);
    }

    /// Keeps the JIT compiler from loading all rows first, for which it would spill accumulators to memory: loads
    /// don't move over a fence, and the fence itself is no instruction. Where rows lie apart the checks of their
    /// indices do the same.
    private void fence() {
        if (form.left() == Left.PACKED) {
            code.invokestatic(ACCESS, "acquireFence", MethodTypeDesc.of(ConstantDescs.CD_void));
        }
    }

    private void loadColumns(int j) {
        vectors.species();
        code.aload(b).iload(bAt);
        switch (form.right()) {
            case PACKED -> {
                code.iload(step).loadConstant(form.width()).imul().iadd();
                column(j);
            }
            case ROWS -> column(j);
            case LISTED -> {
                code.iload(place).iadd();
                for (int before = 0; before < j; before++) {
                    code.iload(bStride).iadd();
                }
            }
        }
        load(masks(j) && form.right() == Right.ROWS);
        code.astore(columns[j]);
    }

    private void multiplyRow(int row) {
        vectors.species();
        int beside = form.left() == Left.LISTED ? row % form.together() : 0;
        code.aload(a).iload(rows[row - beside]);
        switch (form.left()) {
            case ROWS -> code.iload(step).iadd();
            case PACKED -> code.iload(step).loadConstant(form.rows()).imul().iadd();
            case LISTED -> code.iload(place).iadd().loadConstant(beside).iadd();
            case COLUMNS -> {}
        }
        code.arrayLoad(form.element() == Element.FLOAT ? TypeKind.FLOAT : TypeKind.DOUBLE);
        vectors.broadcast();
        for (int j = 1; j < form.vectors(); j++) {
            code.dup();
        }
        for (int j = 0; j < form.vectors(); j++) {
            code.aload(columns[j]).aload(sums[row][j]);
            vectors.multiplyAdd();
            code.astore(sums[row][j]);
        }
    }

    private void store(boolean added) {
        for (int row = 0; row < form.rows(); row++) {
            for (int j = 0; added && j < form.vectors(); j++) {
                code.aload(sums[row][j]);
                vectors.species();
                cell(row, j);
                load(masks(j));
                vectors.add();
                code.astore(sums[row][j]);
            }
            for (int j = 0; j < form.vectors(); j++) {
                code.aload(sums[row][j]);
                cell(row, j);
                if (masks(j)) {
                    code.aload(mask);
                    vectors.storeMasked();
                } else {
                    vectors.store();
                }
            }
        }
    }

    private void cell(int row, int j) {
        code.aload(c).iload(cAt).loadConstant(row).iload(cStride).imul().iadd();
        column(j);
    }

    /// Adds to an index where the vector starts.
    private void column(int j) {
        code.loadConstant(j * form.lanes()).iadd();
        if (form.edge() == Edge.SHIFTED && j == form.vectors() - 1) {
            code.iload(tail).iadd().loadConstant(form.lanes()).isub();
        }
    }

    private void load(boolean masks) {
        if (masks) {
            code.aload(mask);
            vectors.loadMasked();
        } else {
            vectors.load();
        }
    }

    private boolean masks(int j) {
        return form.edge() == Edge.MASKED && j == form.vectors() - 1;
    }

    private void advance(int index, int stride) {
        code.iload(index).iload(stride).iadd().istore(index);
    }
}
