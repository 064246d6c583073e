package gradus.engine.device.card;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Training on an OpenCL device whose programs are interpreted")
class InterpretedTrainingTest extends TrainingTest {

    @BeforeAll
    public static void openDevice() {
        use(interpreting());
    }
}
