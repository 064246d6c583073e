package gradus.engine.device.simd;

import gradus.engine.device.simd.LoopForm.Mode;
import gradus.engine.device.simd.LoopForm.Reading;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Place;
import java.util.ArrayList;
import java.util.List;

/// Formulas over elements: one loop over all of them, or one a row where inputs are repeated along rows.
final class ChainStep implements PlanStep, Sliding {

    /// Up to so many elements, repeated inputs are read through a table in one go.
    private static final int MOST_MAPPED = 4096;

    /// The elements of a part at least, where a step is shared by several.
    private static final int PART = 1 << 14;

    /// No processor's vectors hold more numbers.
    private static final int MOST_LANES = 64;

    private final Arena arena;
    private final Loop loop;
    private final Cursor[] cursors;
    private final int[][] maps;
    private final int row;
    private final int[] outer;
    private final int[][] steps;
    private final boolean hasVectors;
    /// How much farther each input and output is for each next element of a scan's sequences.
    private final int[] slides;
    private int index;

    /// Where a part of the elements is.
    ///
    /// @param at where each input, then each output is
    /// @param index of the row along the outer axes, counted from the part's first
    /// @param from the first element of a row, or along the first outer axis
    /// @param to behind the last
    @SuppressWarnings("ArrayRecordComponent")
    private record Cursor(int[] at, int[] index, int from, int to) {}

    private ChainStep(
            Arena arena,
            Loop loop,
            boolean hasVectors,
            int[] at,
            int[] slides,
            int[][] maps,
            int row,
            int[] outer,
            int[][] steps) {
        this.arena = arena;
        this.slides = slides;
        this.loop = loop;
        this.hasVectors = hasVectors;
        this.maps = maps;
        this.row = row;
        this.outer = outer;
        this.steps = steps;
        int length = outer.length == 0 ? row : outer[0];
        int grain = outer.length == 0 ? MOST_LANES : 1;
        int blocks = Math.ceilDiv(length, grain);
        int parts = Parts.count((long) row * Layout.count(outer), PART, blocks);
        cursors = new Cursor[parts];
        for (int part = 0; part < parts; part++) {
            int from = Parts.bound(blocks, part, parts) * grain;
            int to = Math.min(length, Parts.bound(blocks, part + 1, parts) * grain);
            int[] start = at.clone();
            if (outer.length > 0) {
                move(start, 0, from);
            }
            cursors[part] = new Cursor(start, new int[outer.length], from, to);
        }
    }

    /// A step of some parts.
    ///
    /// @param parts without lengths known by name
    static PlanStep of(List<Part> parts, List<Integer> kept, Step step, Planner planner) {
        List<int[]> inputLengths = new ArrayList<>();
        for (Operand input : step.inputs()) {
            inputLengths.add(planner.lengths(input));
        }
        Extents extents = Extents.of(planner.lengths(step.output()), inputLengths);
        int count = extents.count();
        boolean isMapped = extents.lengths().length > 1 && count <= MOST_MAPPED;
        int inputs = step.inputs().size();
        int outputs = kept.size();
        int[] at = new int[inputs + outputs];
        int[] slides = new int[inputs + outputs];
        int[][] maps = new int[inputs][0];
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            Place place = planner.place(step.inputs().get(i));
            at[i] = place.at();
            slides[i] = planner.slide(step.inputs().get(i));
            Mode mode = extents.isOne(i)
                    ? Mode.ONE
                    : !isMapped ? extents.rowMode(i) : extents.isEach(i) ? Mode.EACH : Mode.MAPPED;
            if (mode == Mode.MAPPED) {
                maps[i] = extents.map(i, MOST_LANES);
            }
            readings.add(new Reading(mode, place.isWide()));
        }
        List<Boolean> wide = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            Place place = planner.place(step.outputs().get(i));
            at[inputs + i] = place.at();
            slides[inputs + i] = planner.slide(step.outputs().get(i));
            wide.add(place.isWide());
        }
        if (count == 0) {
            return part -> {};
        }
        LoopForm form = new LoopForm(parts, kept, readings, wide, planner.isSingle());
        Loop loop = planner.kernels().loops().of(form);
        boolean hasVectors = VectorFunctions.canDo(form);
        int axes = extents.lengths().length;
        if (isMapped || axes == 1) {
            return new ChainStep(planner.arena(), loop, hasVectors, at, slides, maps, count, new int[0], new int[0][]);
        }
        int[] outer = java.util.Arrays.copyOf(extents.lengths(), axes - 1);
        int[][] steps = new int[axes - 1][inputs + outputs];
        int stride = extents.lengths()[axes - 1];
        for (int axis = axes - 2; axis >= 0; axis--) {
            for (int i = 0; i < inputs; i++) {
                steps[axis][i] = extents.strides()[i][axis];
            }
            java.util.Arrays.fill(steps[axis], inputs, inputs + outputs, stride);
            stride *= outer[axis];
        }
        return new ChainStep(
                planner.arena(), loop, hasVectors, at, slides, maps, extents.lengths()[axes - 1], outer, steps);
    }

    @Override
    public boolean hasVectors() {
        return hasVectors;
    }

    @Override
    public int parts() {
        return cursors.length;
    }

    @Override
    public void run(int part) {
        Cursor cursor = cursors[part];
        int[] at = cursor.at();
        if (outer.length == 0) {
            loop.run(arena.floats(), arena.doubles(), at, maps, cursor.from(), cursor.to());
            return;
        }
        int[] index = cursor.index();
        while (true) {
            loop.run(arena.floats(), arena.doubles(), at, maps, 0, row);
            int axis = outer.length - 1;
            while (axis >= 0) {
                int length = axis == 0 ? cursor.to() - cursor.from() : outer[axis];
                move(at, axis, 1);
                if (++index[axis] < length) {
                    break;
                }
                move(at, axis, -length);
                index[axis] = 0;
                axis--;
            }
            if (axis < 0) {
                return;
            }
        }
    }

    @Override
    public void slideTo(int other) {
        for (int part = 0; part < cursors.length; part++) {
            int[] at = cursors[part].at();
            for (int i = 0; i < at.length; i++) {
                at[i] += (other - index) * slides[i];
            }
        }
        index = other;
    }

    private void move(int[] at, int axis, int by) {
        int[] step = steps[axis];
        for (int i = 0; i < at.length; i++) {
            at[i] += step[i] * by;
        }
    }
}
