package gradus.engine.train;

import gradus.engine.block.ConstantRate;
import gradus.engine.block.Optimizer;
import gradus.engine.block.Schedule;
import gradus.engine.differentiate.Gradients;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.operation.Assign;
import gradus.engine.operation.Clip;
import gradus.engine.operation.Equal;
import gradus.engine.operation.Floor;
import gradus.engine.operation.Input;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The graph of a training step: carries out a [TrainingLoop] symbolically, each phase adding its nodes.
final class StepGraph {

    /// A finished step.
    ///
    /// @param graph forward, backward and update, flat
    /// @param states what the step remembers, by key
    /// @param results what the step changes, weights by path and states by key
    /// @param rules how each parameter was updated last, by its path
    record Finished(Graph graph, Map<String, State> states, Map<String, Value> results, Map<String, Rule> rules) {}

    /// An optimizer's rule as a part of the step.
    ///
    /// @param optimizer whose it is
    /// @param graph of its own
    /// @param inputs where in the step's graph what it is given stands, by the names of its inputs
    record Rule(Optimizer optimizer, Graph graph, Map<String, Value> inputs) {}

    /// Something that is remembered from step to step.
    ///
    /// @param input where it is fed
    record State(Value input, Shape shape) {}

    static final Value STEP = Value.of("update/step");
    static final Value LEARNING_RATE = Value.of("update/learning_rate");

    /// Keeps the division by the length of a gradient safe.
    private static final double TINY = 1e-12;

    private final Graph flat;
    private final Map<String, Value> losses;
    private final TrainingLoop loop;
    private final Optimizer optimizer;
    private final Schedule schedule;
    private final GraphBuilder builder;
    private final Map<String, Gradients> differentiated = new HashMap<>();
    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, Value> results = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Term> gradients = new LinkedHashMap<>();
    private final Map<String, Term> weights = new LinkedHashMap<>();
    private final Map<String, Term> before = new LinkedHashMap<>();
    private int passes;
    private int updates;
    private Optional<Pass> pass = Optional.empty();
    private String loss = "";

    private StepGraph(Graph flat, Map<String, Value> losses, TrainingSetup setup) {
        this.flat = flat;
        this.losses = losses;
        this.loop = setup.loop();
        this.optimizer = setup.optimizer();
        this.schedule = setup.schedule();
        this.builder = new GraphBuilder(flat);
    }

    /// Carries out a setup's loop.
    ///
    /// @param flat the model with the losses of every phase, without blocks and errors
    /// @param losses where each loss that a phase names stands
    /// @throws GradusException when an update finds nothing to change
    static Finished of(Graph flat, Map<String, Value> losses, TrainingSetup setup) {
        return new StepGraph(flat, losses, setup).build();
    }

    private Finished build() {
        builder.add(STEP.node(), new Input(Shape.SCALAR));
        builder.add(LEARNING_RATE.node(), new Input(Shape.SCALAR));
        if (loop.gathers()) {
            for (Value value : losses.values()) {
                TrainingStep.trainable(flat, value)
                        .forEach(node -> gradients.computeIfAbsent(
                                node.id(),
                                path -> state(
                                        "gradient/" + path,
                                        builder.type(node.value()).shape())));
            }
        }
        loop.phases().forEach(this::add);
        weights.forEach((path, weight) -> results.put(path, weight.value()));
        if (loop.gathers()) {
            gradients.forEach((path, gradient) -> results.put("gradient/" + path, gradient.value()));
        }
        assign();
        Expansion expansion = Expansion.of(builder.build());
        results.replaceAll((key, value) -> expansion.flat(value));
        rules.replaceAll((path, rule) -> {
            Map<String, Value> inputs = new LinkedHashMap<>(rule.inputs());
            inputs.replaceAll((name, value) -> expansion.flat(value));
            return new Rule(rule.optimizer(), rule.graph(), inputs);
        });
        return new Finished(expansion.flat(), states, results, rules);
    }

