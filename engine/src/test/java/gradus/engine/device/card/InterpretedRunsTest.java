package gradus.engine.device.card;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Runs on an OpenCL device whose programs are interpreted")
class InterpretedRunsTest extends RunsTest {

    @Override
    CardDevice device(CardQueue queue) {
        return OnOpenCl.interpreting(queue);
    }
}
