package gradus.app;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/// Watches what becomes of the tests that are marked with [Performs] and, when asked to with `-Dgradus.write=true`,
/// writes the table of the canvas at the end.
public final class CanvasResults implements TestWatcher {

    private record Results(Map<String, Boolean> byTest) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (Boolean.getBoolean("gradus.write") && !byTest.isEmpty()) {
                Files.writeString(CanvasTable.DOCUMENT, CanvasTable.text(CanvasTable.entries(), byTest));
            }
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        put(context, true);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        put(context, false);
    }

    private static void put(ExtensionContext context, boolean passed) {
        Optional<Performs> marked = context.getTestMethod().map(method -> method.getAnnotation(Performs.class));
        marked.ifPresent(performs -> results(context)
                .byTest()
                .put(
                        CanvasTable.Entry.of(context.getRequiredTestMethod(), performs)
                                .name(),
                        passed));
    }

    private static Results results(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(Results.class, key -> new Results(new ConcurrentHashMap<>()), Results.class);
    }
}
