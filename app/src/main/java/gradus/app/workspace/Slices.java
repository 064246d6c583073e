package gradus.app.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Long work in the background, a slice at a time, so that what a person asks for meanwhile comes in between. What is
/// wanted no longer is left.
final class Slices {
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(40);

    private Slices() {}

    /// Does pieces of work one after the other on the engine's thread.
    ///
    /// @param isWanted whether to go on; asked on the window's thread
    /// @param take gets the results of a slice and how many pieces are left, on the window's thread
    static <P, R> void run(
            Workplace place,
            List<P> pieces,
            Function<P, List<R>> work,
            BooleanSupplier isWanted,
            BiConsumer<List<R>, Integer> take) {
        place.engine().execute(() -> {
            long end = System.nanoTime() + SLICE;
            List<R> results = new ArrayList<>();
            int done = 0;
            while (done < pieces.size() && (done == 0 || System.nanoTime() < end)) {
                P piece = pieces.get(done);
                // What can't be worked on is left out; the run itself says what is wrong with it.
                if (Outcome.of(() -> work.apply(piece)) instanceof Outcome.Done<List<R>>(List<R> found)) {
                    results.addAll(found);
                }
                done++;
            }
            List<P> left = List.copyOf(pieces.subList(done, pieces.size()));
            place.window().execute(() -> {
                if (isWanted.getAsBoolean()) {
                    take.accept(results, left.size());
                    if (!left.isEmpty()) {
                        run(place, left, work, isWanted, take);
                    }
                }
            });
        });
    }
}
