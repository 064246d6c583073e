package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.device.DeviceException;
import gradus.engine.device.DeviceException.Kind;
import gradus.engine.device.Execution;
import gradus.engine.device.Repetition;
import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.tensor.Tensor;
import java.util.Map;

/// A device that is lost in the middle of its work, and stays so.
final class FaultyDevice implements Device {

    static final Message REASON = Message.of("device.fault.lost", "clFinish", -36);

    /// A call of a repetition or execution.
    enum Call {
        REPEAT,
        FEED,
        RUN,
        NUMBER,
        NOW
    }

    private final Device device;
    private final Call fatal;
    private final int time;
    private int calls;

    /// @param fatal the kind of call that it dies of
    /// @param time which one of these, from 1
    FaultyDevice(Device device, Call fatal, int time) {
        this.device = device;
        this.fatal = fatal;
        this.time = time;
    }

    boolean isDead() {
        return calls >= time;
    }

    private void happens(Call call) {
        if (call == fatal && !isDead()) {
            calls++;
        }
        if (isDead()) {
            throw new DeviceException("clFinish", -36, Kind.LOST, REASON, "");
        }
    }

    @Override
    public String id() {
        return "faulty";
    }

    @Override
    public Execution prepare(Program program) {
        Execution execution = device.prepare(program);
        return feeds -> {
            happens(Call.RUN);
            return execution.run(feeds);
        };
    }

    @Override
    public Repetition repeat(Program program, Map<Value, Value> carried) {
        happens(Call.REPEAT);
        Repetition repetition = device.repeat(program, carried);
        return new Repetition() {
            @Override
            public void feed(Map<Value, Tensor> feeds) {
                happens(Call.FEED);
                repetition.feed(feeds);
            }

            @Override
            public void feedRows(Map<Value, Tensor> whole, int[] rows) {
                happens(Call.FEED);
                repetition.feedRows(whole, rows);
            }

            @Override
            public void run() {
                happens(Call.RUN);
                repetition.run();
            }

            @Override
            public Tensor result(Value result) {
                happens(Call.NUMBER);
                return repetition.result(result);
            }

            @Override
            public double number(Value result) {
                happens(Call.NUMBER);
                return repetition.number(result);
            }

            @Override
            public void keep(Value result) {
                repetition.keep(result);
            }

            @Override
            public int mostKept() {
                return repetition.mostKept();
            }

            @Override
            public double[] numbers(Value result, int runs) {
                happens(Call.NUMBER);
                return repetition.numbers(result, runs);
            }

            @Override
            public Tensor now(Value feed) {
                happens(Call.NOW);
                return repetition.now(feed);
            }
        };
    }
}
