package gradus.engine.device.simd;

/// One instruction at its place in memory, ready to run again and again.
interface PlanStep {

    void run();
}
