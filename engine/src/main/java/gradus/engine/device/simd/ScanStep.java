package gradus.engine.device.simd;

import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Place;
import java.util.ArrayList;
import java.util.List;

/// A scan: the steps of its body run once for every element of its sequences, over memory of their own.
final class ScanStep implements PlanStep {

    /// Numbers that move between a tensor and the body; for a sequence, those of one step.
    private record Move(Place outside, Place inside) {}

    private final Arena arena;
    private final List<PlanStep> body;
    private final List<Move> captured = new ArrayList<>();
    private final List<Move> first = new ArrayList<>();
    private final List<Move> parts = new ArrayList<>();
    private final List<Move> kept = new ArrayList<>();
    private final List<Move> next = new ArrayList<>();
    private final List<Move> last = new ArrayList<>();
    private final int length;
    private final boolean isReverse;

    ScanStep(Step step, Instruction.Scan scan, Planner planner) {
        this.arena = planner.arena();
        this.isReverse = scan.reverse();
        Body inner = scan.body();
        Planner inside = planner.inside(step);
        int states = inner.states().size();
        int sequences = inner.sequences().size();
        for (int i = 0; i < step.inputs().size(); i++) {
            Place outside = planner.place(step.inputs().get(i));
            if (i < states) {
                first.add(new Move(outside, inside.place(inner.states().get(i))));
            } else if (i < states + sequences) {
                parts.add(new Move(outside, inside.place(inner.sequences().get(i - states))));
            } else {
                captured.add(new Move(outside, inside.place(inner.captured().get(i - states - sequences))));
            }
        }
        length = planner.lengths(step.inputs().get(states))[0];
        boolean isCrossed = inner.next().stream().anyMatch(place -> isState(inside, inner, place));
        for (int i = 0; i < states; i++) {
            Place state = inside.place(inner.states().get(i));
            Place from = inside.place(inner.next().get(i));
            if (isCrossed) {
                Place between = inside.spare(i);
                next.add(new Move(from, between));
                last.add(new Move(between, state));
            } else {
                next.add(new Move(from, state));
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
            kept.add(new Move(
                    planner.place(step.outputs().get(states + i)),
                    inside.place(inner.stacked().get(i))));
        }
        body = inside.plan(inner.steps());
    }

    /// Whether a state becomes what another state was: then all are read before one is written.
    private static boolean isState(Planner inside, Body body, Operand next) {
        return body.states().stream().anyMatch(state -> inside.place(state).equals(inside.place(next)));
    }

    @Override
    public boolean hasVectors() {
        return true;
    }

    @Override
    public void run(int all) {
        move(captured);
        move(first);
        for (int i = 0; i < length; i++) {
            int at = isReverse ? length - 1 - i : i;
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
            for (int j = 0; j < body.size(); j++) {
                body.get(j).run();
            }
            for (int j = 0; j < kept.size(); j++) {
                Move part = kept.get(j);
                int count = part.inside().count();
                arena.copy(
                        part.inside(),
                        part.inside().at(),
                        part.outside(),
                        part.outside().at() + at * count,
                        count);
            }
            move(next);
        }
        for (int i = 0; i < last.size(); i++) {
            arena.copy(last.get(i).inside(), last.get(i).outside());
        }
    }

    private void move(List<Move> moves) {
        for (int i = 0; i < moves.size(); i++) {
            arena.copy(moves.get(i).outside(), moves.get(i).inside());
        }
    }
}
