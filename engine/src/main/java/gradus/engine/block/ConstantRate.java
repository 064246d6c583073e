package gradus.engine.block;

import gradus.engine.graph.Graph;

/// The learning rate stays as it is.
public record ConstantRate() implements Schedule {
    @Override
    public Graph rate() {
        ScheduleRule rule = new ScheduleRule();
        return rule.rate(rule.learningRate());
    }
}
