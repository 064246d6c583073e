package gradus.engine.differentiate;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("An OpenCL device whose programs are interpreted gives what the scalar one gives")
class InterpretedAgreesTest extends OpenClAgreesTest {

    @BeforeAll
    public static void openDevice() {
        use(interpreting());
    }
}
