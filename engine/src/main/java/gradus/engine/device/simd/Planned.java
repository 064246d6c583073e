package gradus.engine.device.simd;

import gradus.engine.program.Cost;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.Program;
import gradus.engine.program.RowGroup;
import gradus.engine.program.RowGroups;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A program with its lengths, its memory and a kernel for each of its steps. Kernels may be exchanged for faster ones
/// while it is used.
final class Planned {

    /// A plan with more bytes is not warmed up aside: it would need its memory twice, and its loops are so long that
    /// the compiler gets to them in the first run.
    private static final int MOST_ASIDE = 64 << 20;

    /// Likewise one with more multiplications: a single run of its plain loops takes most of a second.
    private static final int MOST_WORK_ASIDE = 1 << 28;

    private final Arena arena;
    private final MemoryPlan memory;
    private final Crew crew;
    private final AtomicReferenceArray<PlanStep> steps;
    private final List<MemoryPlan.Copy> copies;
    private final List<RowGroup> groups;

    private Planned(Arena arena, MemoryPlan memory, List<RowGroup> groups, List<PlanStep> steps, Crew crew) {
        this.groups = groups;
        this.arena = arena;
        this.crew = crew;
        this.memory = memory;
        this.steps = new AtomicReferenceArray<>(steps.toArray(PlanStep[]::new));
        this.copies = memory.copies();
    }

    /// @param memory planned for the program and the lengths
    static Planned of(Program program, MemoryPlan memory, Map<String, Integer> lengths, SimdDevice device) {
        Arena arena = Arena.of(program.real(), memory, lengths);
        program.constants().forEach((operand, tensor) -> arena.write(memory.place(operand), tensor));
        long work = program.steps().stream()
                .mapToLong(step -> Cost.multiplyAdds(step, lengths))
                .sum();
        boolean isAside = memory.bytes() <= MOST_ASIDE && work <= MOST_WORK_ASIDE;
        Kernels kernels = isAside ? device.first() : device.firstOfLong();
        Planner planner = new Planner(arena, memory, 0, 0, kernels, device.other(), Planner.Rows.ALL, Slides.NONE);
        List<RowGroup> groups = RowGroups.of(program, memory, lengths);
        Planned planned = new Planned(arena, memory, groups, plan(groups, planner), device.crew());
        if (!groups.isEmpty() && isAside) {
            device.warm(() -> planned.aside(planner));
        } else if (!isAside) {
            device.translate(planned.inPlace(planner));
        }
        return planned;
    }

    private static List<PlanStep> plan(List<RowGroup> groups, Planner planner) {
        return groups.stream().map(planner::plan).toList();
    }

    /// What is done in one go, in order.
    List<RowGroup> groups() {
        return groups;
    }

    Arena arena() {
        return arena;
    }

    MemoryPlan memory() {
        return memory;
    }

    void run() {
        for (int i = 0; i < steps.length(); i++) {
            crew.run(steps.getPlain(i));
        }
        for (int i = 0; i < copies.size(); i++) {
            arena.copy(copies.get(i).from(), copies.get(i).to());
        }
    }

    /// Runs so many times.
    ///
    /// @return the mean time of each step of the [groups][#groups()] in nanoseconds, without that of the clock;
    ///     that of formulas that are done together is shared out by their elements
    double[] times(int runs) {
        int members = groups.stream().mapToInt(group -> group.members().size()).sum();
        long[] sums = new long[members];
        long clock = Long.MAX_VALUE;
        for (int run = 0; run < runs; run++) {
            int member = 0;
            for (int i = 0; i < steps.length(); i++) {
                PlanStep step = steps.getPlain(i);
                if (step instanceof RowBlocks blocks) {
                    blocks.time(sums, member);
                } else {
                    long begin = System.nanoTime();
                    crew.run(step);
                    sums[member] += System.nanoTime() - begin;
                }
                member += groups.get(i).members().size();
            }
            copies.forEach(copy -> arena.copy(copy.from(), copy.to()));
            long begin = System.nanoTime();
            clock = Math.min(clock, System.nanoTime() - begin);
        }
        double[] means = new double[members];
        int member = 0;
        for (RowGroup group : groups) {
            int first = member;
            for (RowGroup.Member each : group.members()) {
                long sum = group.isTogether() ? sums[first] : sums[member];
                double mean = Math.max(0, (double) sum / runs - (double) clock * group.blocks());
                means[member] = group.isTogether() ? mean * share(each, group) : mean;
                member++;
            }
        }
        return means;
    }

    /// The part of the elements of a group that a member has.
    private double share(RowGroup.Member member, RowGroup group) {
        double all = group.members().stream().mapToInt(this::count).sum();
        return count(member) / all;
    }

    private int count(RowGroup.Member member) {
        return memory.place(member.step().output()).count();
    }

    /// This plan, whose steps all move up at once. It is not kept from being forgotten.
    private WarmUp.InPlace inPlace(Planner planner) {
        WeakReference<Planned> used = new WeakReference<>(this);
        List<RowGroup> all = groups;
        return new WarmUp.InPlace() {
            @Override
            public List<PlanStep> steps(Kernels kernels) {
                return plan(all, planner.over(planner.arena(), kernels));
            }

            @Override
            public boolean isUsed() {
                return used.get() != null;
            }

            @Override
            public void moveUp(List<PlanStep> steps) {
                Planned plan = used.get();
                for (int i = 0; plan != null && i < steps.size(); i++) {
                    plan.steps.setRelease(i, steps.get(i));
                }
            }
        };
    }

    /// The same plan over memory of its own, with the constants that this one has. It does not keep this one from being
    /// forgotten.
    private WarmUp.Aside aside(Planner planner) {
        WeakReference<Planned> used = new WeakReference<>(this);
        List<RowGroup> all = groups;
        Arena here = arena;
        return new WarmUp.Aside() {
            private final Arena other = new Arena(
                    here.real(),
                    here.lengths(),
                    here.floats().clone(),
                    here.doubles().clone());

            @Override
            public List<PlanStep> plain() {
                return plan(all, planner.over(other, planner.kernels()));
            }

            @Override
            public PlanStep vectors(int step, Kernels kernels) {
                return planner.over(other, kernels).plan(all.get(step));
            }

            @Override
            public boolean isUsed() {
                return used.get() != null;
            }

            @Override
            public void moveUp(int step, Kernels kernels) {
                Planned plan = used.get();
                if (plan != null) {
                    plan.steps.setRelease(step, planner.over(here, kernels).plan(all.get(step)));
                }
            }
        };
    }
}
