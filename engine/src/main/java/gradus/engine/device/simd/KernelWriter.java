package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import gradus.engine.device.simd.KernelForm.Left;
import gradus.engine.device.simd.KernelForm.Right;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;

/// Writes the class of a [Kernel]: straight-line code with a local variable per accumulator, which the JIT compiler
/// keeps in vector registers. Written by hand this would be a class per tile size, species and element type.
final class KernelWriter {

    private static final String VECTORS = "jdk.incubator.vector";
    private static final ClassDesc VECTOR = ClassDesc.of(VECTORS, "Vector");
    private static final ClassDesc SPECIES = ClassDesc.of(VECTORS, "VectorSpecies");
    private static final ClassDesc MASK = ClassDesc.of(VECTORS, "VectorMask");
    private static final ClassDesc KERNEL = ClassDesc.of(Kernel.class.getName());
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(
            ConstantDescs.CD_void,
            ConstantDescs.CD_Object,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_Object,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_Object,
            ConstantDescs.CD_Object,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_boolean);

    private static final int GROUP = 2;

    private final KernelForm form;
    private final CodeBuilder code;
    private final TypeKind element;
    private final ClassDesc vector;
    private final ClassDesc array;
    private final int a;
    private final int b;
    private final int packed;
    private final int c;
    private final int aAt;
    private final int aStride;
    private final int never;
    private final int bAt;
    private final int cAt;
    private final int mask;
    private final int step;
    private final int[] rows;
    private final int[] columns;
    private final int[][] sums;

    private KernelWriter(KernelForm form, CodeBuilder code) {
        this.form = form;
        this.code = code;
        boolean single = form.element() == Element.FLOAT;
        element = single ? TypeKind.FLOAT : TypeKind.DOUBLE;
        vector = ClassDesc.of(VECTORS, single ? "FloatVector" : "DoubleVector");
        array = (single ? ConstantDescs.CD_float : ConstantDescs.CD_double).arrayType();
        a = code.parameterSlot(0);
        aAt = code.parameterSlot(1);
        aStride = code.parameterSlot(2);
        b = code.parameterSlot(3);
        bAt = code.parameterSlot(4);
        packed = code.parameterSlot(6);
        c = code.parameterSlot(7);
        cAt = code.parameterSlot(8);
        mask = code.allocateLocal(TypeKind.REFERENCE);
        step = code.allocateLocal(TypeKind.INT);
        rows = locals(TypeKind.INT, form.rows());
        never = code.allocateLocal(TypeKind.INT);
        columns = locals(TypeKind.REFERENCE, form.vectors());
        sums = new int[form.rows()][];
        for (int row = 0; row < form.rows(); row++) {
            sums[row] = locals(TypeKind.REFERENCE, form.vectors());
        }
    }

