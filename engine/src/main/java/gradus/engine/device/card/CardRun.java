package gradus.engine.device.card;

import java.util.List;

/// All launches of one run of a plan, in order.
public interface CardRun {

    /// Asks for them.
    void ask();

    /// Gives back what the driver keeps for them.
    default void close() {}

    /// Launches that are asked for one by one.
    record EachForItself(CardBuffer memory, CardBuffer table, List<CardLaunch> launches) implements CardRun {
        public EachForItself {
            launches = List.copyOf(launches);
        }

        @Override
        public void ask() {
            for (int i = 0; i < launches.size(); i++) {
                launches.get(i).ask(memory, table);
            }
        }
    }
}
