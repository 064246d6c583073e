package gradus.engine.device.simd;

import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A scan: the steps of its body run once for every element of its sequences, over memory of their own.
final class ScanStep implements PlanStep {

    /// Numbers that move between a tensor and the body; for a sequence, those of one step.
    ///
    /// @param slide how much farther they are outside for each next element of the sequences
    private record Move(Place outside, Place inside, int slide) {

        Move(Place outside, Place inside) {
            this(outside, inside, 0);
        }
    }

    private final Arena arena;
    private final List<PlanStep> body;
    private final List<Sliding> sliding;
    private final List<Move> captured = new ArrayList<>();
    private final List<Move> first = new ArrayList<>();
    private final List<Move> parts = new ArrayList<>();
    private final List<Move> keptBefore = new ArrayList<>();
    private final List<Move> kept = new ArrayList<>();
    private final List<Move> next = new ArrayList<>();
    private final List<Move> last = new ArrayList<>();
    private final int length;
    private final boolean isReverse;

    ScanStep(Step step, Instruction.Scan scan, Planner planner) {
        this.arena = planner.arena();
        this.isReverse = scan.reverse();
        Body inner = scan.body();
        Planner copied = planner.inside(step);
        Slides slides = Slides.of(step, inner, planner, copied);
        Planner inside = copied.with(slides);
        int states = inner.states().size();
        int sequences = inner.sequences().size();
        for (int i = 0; i < step.inputs().size(); i++) {
            Place outside = planner.place(step.inputs().get(i));
            if (i < states) {
                first.add(new Move(outside, inside.place(inner.states().get(i))));
            } else if (i < states + sequences) {
                add(parts, outside, inner.sequences().get(i - states), inside);
            } else {
                add(captured, outside, inner.captured().get(i - states - sequences), inside);
            }
        }
        length = planner.lengths(step.inputs().get(states))[0];
        boolean isCrossed = isCrossed(inside, inner);
        for (int i = 0; i < states; i++) {
            Place state = inside.place(inner.states().get(i));
            Place from = inside.place(inner.next().get(i));
            int slide = inside.slide(inner.next().get(i));
            if (from.equals(state)) {
                continue;
            }
            if (isCrossed) {
                Place between = inside.spare(i);
                next.add(new Move(from, between, slide));
                last.add(new Move(between, state));
            } else {
                next.add(new Move(from, state, slide));
            }
        }
        next.addAll(last);
        last.clear();
        for (int i = 0; i < states; i++) {
            last.add(new Move(
                    planner.place(step.outputs().get(i)),
                    inside.place(inner.states().get(i))));
        }
        for (int i = 0; i < inner.stacked().size(); i++) {
            add(
                    inner.states().contains(inner.stacked().get(i)) ? keptBefore : kept,
                    planner.place(step.outputs().get(states + i)),
                    inner.stacked().get(i),
                    inside);
        }
        body = inside.plan(inner.steps());
        sliding = body.stream()
                .filter(Sliding.class::isInstance)
                .map(Sliding.class::cast)
                .toList();
    }

    /// Numbers that must be copied: those of operands that don't lie outside anyway.
    private static void add(List<Move> moves, Place outside, Operand operand, Planner inside) {
        if (!inside.slides().places().containsKey(operand)) {
            moves.add(new Move(outside, inside.place(operand)));
        }
    }

    /// Whether a state becomes what another state was: then all are read before one is written.
    private static boolean isCrossed(Planner inside, Body body) {
        List<Place> states = body.states().stream().map(inside::place).toList();
        List<Place> next = body.next().stream().map(inside::place).toList();
        return IntStream.range(0, next.size())
                .anyMatch(i -> states.contains(next.get(i)) && states.indexOf(next.get(i)) != i);
    }

    @Override
    public boolean hasVectors() {
        return true;
    }

    @Override
    public void run(int all) {
        move(captured, 0);
        move(first, 0);
        for (int i = 0; i < length; i++) {
            int at = isReverse ? length - 1 - i : i;
            for (int j = 0; j < sliding.size(); j++) {
                sliding.get(j).slideTo(at);
            }
            for (int j = 0; j < parts.size(); j++) {
                Move part = parts.get(j);
                int count = part.inside().count();
                arena.copy(
                        part.outside(),
                        part.outside().at() + at * count,
                        part.inside(),
                        part.inside().at(),
                        count);
            }
            keep(keptBefore, at);
            for (int j = 0; j < body.size(); j++) {
                body.get(j).run();
            }
            keep(kept, at);
            move(next, at);
        }
        for (int i = 0; i < last.size(); i++) {
            arena.copy(last.get(i).inside(), last.get(i).outside());
        }
    }

    private void keep(List<Move> moves, int at) {
        for (int j = 0; j < moves.size(); j++) {
            Move part = moves.get(j);
            int count = part.inside().count();
            arena.copy(
                    part.inside(),
                    part.inside().at(),
                    part.outside(),
                    part.outside().at() + at * count,
                    count);
        }
    }

    private void move(List<Move> moves, int index) {
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            Place outside = move.outside();
            Place inside = move.inside();
            arena.copy(outside, outside.at() + index * move.slide(), inside, inside.at(), outside.count());
        }
    }
}
