package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadsTest {

    @Test
    void whatIsStillToBeWrittenIsWrittenBeforeTheProgramEnds() throws InterruptedException {
        Threads threads = Threads.start();
        List<String> written = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch slow = new CountDownLatch(1);
        threads.files().execute(() -> {
            try {
                slow.await(5, TimeUnit.SECONDS);
                written.add("first");
            } catch (InterruptedException asked) {
                written.add("interrupted");
            }
        });
        threads.files().execute(() -> written.add("second"));
        threads.engine().execute(slow::countDown);
        threads.finish();
        assertEquals(List.of("first", "second"), written);
    }
}
