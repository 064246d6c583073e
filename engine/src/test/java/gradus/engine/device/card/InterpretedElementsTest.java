package gradus.engine.device.card;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Formulas that are interpreted give what they give on the scalar device, over many sizes")
class InterpretedElementsTest extends ElementInstructionsTest {

    @BeforeAll
    public static void openDevice() {
        use(interpreting());
    }
}