    /// A kernel of the form.
    static Kernel write(KernelForm form) {
        byte[] bytes = ClassFile.of()
                .build(
                        ClassDesc.of(KernelWriter.class.getPackageName(), "WrittenKernel"),
                        type -> type.withSuperclass(KERNEL)
                                .withFlags(ClassFile.ACC_FINAL)
                                .withMethodBody(
                                        ConstantDescs.INIT_NAME,
                                        NOTHING,
                                        0,
                                        code -> code.aload(0)
                                                .invokespecial(KERNEL, ConstantDescs.INIT_NAME, NOTHING)
                                                .return_())
                                .withMethodBody("run", RUN, 0, code -> new KernelWriter(form, code).body()));
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return (Kernel) hidden.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a written kernel can't be loaded", e);
        }
    }

    private void body() {
        cast(a);
        cast(b);
        cast(c);
        if (form.right() == Right.COPIED) {
            cast(packed);
        }
        if (form.masked()) {
            species();
            code.iconst_0()
                    .iload(code.parameterSlot(11))
                    .invokeinterface(
                            SPECIES,
                            "indexInRange",
                            MethodTypeDesc.of(MASK, ConstantDescs.CD_int, ConstantDescs.CD_int))
                    .astore(mask);
        }
        for (int row = 0; row < form.rows(); row++) {
            for (int sum : sums[row]) {
                species();
                code.invokestatic(vector, "zero", MethodTypeDesc.of(vector, SPECIES))
                        .astore(sum);
            }
        }
        rowStarts();
        loop();
        Label replaces = code.newLabel();
        code.iload(code.parameterSlot(12)).ifeq(replaces);
        store(true);
        code.return_().labelBinding(replaces);
        store(false);
        code.return_();
    }

    private void rowStarts() {
        for (int row = 0; row < form.rows(); row++) {
            code.iload(aAt).loadConstant(row);
            if (form.left() == Left.ROWS) {
                code.iload(aStride).imul();
            }
            code.iadd().istore(rows[row]);
        }
        code.iload(code.parameterSlot(10)).iconst_m1().ixor().istore(never);
    }

    private void loop() {
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(step).labelBinding(next);
        code.iload(step).iload(code.parameterSlot(10)).if_icmpge(end);
        for (int j = 0; j < form.vectors(); j++) {
            loadColumns(j);
        }
        for (int row = 0; row < form.rows(); row++) {
            multiplyRow(row);
            if (row % GROUP == GROUP - 1 && row < form.rows() - 1 && form.left() != Left.COLUMNS) {
                code.iload(step).iload(never).loadConstant(row).isub().if_icmpeq(end);
            }
        }
        if (form.left() == Left.COLUMNS) {
            for (int row : rows) {
                advance(row, aStride);
            }
        }
        if (form.right() != Right.PACKED) {
            advance(bAt, code.parameterSlot(5));
        }
        code.iinc(step, 1).goto_(next).labelBinding(end);
    }

    private void loadColumns(int j) {
        boolean masks = masks(j) && form.right() != Right.PACKED;
        species();
        code.aload(b).iload(bAt);
        if (form.right() == Right.PACKED) {
            code.iload(step).loadConstant(form.width()).imul().iadd();
        }
        code.loadConstant(j * form.lanes()).iadd();
        load(masks);
        code.astore(columns[j]);
        if (form.right() == Right.COPIED) {
            code.aload(columns[j])
                    .aload(packed)
                    .iload(step)
                    .loadConstant(form.width())
                    .imul()
                    .loadConstant(j * form.lanes())
                    .iadd();
            save(false);
        }
    }

    private void multiplyRow(int row) {
        species();
        code.aload(a);
        code.iload(rows[row]);
        if (form.left() != Left.COLUMNS) {
            code.iload(step)
                    .loadConstant(form.left() == Left.ROWS ? 1 : form.rows())
                    .imul()
                    .iadd();
        }
        code.arrayLoad(element);
        code.invokestatic(vector, "broadcast", MethodTypeDesc.of(vector, SPECIES, primitive()));
        for (int j = 1; j < form.vectors(); j++) {
            code.dup();
        }
        for (int j = 0; j < form.vectors(); j++) {
            code.aload(columns[j])
                    .aload(sums[row][j])
                    .invokevirtual(vector, "fma", MethodTypeDesc.of(vector, VECTOR, VECTOR))
                    .astore(sums[row][j]);
        }
    }

    private void store(boolean adds) {
        for (int row = 0; row < form.rows(); row++) {
            for (int j = 0; j < form.vectors(); j++) {
                code.aload(sums[row][j]);
                if (adds) {
                    species();
                    code.aload(c);
                    cell(row, j);
                    load(masks(j));
                    code.invokevirtual(vector, "add", MethodTypeDesc.of(vector, VECTOR));
                }
                code.aload(c);
                cell(row, j);
                save(masks(j));
            }
        }
    }

    private void cell(int row, int j) {
        code.iload(cAt)
                .loadConstant(row)
                .iload(code.parameterSlot(9))
                .imul()
                .iadd()
                .loadConstant(j * form.lanes())
                .iadd();
    }

    private void load(boolean masks) {
        if (masks) {
            code.aload(mask)
                    .invokestatic(
                            vector, "fromArray", MethodTypeDesc.of(vector, SPECIES, array, ConstantDescs.CD_int, MASK));
        } else {
            code.invokestatic(vector, "fromArray", MethodTypeDesc.of(vector, SPECIES, array, ConstantDescs.CD_int));
        }
    }

    private void save(boolean masks) {
        if (masks) {
            code.aload(mask)
                    .invokevirtual(
                            vector,
                            "intoArray",
                            MethodTypeDesc.of(ConstantDescs.CD_void, array, ConstantDescs.CD_int, MASK));
        } else {
            code.invokevirtual(
                    vector, "intoArray", MethodTypeDesc.of(ConstantDescs.CD_void, array, ConstantDescs.CD_int));
        }
    }

    private boolean masks(int j) {
        return form.masked() && j == form.vectors() - 1;
    }

    private void species() {
        code.getstatic(vector, "SPECIES_" + form.bits(), SPECIES);
    }

    private ClassDesc primitive() {
        return array.componentType();
    }

    private void cast(int local) {
        code.aload(local).checkcast(array).astore(local);
    }

    private void advance(int at, int stride) {
        code.iload(at).iload(stride).iadd().istore(at);
    }

    private int[] locals(TypeKind kind, int count) {
        int[] locals = new int[count];
        for (int i = 0; i < count; i++) {
            locals[i] = code.allocateLocal(kind);
        }
        return locals;
    }
}
