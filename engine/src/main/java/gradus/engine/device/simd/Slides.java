package gradus.engine.device.simd;

import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Place;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which operands of a scan's body lie elsewhere than was planned, so that nothing is copied for them: sequences, what
/// is captured and what is kept of every step lie outside of the body, and what a state becomes lies where the state
/// does, where all that touches them are loops and matrix products.
///
/// @param places for each such operand
record Slides(Map<Operand, Slide> places) {

    /// No operand lies elsewhere.
    static final Slides NONE = new Slides(Map.of());

    /// Where an operand lies.
    ///
    /// @param place for the first element of the sequences
    /// @param by how much farther it is for each one after
    record Slide(Place place, int by) {}

    /// Those of a scan.
    ///
    /// @param inside places within the body
    static Slides of(Step step, Body body, Planner outside, Planner inside) {
        Map<Operand, Slide> places = new HashMap<>();
        int states = body.states().size();
        int sequences = states + body.sequences().size();
        for (int i = states; i < step.inputs().size(); i++) {
            boolean isSequence = i < sequences;
            Operand operand = isSequence
                    ? body.sequences().get(i - states)
                    : body.captured().get(i - sequences);
            Operand other = step.inputs().get(i);
            if (!body.next().contains(operand) && !body.stacked().contains(operand)) {
                put(places, operand, other, isSequence, body, outside, inside);
            }
        }
        for (int i = 0; i < body.stacked().size(); i++) {
            Operand operand = body.stacked().get(i);
            boolean isWritten =
                    body.steps().stream().anyMatch(each -> each.outputs().contains(operand));
            if (isWritten && Collections.frequency(body.stacked(), operand) == 1) {
                put(places, operand, step.outputs().get(states + i), true, body, outside, inside);
            }
        }
        for (int i = 0; i < states; i++) {
            Operand next = body.next().get(i);
            if (!places.containsKey(next) && isFree(body, i, inside)) {
                put(places, next, inside.place(body.states().get(i)), false, body, inside);
            }
        }
        return new Slides(Map.copyOf(places));
    }

    /// Whether what a state becomes may be written over the state: nothing needs the old one any more.
    private static boolean isFree(Body body, int index, Planner inside) {
        Operand state = body.states().get(index);
        Operand next = body.next().get(index);
        if (body.next().contains(state) || next.type() != state.type()) {
            return false;
        }
        int made = -1;
        int last = -1;
        for (int i = 0; i < body.steps().size(); i++) {
            Step step = body.steps().get(i);
            made = step.outputs().contains(next) ? i : made;
            last = step.inputs().contains(state) ? i : last;
            if (last == i && step.instruction() instanceof Instruction.Reshape) {
                return false;
            }
        }
        return made > last
                || (made == last && made >= 0 && isElementwise(body.steps().get(made), state, inside));
    }

    /// Whether a step reads this input's element where it writes its own, and nowhere else.
    private static boolean isElementwise(Step step, Operand input, Planner inside) {
        boolean isLoop =
                step.instruction() instanceof Instruction.Pointwise || step.instruction() instanceof Instruction.Chain;
        return isLoop
                && inside.place(input).count() == inside.place(step.output()).count();
    }

    private static void put(
            Map<Operand, Slide> places,
            Operand operand,
            Operand other,
            boolean slides,
            Body body,
            Planner outside,
            Planner inside) {
        put(places, operand, outside.place(other), slides, body, inside);
    }

    private static void put(
            Map<Operand, Slide> places, Operand operand, Place there, boolean slides, Body body, Planner inside) {
        Place here = inside.place(operand);
        if (there.isWide() == here.isWide() && touching(body.steps(), operand, inside)) {
            Place first = new Place(there.isWide(), there.at(), here.count());
            places.put(operand, new Slide(first, slides ? here.count() : 0));
        }
    }

    private static boolean touching(List<Step> steps, Operand operand, Planner inside) {
        return steps.stream()
                .filter(step ->
                        step.inputs().contains(operand) || step.outputs().contains(operand))
                .allMatch(step -> switch (step.instruction()) {
                    case Instruction.Pointwise _, Instruction.Chain _ -> true;
                    case Instruction.Contract _ -> inside.isPlain(step);
                    default -> false;
                });
    }
}
