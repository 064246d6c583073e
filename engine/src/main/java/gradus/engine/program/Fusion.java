package gradus.engine.program;

import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Step;
import gradus.engine.instruction.UnaryFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Joins formulas over elements that read one another into chains: one pass over memory where there were several. A
/// chain waits until something reads it that can't be part of it; so chains that wait never read one another, and each
/// step is looked at once.
final class Fusion {

    /// A longer chain would run out of registers.
    private static final int MOST_PARTS = 48;

    private static final int MOST_PLACES = 16;

    /// A loop with more functions of this kind is too long for the JIT compiler to keep vectors in registers, and is
    /// ten
    /// times slower then; another pass over memory costs less.
    private static final int MOST_FUNCTIONS = 1;

    private final List<Step> steps = new ArrayList<>();
    private final Set<Group> waiting = new LinkedHashSet<>();
    private final Map<Operand, Group> makers = new HashMap<>();
    private final Map<Operand, Integer> readers = new HashMap<>();
    private final Set<Operand> wanted;

    /// Formulas with outputs of one shape that become one chain.
    private static final class Group {
        private final List<Step> members = new ArrayList<>();
        private final Set<Operand> made = new LinkedHashSet<>();
        private final Set<Operand> read = new LinkedHashSet<>();
        private int functions;

        Group(Step step) {
            members.add(step);
            made.add(step.output());
            read.addAll(step.inputs());
            Formulas.each(((Instruction.Pointwise) step.instruction()).expression(), part -> {
                if (part instanceof ScalarExpression.Unary(var function, var _) && isLong(function)) {
                    functions++;
                }
            });
        }

        /// Whether a function takes many instructions.
        private static boolean isLong(UnaryFunction function) {
            return switch (function) {
                case NEGATE, SQRT, ABS, IS_NAN, NOT, SIGN, FLOOR, CEIL, ROUND -> false;
                case EXP, LOG, TANH, LOG1P, EXPM1, ERF, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH -> true;
            };
        }
    }

    private Fusion(List<Step> all, Collection<Operand> wanted) {
        this.wanted = new HashSet<>(wanted);
        for (Step step : all) {
            step.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
        }
        all.forEach(this::add);
        List.copyOf(waiting).forEach(this::finish);
    }

    /// The program in chains.
    static Program fused(Program program) {
        return new Program(
                program.feeds(),
                program.constants(),
                new Fusion(program.steps(), program.results().values()).steps,
                program.results(),
                program.slots());
    }

    private void add(Step step) {
        if (!(step.instruction() instanceof Instruction.Pointwise)) {
            step.inputs().forEach(this::finishMaker);
            steps.add(step.instruction() instanceof Instruction.Scan scan ? inside(step, scan) : step);
            return;
        }
        Group group = new Group(step);
        for (Operand input : step.inputs()) {
            Group other = makers.get(input);
            if (other != null && waiting.contains(other) && other != group) {
                if (input.shape().equals(step.output().shape()) && fits(other, group)) {
                    group = joined(other, group);
                } else {
                    finish(other);
                }
            }
        }
        waiting.add(group);
        for (Operand made : group.made) {
            makers.put(made, group);
        }
    }

    private static boolean fits(Group first, Group second) {
        Set<Operand> places = new HashSet<>(first.read);
        places.addAll(second.read);
        places.removeAll(first.made);
        places.removeAll(second.made);
        return first.members.size() + second.members.size() <= MOST_PARTS
                && places.size() <= MOST_PLACES
                && (first.functions == 0
                        || second.functions == 0
                        || first.functions + second.functions <= MOST_FUNCTIONS);
    }

    /// The smaller group's steps behind the larger one's: neither reads the other, but for the step that joins them.
    private Group joined(Group first, Group second) {
        waiting.remove(first);
        waiting.remove(second);
        first.members.addAll(second.members);
        first.made.addAll(second.made);
        first.read.addAll(second.read);
        first.functions += second.functions;
        second.made.forEach(made -> makers.put(made, first));
        return first;
    }

    private void finishMaker(Operand input) {
        Group group = makers.get(input);
        if (group != null && waiting.contains(group)) {
            finish(group);
        }
    }

    /// Writes a group's step.
    private void finish(Group group) {
        waiting.remove(group);
        if (group.members.size() == 1) {
            steps.add(group.members.getFirst());
            return;
        }
        List<Operand> inputs = new ArrayList<>(group.read);
        inputs.removeAll(group.made);
        Map<Operand, Integer> places = new HashMap<>();
        inputs.forEach(input -> places.put(input, places.size()));
        List<Part> parts = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        List<Operand> outputs = new ArrayList<>();
        Map<Operand, Integer> own = new HashMap<>();
        group.members.forEach(member -> new HashSet<>(member.inputs())
                .forEach(input -> own.merge(
                        input,
                        (int) member.inputs().stream().filter(input::equals).count(),
                        Integer::sum)));
        for (Step member : group.members) {
            ScalarExpression formula = ((Instruction.Pointwise) member.instruction()).expression();
            ScalarExpression placed = Formulas.replaced(
                    formula,
                    index -> new ScalarExpression.Argument(
                            place(places, member.inputs().get(index))));
            Operand output = member.output();
            if (wanted.contains(output) || readers.getOrDefault(output, 0) > own.getOrDefault(output, 0)) {
                kept.add(parts.size());
                outputs.add(output);
            }
            places.put(output, places.size());
            parts.add(new Part(placed, output.type()));
        }
        steps.add(new Step(new Instruction.Chain(parts, kept), inputs, outputs));
    }

    private static int place(Map<Operand, Integer> places, Operand operand) {
        Integer place = places.get(operand);
        if (place == null) {
            throw new IllegalArgumentException("Nothing gives " + operand);
        }
        return place;
    }

    private static Step inside(Step step, Instruction.Scan scan) {
        Body body = scan.body();
        List<Operand> wanted = new ArrayList<>(body.next());
        wanted.addAll(body.stacked());
        Body fused = new Body(
                body.states(),
                body.sequences(),
                body.captured(),
                new Fusion(body.steps(), wanted).steps,
                body.next(),
                body.stacked(),
                body.slots());
        return new Step(new Instruction.Scan(fused, scan.reverse()), step.inputs(), step.outputs());
    }
}
