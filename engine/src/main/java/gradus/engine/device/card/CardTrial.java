package gradus.engine.device.card;

import gradus.engine.device.DeviceException;
import gradus.engine.device.Trial;
import gradus.engine.device.kernel.Tile;
import gradus.engine.device.kernel.TileSpeed;
import gradus.engine.graph.Message;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Tries out the cards of a library, in a process of its own that may die of it; see [TrialLines].
///
/// @param opening loads the library; empty when there is none
/// @param noLibrary what is told then
/// @param noDevice what is told when it has no card
public record CardTrial(Supplier<Optional<? extends CardLibrary>> opening, Message noLibrary, Message noDevice) {

    private static final long LEAST_MEMORY = 64 << 20;
    private static final long MEBIBYTE = 1 << 20;

    /// Tries cards out, writes how they did, and ends the process.
    ///
    /// @param arguments the first card to try, and the seconds after which nobody waits any more
    public void run(String... arguments) {
        endAfter(Duration.ofSeconds(Long.parseLong(arguments[1])));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(TrialLines.BEGIN);
        run(out, Integer.parseInt(arguments[0]));
        // Some drivers hang or die when they are unloaded in the usual way.
        Runtime.getRuntime().halt(0);
    }

    /// Ends this process, should a driver hang and the one that waits for it be gone.
    private static void endAfter(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        Thread.ofPlatform().daemon().start(() -> {
            for (long left = limit.toNanos(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Runtime.getRuntime().halt(1);
        });
    }

    private void run(PrintStream out, int first) {
        try {
            opening.get()
                    .ifPresentOrElse(
                            library -> run(out, library, library.devices(), first),
                            () -> out.println(TrialLines.absent(noLibrary)));
        } catch (DeviceException failure) {
            out.println(TrialLines.absent(failure.reason()));
        }
        out.println(TrialLines.END);
    }

    private void run(PrintStream out, CardLibrary library, List<CardFacts> cards, int first) {
        if (cards.isEmpty()) {
            out.println(TrialLines.absent(noDevice));
        }
        cards.stream().skip(first).forEach(card -> {
            out.println(TrialLines.device(card));
            out.println(TrialLines.trial(trial(library, card)));
        });
    }

    /// How fast each kind of tile is, which is measured where it isn't known and no library multiplies.
    private static List<TileSpeed> tiles(SelfCheck check, CardQueue queue, KeptTiles kept) {
        List<TileSpeed> known = kept.of(queue.facts());
        if (queue.hasProducts() || !known.isEmpty()) {
            return known;
        }
        List<Tile> tiles = Tile.MATRICES.stream()
                .filter(queue.limits(false, List.of())::fits)
                .filter(check::isRight)
                .toList();
        List<TileSpeed> measured = TileTrial.of(tiles, queue);
        kept.keep(queue.facts(), measured);
        return measured;
    }

    private static Trial trial(CardLibrary library, CardFacts card) {
        Optional<Message> refusal = library.refusal(card);
        if (refusal.isPresent()) {
            return new Trial.Refused(refusal.get());
        }
        if (card.memory() < LEAST_MEMORY) {
            return new Trial.Refused(
                    Message.of("device.trial.little-memory", card.memory() / MEBIBYTE, LEAST_MEMORY / MEBIBYTE));
        }
        try (CardQueue queue = library.open(card)) {
            SelfCheck check = new SelfCheck(queue);
            Optional<Message> fault = check.fault();
            if (fault.isPresent()) {
                return new Trial.Refused(fault.get());
            }
            return new Trial.Passed(SpeedTest.of(queue, tiles(check, queue, KeptTiles.here())));
        } catch (DeviceException failure) {
            return new Trial.Refused(failure.reason());
        }
    }
}
