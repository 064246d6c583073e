package gradus.engine.device.kernel;

import gradus.engine.device.kernel.Stage.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Puts calls of the same function together where their order doesn't matter, so that one launch does them: the update
/// of all weights.
final class Gathering {

    /// Calls are moved past so many others at most.
    private static final int FARTHEST = 64;

    private final KernelPlanner planner;
    private final List<List<Stage>> groups = new ArrayList<>();

    private Gathering(KernelPlanner planner) {
        this.planner = planner;
    }

    /// The same stages in fewer calls.
    static List<Stage> gathered(List<Stage> stages, KernelPlanner planner) {
        Gathering gathering = new Gathering(planner);
        stages.forEach(gathering::add);
        return gathering.groups.stream()
                .map(group -> group.size() == 1 ? group.getFirst() : gathering.one(group))
                .toList();
    }

    private void add(Stage stage) {
        if (stage instanceof Stage.Loop(int times, var body)) {
            groups.add(new ArrayList<>(List.of(new Stage.Loop(times, gathered(body, planner)))));
            return;
        }
        Call call = (Call) stage;
        boolean mayMove = true;
        for (int i = groups.size() - 1; i >= Math.max(0, groups.size() - FARTHEST); i--) {
            List<Stage> group = groups.get(i);
            if (canBeOne(call) && isSame(group, call) && meetsNone(call, group) && (mayMove || mayWait(i))) {
                groups.remove(i);
                group.add(call);
                groups.add(mayMove ? i : groups.size(), group);
                return;
            }
            mayMove &= meetsNone(call, group);
        }
        groups.add(new ArrayList<>(List.of(call)));
    }

    /// Whether there is, or can be, a kernel that makes several such calls.
    private boolean canBeOne(Call call) {
        return planner.limits().compiles() || call.function().name().equals(AllKernels.GATHERED);
    }

    private static boolean isSame(List<Stage> group, Call call) {
        return group.getFirst() instanceof Call first
                && first.function().equals(call.function())
                && !call.function().isGroup()
                && first.step() == 0
                && call.step() == 0;
    }

    private static boolean meetsNone(Call call, List<Stage> group) {
        return group.stream()
                .noneMatch(
                        stage -> !(stage instanceof Call other) || call.reach().meets(other.reach()));
    }

    /// Whether a group may come after all others.
    private boolean mayWait(int index) {
        return groups.get(index).stream()
                .allMatch(stage -> groups.subList(index + 1, groups.size()).stream()
                        .allMatch(group -> meetsNone((Call) stage, group)));
    }

    private Call one(List<Stage> group) {
        List<Call> calls = group.stream().map(stage -> (Call) stage).toList();
        KernelFunction function = calls.getFirst().function().gathered();
        int at = planner.table().add(calls.size());
        calls.forEach(call -> planner.table().add(call.at()));
        int most = Collections.max(calls.stream().map(Call::items).toList());
        List<Reach.Range> reads =
                calls.stream().flatMap(call -> call.reach().reads().stream()).toList();
        List<Reach.Range> writes =
                calls.stream().flatMap(call -> call.reach().writes().stream()).toList();
        return new Call(function, at, 0, most, 0, Stage.work(group), new Reach(reads, writes));
    }
}
