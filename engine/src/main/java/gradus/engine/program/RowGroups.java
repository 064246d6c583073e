package gradus.engine.program;

import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Place;
import gradus.engine.program.RowGroup.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Finds steps that can be done [block of rows by block][RowGroup]: neighbours in the program that compute each row
/// from the same row of what they read. Tensors share memory, so rows may only lie where other rows lay of the same
/// number and length. What is found depends on the lengths alone.
public final class RowGroups {

    /// What a group takes at least: less stays in the caches anyway.
    private static final long LEAST_BYTES = 256 << 10;

    /// What a block takes at most, unless it is one row.
    private static final int BLOCK_BYTES = 64 << 10;

    /// What a row of all tensors takes at most: a block of few rows is too little work for a call.
    private static final int MOST_ROW_BYTES = 16 << 10;

    private static final int MOST_BLOCKS = 256;

    /// Each step is held against all before it in its group.
    private static final int MOST_STEPS = 32;

    private final Function<Operand, Place> places;
    private final Map<String, Integer> lengths;
    private final int bytes;
    private final List<RowGroup> groups = new ArrayList<>();
    private final List<Member> open = new ArrayList<>();
    private final List<Access> accesses = new ArrayList<>();
    private int rows;

    /// What a step reads or writes.
    ///
    /// @param row the elements of a row; of all, where it is not cut
    private record Access(Place place, int row, boolean isCut, boolean isWritten) {

        /// Whether blocks of rows may be done before all of the other is.
        boolean agrees(Access other) {
            boolean isApart = place.isWide() != other.place.isWide()
                    || place.at() + place.count() <= other.place.at()
                    || other.place.at() + other.place.count() <= place.at();
            boolean isSame = isCut && other.isCut && place.at() == other.place.at() && row == other.row;
            return isApart || isSame || !(isWritten || other.isWritten);
        }
    }

    private RowGroups(Function<Operand, Place> places, Map<String, Integer> lengths, int bytes) {
        this.places = places;
        this.lengths = lengths;
        this.bytes = bytes;
    }

    /// The groups of a program, in its order; most are of one step. Reshapes, for which there is nothing to do, are
    /// left out.
    ///
    /// @param memory planned for the program and the lengths
    public static List<RowGroup> of(Program program, MemoryPlan memory, Map<String, Integer> lengths) {
        return of(program, memory::place, lengths);
    }

    static List<RowGroup> of(Program program, Function<Operand, Place> places, Map<String, Integer> lengths) {
        RowGroups all = new RowGroups(places, lengths, program.real().bytes());
        Map<Step, AlikeFormulas.Group> alike = new HashMap<>();
        AlikeFormulas.of(program, lengths).stream()
                .filter(group -> SideBySide.of(group, places).isPresent())
                .forEach(group -> group.steps().forEach(step -> alike.put(step, group)));
        for (Step step : program.steps()) {
            AlikeFormulas.Group group = alike.get(step);
            if (group != null && step.equals(group.steps().getFirst())) {
                all.addTogether(group);
            } else if (group == null && !(step.instruction() instanceof Instruction.Reshape)) {
                all.add(step);
            }
        }
        all.close();
        return List.copyOf(all.groups);
    }

    private void addTogether(AlikeFormulas.Group group) {
        close();
        List<Member> members =
                group.steps().stream().map(step -> new Member(step, Set.of())).toList();
        groups.add(new RowGroup(members, 1, 1));
    }

    private void add(Step step) {
        int[] output = lengths(step.output());
        Set<Operand> cut = cut(step, output);
        List<Access> own = cut.isEmpty() ? List.of() : accesses(step, cut, output[0]);
        if (cut.isEmpty() || !agree(own, own)) {
            close();
            groups.add(alone(step));
            return;
        }
        boolean fits = rows == output[0]
                && open.size() < MOST_STEPS
                && rowBytes(own) <= MOST_ROW_BYTES
                && agree(accesses, own);
        if (!fits) {
            close();
        }
        rows = output[0];
        open.add(new Member(step, cut));
        accesses.addAll(own);
    }

    private static RowGroup alone(Step step) {
        return new RowGroup(List.of(new Member(step, Set.of())), 1, 1);
    }

    /// The operands that are cut, if each row of the output needs the same row of them; none if it needs more.
    private Set<Operand> cut(Step step, int[] output) {
        boolean isByRow = switch (step.instruction()) {
            case Instruction.Pointwise _, Instruction.Chain _ -> output.length > 0 && output[0] > 1;
            case Instruction.Reduce(var _, var axes) -> !axes.contains(0) && output.length > 0 && output[0] > 1;
            default -> false;
        };
        Set<Operand> cut = new HashSet<>();
        if (isByRow) {
            cut.addAll(step.outputs());
            step.inputs().stream()
                    .filter(input -> {
                        int[] own = lengths(input);
                        return own.length == output.length && own[0] == output[0];
                    })
                    .forEach(cut::add);
        }
        return cut;
    }

    private List<Access> accesses(Step step, Set<Operand> cut, int count) {
        List<Access> all = new ArrayList<>();
        step.inputs().forEach(input -> all.add(access(input, cut.contains(input), false, count)));
        step.outputs().forEach(output -> all.add(access(output, true, true, count)));
        return all;
    }

    private Access access(Operand operand, boolean isCut, boolean isWritten, int count) {
        Place place = places.apply(operand);
        return new Access(place, isCut ? place.count() / count : place.count(), isCut, isWritten);
    }

    private static boolean agree(List<Access> before, List<Access> after) {
        return before.stream().allMatch(one -> after.stream().allMatch(one::agrees));
    }

    /// The bytes of a row of everything that is cut, with what some step more would add.
    private int rowBytes(List<Access> more) {
        Set<Integer> seen = new HashSet<>();
        int sum = 0;
        for (List<Access> part : List.of(accesses, more)) {
            for (Access access : part) {
                if (access.isCut() && seen.add(access.place().at())) {
                    sum += access.row() * bytes;
                }
            }
        }
        return sum;
    }

    private void close() {
        int row = rowBytes(List.of());
        boolean isWorthIt = open.size() > 1
                && (long) row * rows >= LEAST_BYTES
                && row <= MOST_ROW_BYTES
                && accesses.stream().anyMatch(this::isReadAgain);
        if (isWorthIt) {
            int blocks = Math.clamp(Math.ceilDiv((long) row * rows, BLOCK_BYTES), 1, Math.min(rows, MOST_BLOCKS));
            groups.add(new RowGroup(open, rows, blocks));
        } else {
            open.forEach(member -> groups.add(alone(member.step())));
        }
        open.clear();
        accesses.clear();
    }

    private boolean isReadAgain(Access written) {
        return written.isWritten()
                && accesses.stream()
                        .anyMatch(read -> !read.isWritten()
                                && read.place().at() == written.place().at());
    }

    private int[] lengths(Operand operand) {
        return operand.shape().resolve(lengths).lengths();
    }
}
