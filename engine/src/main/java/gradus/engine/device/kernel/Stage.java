package gradus.engine.device.kernel;

import java.util.List;

/// A part of what a plan does, one after the other.
public sealed interface Stage {

    /// A function that is called.
    ///
    /// @param at where in the table its lengths and places stand
    /// @param step how far they are from those of the next time, in a [Loop]
    /// @param items how many threads have something to do; of a group kernel how many groups there are
    /// @param groupSize the threads of a group where it must have so many, else 0
    record Call(KernelFunction function, int at, int step, int items, int groupSize) implements Stage {

        static Call of(String function, int at, int items) {
            return new Call(KernelFunction.of(function), at, 0, items, 0);
        }

        static Call ofGroups(String function, int at, int groups, int groupSize) {
            return new Call(KernelFunction.of(function), at, 0, groups, groupSize);
        }
    }

    /// Stages that are done again and again: the steps of a scan.
    record Loop(int times, List<Stage> body) implements Stage {
        public Loop {
            body = List.copyOf(body);
        }
    }
}