    /// What each state of the model becomes. Where several nodes share one, it becomes the mean of what they assign,
    /// so that their order does not matter.
    private void assign() {
        Map<String, List<Term>> byState = new LinkedHashMap<>();
        for (Node node : flat.nodes()) {
            if (node.operation() instanceof Assign) {
                byState.computeIfAbsent(node.input("state").orElseThrow().node(), state -> new ArrayList<>())
                        .add(term(node.value()));
            }
        }
        byState.forEach((state, values) -> {
            Term sum = values.stream().reduce(Term::plus).orElseThrow();
            results.put(
                    state,
                    values.size() == 1 ? sum.value() : sum.over(values.size()).value());
        });
    }

    private void add(Phase phase) {
        builder.prefix("update/");
        switch (phase) {
            case Phase.ZeroGradients(int every) -> zero(every);
            case Phase.Forward() -> {
                passes++;
                pass = Optional.of(new Pass(flat, builder, passes, weights));
            }
            case Phase.Loss(String of) -> loss = of;
            case Phase.Backward(double scale) -> backward(scale);
            case Phase.ClipGradients clip -> clip(clip);
            case Phase.Update update -> update(update);
            case Phase.AverageWeights(double momentum) -> average(momentum);
            case Phase.Perturb(double radius) -> perturb(radius);
            case Phase.Restore() -> {
                weights.clear();
                weights.putAll(before);
            }
        }
    }

    private void zero(int every) {
        if (every == 1) {
            gradients.clear();
        } else {
            Term isDue = isDue(step().plus(-1), every);
            gradients.replaceAll((path, gradient) -> isDue.where(gradient.constant(0), gradient));
        }
    }

    private void backward(double scale) {
        Value target = Optional.ofNullable(losses.get(loss)).orElseThrow();
        Gradients backward = differentiated.computeIfAbsent(loss, key -> Gradients.of(flat, target));
        List<Node> parameters = TrainingStep.trainable(flat, target).stream()
                .filter(node -> backward.find(node.value()).isPresent())
                .toList();
        List<Value> found = pass.orElseThrow()
                .backward(
                        backward.graph(),
                        parameters.stream()
                                .map(node -> backward.find(node.value()).orElseThrow())
                                .toList());
        for (int i = 0; i < found.size(); i++) {
            Term gradient = term(found.get(i)).times(scale);
            gradients.merge(parameters.get(i).id(), gradient, Term::plus);
        }
    }

    private void clip(Phase.ClipGradients clip) {
        double limit = clip.limit();
        Optional<Term> all =
                clip.by() == Phase.Bound.GLOBAL_CLIPNORM ? Optional.of(length(gradients.values())) : Optional.empty();
        gradients.replaceAll((path, gradient) -> {
            Term bounded = switch (clip.by()) {
                case CLIPVALUE -> gradient.apply(new Clip(-limit, limit));
                case CLIPNORM -> shortened(gradient, length(List.of(gradient)), limit);
                case GLOBAL_CLIPNORM -> shortened(gradient, all.orElseThrow(), limit);
            };
            return whenDue(clip.every(), bounded, gradient);
        });
    }

    /// `gradient · limit / max(length, limit)`.
    private static Term shortened(Term gradient, Term length, double limit) {
        return gradient.times(length.constant(limit).over(length.max(length.constant(limit))));
    }

    /// The length of some tensors together, `√ Σ g²`.
    private static Term length(Iterable<Term> tensors) {
        List<Term> squares = new ArrayList<>();
        tensors.forEach(tensor -> squares.add(tensor.squared().sum()));
        return squares.stream().reduce(Term::plus).orElseThrow().sqrt();
    }

