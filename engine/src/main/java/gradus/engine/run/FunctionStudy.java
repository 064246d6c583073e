package gradus.engine.run;

import gradus.engine.device.CounterRandom;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.differentiate.Derivative;
import gradus.engine.graph.Composite;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What there is to say of a function of single numbers: its derivatives as formulas, how they hold against small
/// changes, and, of one variable, its curve.
///
/// @param formulas the derivative towards each variable
/// @param check of all derivatives against central differences
/// @param curve of a function of one variable
public record FunctionStudy(Map<String, String> formulas, Check check, Optional<Curve> curve) {

    /// The curve reaches from minus this to this.
    public static final double REACH = 5;

    private static final int SAMPLES = 200;
    private static final int PROBES = 20;
    private static final double PROBE_REACH = 3;

    public FunctionStudy {
        formulas = Collections.unmodifiableMap(new LinkedHashMap<>(formulas));
    }

    /// A function and its derivative at some places.
    ///
    /// @param x the places, in order
    /// @param values of the function there; NaN where it has none
    /// @param slopes of the function there
    public record Curve(List<Double> x, List<Double> values, List<Double> slopes) {
        public Curve {
            x = List.copyOf(x);
            values = List.copyOf(values);
            slopes = List.copyOf(slopes);
        }
    }

    /// A comparison with central differences, `(f(x + h) − f(x − h)) / 2h`.
    ///
    /// @param points how many were compared
    /// @param largest the largest difference, as a share of the slope where that is above 1
    public record Check(int points, double largest) {

        /// Whether the derivative holds as far as such differences can tell.
        public boolean agrees() {
            return points > 0 && largest < 1e-6;
        }
    }

    /// Studies a block.
    ///
    /// @return empty when the block can't take single numbers, or has none as its result
    public static Optional<FunctionStudy> of(Composite block, Device device) {
        List<String> variables = block.inputs().stream().map(Port::name).toList();
        List<ValueType> numbers =
                Collections.nCopies(variables.size(), new ValueType(ElementType.FLOAT64, Shape.SCALAR));
        try {
            if (!(block.check(numbers) instanceof ShapeCheck.Known(List<ValueType> outputs))
                    || !outputs.getFirst().equals(numbers.getFirst())) {
                return Optional.empty();
            }
            Graph inside = block.inside(numbers);
            return Optional.of(new Run(Derivative.of(inside, variables), device).study());
        } catch (GradusException unfit) {
            return Optional.empty();
        }
    }

    /// Computes with a function.
    private static final class Run {
        private final Derivative derivative;
        private final List<String> variables;
        private final Execution execution;

        Run(Derivative derivative, Device device) {
            this.derivative = derivative;
            variables = derivative.variables();
            List<Value> wanted = new ArrayList<>(List.of(derivative.value()));
            variables.forEach(variable -> wanted.add(derivative.towards(variable)));
            execution = device.prepare(Program.compile(derivative.graph(), wanted, ElementType.FLOAT64));
        }

        FunctionStudy study() {
            Map<String, String> formulas = new LinkedHashMap<>();
            variables.forEach(variable -> formulas.put(variable, derivative.formula(variable)));
            return new FunctionStudy(
                    formulas, check(), variables.size() == 1 ? Optional.of(curve()) : Optional.empty());
        }

        private Curve curve() {
            List<Double> x = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            List<Double> slopes = new ArrayList<>();
            for (int i = 0; i <= SAMPLES; i++) {
                double at = REACH * (2.0 * i / SAMPLES - 1);
                Map<Value, Tensor> results = at(at);
                x.add(at);
                values.add(number(results, derivative.value()));
                slopes.add(number(results, derivative.towards(variables.getFirst())));
            }
            return new Curve(x, values, slopes);
        }

        private Check check() {
            double h = 1e-5;
            int points = 0;
            double largest = 0;
            for (int probe = 0; probe < PROBES; probe++) {
                double[] at = new double[variables.size()];
                for (int i = 0; i < at.length; i++) {
                    at[i] = PROBE_REACH * (2 * CounterRandom.uniform(probe, i) - 1);
                }
                Map<Value, Tensor> here = at(at);
                for (int i = 0; i < at.length; i++) {
                    double middle = at[i];
                    at[i] = middle + h;
                    double above = number(at(at), derivative.value());
                    at[i] = middle - h;
                    double below = number(at(at), derivative.value());
                    at[i] = middle;
                    double difference = (above - below) / (2 * h);
                    double slope = number(here, derivative.towards(variables.get(i)));
                    if (Double.isFinite(difference)) {
                        points++;
                        double apart = Math.abs(slope - difference) / Math.max(1, Math.abs(difference));
                        largest = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(largest, apart);
                    }
                }
            }
            return new Check(points, largest);
        }

        private Map<Value, Tensor> at(double... numbers) {
            Map<Value, Tensor> feeds = new HashMap<>();
            for (int i = 0; i < numbers.length; i++) {
                feeds.put(Value.of(variables.get(i)), Tensor.scalar(numbers[i]));
            }
            return execution.run(feeds);
        }

        private static double number(Map<Value, Tensor> results, Value value) {
            return Objects.requireNonNull(results.get(value), "a wanted value").scalar();
        }
    }
}
