package gradus.engine.train;

import gradus.engine.device.Device;
import gradus.engine.device.DeviceException;
import gradus.engine.device.Execution;
import gradus.engine.device.Repetition;
import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A device that keeps the numbers of some runs as a graphics card does, or is one, and counts how often it is asked.
final class KeepingDevice implements Device {

    private static final int MOST = 20;

    private final Device other;
    private final int lastRun;
    private int asked;
    private int runs;

    KeepingDevice(Device other) {
        this(other, Integer.MAX_VALUE);
    }

    /// @param lastRun after so many runs it is lost
    KeepingDevice(Device other, int lastRun) {
        this.other = other;
        this.lastRun = lastRun;
    }

    /// How often it was asked for numbers.
    int asked() {
        return asked;
    }

    @Override
    public String id() {
        return "keeping";
    }

    @Override
    public Execution prepare(Program program) {
        return other.prepare(program);
    }

    @Override
    public Repetition repeat(Program program, Map<Value, Value> carried) {
        return new Keeping(other.repeat(program, carried));
    }

    private final class Keeping implements Repetition {
        private final Repetition repetition;
        private final List<Value> kept = new ArrayList<>();
        private final List<Double> numbers = new ArrayList<>();

        Keeping(Repetition repetition) {
            this.repetition = repetition;
        }

        @Override
        public void feed(Map<Value, Tensor> feeds) {
            repetition.feed(feeds);
        }

        @Override
        public void feedRows(Map<Value, Tensor> whole, int[] rows) {
            repetition.feedRows(whole, rows);
        }

        @Override
        public void run() {
            if (++runs > lastRun) {
                Message reason = Message.of("device.fault.lost", "clFinish", -36);
                throw new DeviceException("clFinish", -36, DeviceException.Kind.LOST, reason, "");
            }
            repetition.run();
            if (repetition.mostKept() == 1) {
                kept.forEach(result -> numbers.add(repetition.number(result)));
            }
        }

        @Override
        public void keep(Value result) {
            kept.add(result);
            repetition.keep(result);
        }

        @Override
        public int mostKept() {
            return Math.max(MOST, repetition.mostKept());
        }

        @Override
        public double[] numbers(Value result, int last) {
            asked++;
            return repetition.mostKept() == 1
                    ? numbers.subList(numbers.size() - last, numbers.size()).stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray()
                    : repetition.numbers(result, last);
        }

        @Override
        public Tensor result(Value result) {
            return repetition.result(result);
        }

        @Override
        public double number(Value result) {
            return repetition.number(result);
        }

        @Override
        public Tensor now(Value feed) {
            return repetition.now(feed);
        }
    }
}
