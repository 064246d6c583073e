package gradus.engine.device.opencl;

import gradus.engine.device.DeviceException;
import gradus.engine.device.Trial;
import gradus.engine.graph.Message;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Tries out the OpenCL devices of this computer, in a process of its own that may die of it; see [TrialLines].
final class OpenClTrial {

    private static final long LEAST_MEMORY = 64 << 20;
    private static final long MEBIBYTE = 1 << 20;

    private final PrintStream out;

    private OpenClTrial(PrintStream out) {
        this.out = out;
    }

    /// Tries devices out and writes how they did.
    ///
    /// @param arguments the first device to try, and the seconds after which nobody waits any more
    public static void main(String[] arguments) {
        endAfter(Duration.ofSeconds(Long.parseLong(arguments[1])));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(TrialLines.BEGIN);
        new OpenClTrial(out).run(Integer.parseInt(arguments[0]));
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

    private void run(int first) {
        try {
            Optional<OpenClLibrary> library = OpenClLibrary.open();
            if (library.isEmpty()) {
                out.println(TrialLines.absent(Message.of("device.opencl.no-library")));
            } else {
                run(library.get(), library.get().devices(), first);
            }
        } catch (DeviceException failure) {
            out.println(TrialLines.absent(failure.reason()));
        }
        out.println(TrialLines.END);
    }

    private void run(OpenClLibrary library, List<OpenClFacts> devices, int first) {
        if (devices.isEmpty()) {
            out.println(TrialLines.absent(Message.of("device.opencl.no-device")));
        }
        devices.stream().skip(first).forEach(device -> {
            out.println(TrialLines.device(device));
            out.println(TrialLines.trial(trial(library, device)));
        });
    }

    private static Trial trial(OpenClLibrary library, OpenClFacts device) {
        if (!device.hasCompiler()) {
            return new Trial.Refused(Message.of("device.opencl.no-compiler"));
        }
        if (device.memory() < LEAST_MEMORY) {
            return new Trial.Refused(
                    Message.of("device.opencl.little-memory", device.memory() / MEBIBYTE, LEAST_MEMORY / MEBIBYTE));
        }
        try (ClQueue queue = ClQueue.open(library, device)) {
            Optional<Message> fault = new SelfCheck(queue).fault();
            return fault.isPresent() ? new Trial.Refused(fault.get()) : new Trial.Passed(SpeedTest.of(queue));
        } catch (DeviceException failure) {
            return new Trial.Refused(failure.reason());
        }
    }
}