    private void update(Phase.Update phase) {
        updates++;
        String place = updates == 1 ? "update/" : "update_" + updates + "/";
        List<String> paths = gradients.keySet().stream().filter(phase::changes).toList();
        if (paths.isEmpty()) {
            throw new GradusException(
                    Diagnostic.error("train.nothing-to-update", new Place.AtSetting("loop"), phase.parameters(), loss));
        }
        Optimizer rule = phase.optimizer().orElse(optimizer);
        Term own = phase.optimizer()
                .map(other -> step().constant(other.learningRate()))
                .orElseGet(() -> term(LEARNING_RATE));
        Term done = phase.every() == 1
                ? step().plus(-1)
                : step().plus(-1).over(phase.every()).apply(new Floor());
        Term number = phase.every() == 1 ? step() : done.plus(1);
        Term rate = scheduled(place, done, own);
        for (String path : paths) {
            Term weight = weight(path);
            Term from = phase.weightDecay() == 0 ? weight : weight.minus(weight.times(rate.times(phase.weightDecay())));
            Shape shape = weight.shape();
            List<Term> remembered = new ArrayList<>();
            for (String name : rule.state()) {
                remembered.add(state(stateKey(path, name), shape));
            }
            List<Value> inputs = new ArrayList<>();
            List.of(from, gradient(path), number, rate).forEach(term -> inputs.add(term.value()));
            remembered.forEach(term -> inputs.add(term.value()));
            String id = place + path;
            Update update = Update.of(rule, flat.node(path), shape);
            builder.add(id, update, inputs.toArray(Value[]::new));
            rules.put(path, ruleOf(update, inputs));
            weights.put(path, whenDue(phase.every(), term(Value.of(id)), weight));
            for (int i = 0; i < remembered.size(); i++) {
                Term next = whenDue(phase.every(), term(new Value(id, i + 1)), remembered.get(i));
                results.put(stateKey(path, rule.state().get(i)), next.value());
            }
        }
    }

    private static Rule ruleOf(Update update, List<Value> inputs) {
        Map<String, Value> byName = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            byName.put(update.inputs().get(i).name(), inputs.get(i));
        }
        return new Rule(update.optimizer(), update.inside(List.of()), byName);
    }

    private Term scheduled(String place, Term done, Term own) {
        if (schedule instanceof ConstantRate) {
            return own;
        }
        List<Value> inputs = new ArrayList<>(List.of(done.value(), own.value()));
        schedule.state()
                .forEach(name ->
                        inputs.add(state("schedule/" + name, Shape.SCALAR).value()));
        return term(builder.add(place + "schedule", new Scheduled(schedule), inputs.toArray(Value[]::new)));
    }

    /// `momentum · mean + (1 − momentum) · weight`; at first the weight itself.
    private void average(double momentum) {
        Term steps = state("average_steps", Shape.SCALAR);
        Term kept = steps.constant(0).lessThan(steps).where(steps.constant(momentum), steps.constant(0));
        weights.forEach((path, weight) -> {
            Term mean = state(Learned.AVERAGE + path, weight.shape());
            Term next = kept.times(mean).plus(kept.complement().times(weight));
            results.put(Learned.AVERAGE + path, next.value());
        });
        results.put("average_steps", steps.plus(1).value());
    }

    /// `weight + radius · gradient / length of all gradients`.
    private void perturb(double radius) {
        before.clear();
        before.putAll(weights);
        Term scale = step().constant(radius).over(length(gradients.values()).plus(TINY));
        gradients.forEach((path, gradient) -> weights.put(path, weight(path).plus(gradient.times(scale))));
    }

    private Term weight(String path) {
        return Optional.ofNullable(weights.get(path)).orElseGet(() -> term(Value.of(path)));
    }

    private Term gradient(String path) {
        return Optional.ofNullable(gradients.get(path)).orElseThrow();
    }

    private Term step() {
        return term(STEP);
    }

    private Term whenDue(int every, Term then, Term otherwise) {
        return every == 1 ? then : isDue(step(), every).where(then, otherwise);
    }

    /// Whether a count is a multiple of a number.
    private static Term isDue(Term count, int every) {
        Term whole = count.over(every).apply(new Floor()).times(every);
        return whole.apply(new Equal(), count);
    }

    /// What the step remembers under a key, zero at first.
    private Term state(String key, Shape shape) {
        State state =
                states.computeIfAbsent(key, name -> new State(builder.add("update/" + name, new Input(shape)), shape));
        return term(Optional.ofNullable(results.get(key)).orElse(state.input()));
    }

    private Term term(Value value) {
        return new Term(builder, value);
    }

    /// The name of an optimizer's tensor: `dense_1/kernel/m`.
    private static String stateKey(String parameter, String name) {
        return parameter + "/" + name;
    }
}
