package gradus.engine.device.kernel;

import gradus.engine.device.kernel.Moves.Copy;
import gradus.engine.device.kernel.Stage.Call;
import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// A scan: the steps of its body, over memory of their own, for every element of its sequences.
final class Scans {

    private final Step step;
    private final Body body;
    private final boolean isReverse;
    private final KernelPlanner planner;
    private final KernelPlanner inside;
    private final int length;

    private Scans(Instruction.Scan scan, Step step, KernelPlanner planner) {
        this.step = step;
        this.body = scan.body();
        this.isReverse = scan.reverse();
        this.planner = planner;
        this.inside = planner.inside(step);
        this.length = planner.lengths(step.inputs().get(body.states().size()))[0];
    }

    /// The stages of a scan; one call of one group where its steps are small.
    static List<Stage> plan(Instruction.Scan scan, Step step, KernelPlanner planner) {
        if (planner.isJoined()) {
            return new Scans(scan, step, planner).plan();
        }
        return Joined.tried(planner, joined -> new Scans(scan, step, joined).plan())
                .map(stages -> List.<Stage>of(Joined.call(stages, planner)))
                .orElseGet(() -> new Scans(scan, step, planner).plan());
    }

    private List<Stage> plan() {
        int states = body.states().size();
        int sequences = body.sequences().size();
        List<Copy> first = new ArrayList<>();
        List<Copy> last = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            Operand state = body.states().get(i);
            first.add(copy(planner.at(step.inputs().get(i)), inside.at(state), state));
            last.add(copy(inside.at(state), planner.at(step.outputs().get(i)), state));
        }
        for (int i = 0; i < body.captured().size(); i++) {
            Operand captured = body.captured().get(i);
            first.add(copy(planner.at(step.inputs().get(states + sequences + i)), inside.at(captured), captured));
        }
        List<Stage> each = new ArrayList<>(repeated(this::parts));
        List<Operand> wanted = new ArrayList<>(body.next());
        wanted.addAll(body.stacked());
        each.addAll(inside.plan(body.steps(), wanted));
        List<Copy> next = new ArrayList<>();
        List<Copy> renewed = new ArrayList<>();
        boolean isCrossed = body.next().stream().anyMatch(this::isState);
        for (int i = 0; i < states; i++) {
            Operand state = body.states().get(i);
            int from = inside.at(body.next().get(i));
            if (isCrossed) {
                int spare = inside.at(inside.memory().spares().get(i));
                next.add(copy(from, spare, state));
                renewed.add(copy(spare, inside.at(state), state));
            } else {
                renewed.add(copy(from, inside.at(state), state));
            }
        }
        // What is kept of a step may be a state that the next step finds renewed.
        if (body.stacked().stream().anyMatch(this::isState)) {
            each.addAll(repeated(this::kept));
            each.addAll(Moves.copies(next, planner));
        } else {
            List<Copy> others = isCrossed ? next : renewed;
            each.addAll(repeated(time -> {
                List<Copy> both = new ArrayList<>(kept(time));
                both.addAll(others);
                return both;
            }));
            renewed = isCrossed ? renewed : List.of();
        }
        each.addAll(Moves.copies(renewed, planner));
        List<Stage> all = new ArrayList<>(Moves.copies(first, planner));
        all.add(new Stage.Loop(length, each));
        all.addAll(Moves.copies(last, planner));
        return all;
    }

    private Copy copy(int from, int to, Operand operand) {
        return new Copy(from, to, inside.count(operand));
    }

    /// Whether a tensor of the body lies where a state does.
    private boolean isState(Operand operand) {
        Place place = inside.memory().place(operand);
        return body.states().stream()
                .anyMatch(state -> inside.memory().place(state).equals(place));
    }

    private List<Copy> parts(int time) {
        List<Copy> parts = new ArrayList<>();
        for (int i = 0; i < body.sequences().size(); i++) {
            Operand part = body.sequences().get(i);
            int from = planner.at(step.inputs().get(body.states().size() + i));
            parts.add(copy(from + place(time) * inside.count(part), inside.at(part), part));
        }
        return parts;
    }

    private List<Copy> kept(int time) {
        List<Copy> kept = new ArrayList<>();
        for (int i = 0; i < body.stacked().size(); i++) {
            Operand part = body.stacked().get(i);
            int to = planner.at(step.outputs().get(body.states().size() + i));
            kept.add(copy(inside.at(part), to + place(time) * inside.count(part), part));
        }
        return kept;
    }

    private int place(int time) {
        return isReverse ? length - 1 - time : time;
    }

    /// Copies that are others every time.
    private List<Stage> repeated(IntFunction<List<Copy>> copies) {
        int most = length == 0
                ? 0
                : copies.apply(0).stream().mapToInt(Copy::count).max().orElse(0);
        if (most == 0) {
            return List.of();
        }
        int[] row = Moves.row(copies.apply(0));
        int at = planner.table().add(row);
        for (int time = 1; time < length; time++) {
            planner.table().add(Moves.row(copies.apply(time)));
        }
        Call call = Call.of("copies", at, most);
        return List.of(new Call(call.function(), at, row.length, most, 0, call.work(), Reach.ALL));
    }
}
