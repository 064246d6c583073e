package gradus.engine.bench;

/// Something of known size that is done again and again and timed.
public interface Workload {

    /// As `gradus bench` takes it: `iris-16`, `softmax`.
    String name();

    /// Does it so many times.
    void run(int repeats);

    /// A workload that does one thing again and again.
    static Workload of(String name, Runnable once) {
        return new Workload() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run(int repeats) {
                for (int i = 0; i < repeats; i++) {
                    once.run();
                }
            }
        };
    }
}
