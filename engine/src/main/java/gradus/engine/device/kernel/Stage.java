package gradus.engine.device.kernel;

import java.util.List;
import java.util.Optional;

/// A part of what a plan does, one after the other.
public sealed interface Stage {

    /// A function that is called.
    ///
    /// @param at where in the table its lengths and places stand
    /// @param step how far they are from those of the next time, in a [Loop]
    /// @param items how many threads have something to do; of a group kernel how many groups there are
    /// @param groupSize the threads of a group where it must have so many, else 0
    /// @param work how many numbers are looked at, all in all
    /// @param reach what it reads and writes
    /// @param product what it computes, where that is a large matrix product
    record Call(
            KernelFunction function,
            int at,
            int step,
            int items,
            int groupSize,
            long work,
            Reach reach,
            Optional<MatrixProduct> product)
            implements Stage {

        Call(KernelFunction function, int at, int step, int items, int groupSize, long work, Reach reach) {
            this(function, at, step, items, groupSize, work, reach, Optional.empty());
        }

        /// The same where it is a matrix product.
        public Call computing(MatrixProduct known) {
            return new Call(function, at, step, items, groupSize, work, reach, Optional.of(known));
        }

        /// The same where a formula is computed of the product at once; its work counts too.
        Call ending(Epilogue epilogue) {
            return new Call(
                    epilogue.after(function.name()),
                    at,
                    step,
                    items,
                    groupSize,
                    work + epilogue.work(),
                    reach,
                    product);
        }

        /// The same with what it touches.
        Call reaching(Reach known) {
            return new Call(function, at, step, items, groupSize, work, known, product);
        }

        static Call of(String function, int at, int items, long work) {
            return new Call(KernelFunction.of(function), at, 0, items, 0, work, Reach.ALL);
        }

        static Call of(String function, int at, int items) {
            return of(function, at, items, items);
        }

        /// Of a kernel whose groups share memory.
        public static Call ofGroups(String function, int at, int groups, int groupSize, long work) {
            return new Call(KernelFunction.of(function), at, 0, groups, groupSize, work, Reach.ALL);
        }
    }

    /// Stages that are done again and again: the steps of a scan.
    record Loop(int times, List<Stage> body) implements Stage {
        public Loop {
            body = List.copyOf(body);
        }
    }

    /// How many numbers all calls look at.
    static long work(List<Stage> stages) {
        return stages.stream()
                .mapToLong(stage -> switch (stage) {
                    case Call call -> call.work();
                    case Loop(int times, var body) -> times * work(body);
                })
                .sum();
    }
}
