package gradus.engine.program;

import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Place;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// [Formulas alike][AlikeFormulas] as one, over tensors that lie side by side. What lies between them belongs to none,
/// and the formulas go over it as well.
///
/// @param step the formulas over tensors as long as all together
/// @param places where these lie
public record SideBySide(Step step, Map<Operand, Place> places) {

    public SideBySide {
        places = Map.copyOf(places);
    }

    /// The formulas as one; empty where the tensors do not lie so, or where one would be written before it is read.
    public static Optional<SideBySide> of(AlikeFormulas.Group group, Function<Operand, Place> where) {
        List<List<Operand>> columns = group.columns();
        List<List<Place>> all = columns.stream()
                .map(column -> column.stream().map(where).toList())
                .toList();
        if (all.stream().anyMatch(row -> !isUnbroken(row)) || !areAlike(all)) {
            return Optional.empty();
        }
        List<Place> rows = all.stream().map(SideBySide::whole).toList();
        Step first = group.steps().getFirst();
        Map<Operand, Place> places = new HashMap<>();
        Map<Operand, Operand> replaced = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Operand one = columns.get(i).getFirst();
            // Such slots are no program's.
            Operand whole = new Operand(-1 - i, one.type(), Shape.of(rows.get(i).count()));
            replaced.put(one, whole);
            places.put(whole, rows.get(i));
        }
        List<Place> written = first.outputs().stream()
                .map(output -> places.get(replaced.get(output)))
                .toList();
        List<Place> read = new ArrayList<>(rows);
        first.inputs().stream()
                .filter(input -> !replaced.containsKey(input))
                .map(where)
                .forEach(read::add);
        if (!written.stream().allMatch(one -> read.stream().allMatch(other -> agree(one, other)))) {
            return Optional.empty();
        }
        Step step = new Step(
                first.instruction(),
                first.inputs().stream()
                        .map(input -> replaced.getOrDefault(input, input))
                        .toList(),
                first.outputs().stream()
                        .map(output -> replaced.getOrDefault(output, output))
                        .toList());
        return Optional.of(new SideBySide(step, places));
    }

    private static boolean isUnbroken(List<Place> row) {
        return IntStream.range(1, row.size()).allMatch(i -> {
            Place before = row.get(i - 1);
            return !row.get(i).isWide()
                    && !before.isWide()
                    && row.get(i).at() == before.at() + Stretch.size(before.count());
        });
    }

    private static boolean areAlike(List<List<Place>> rows) {
        List<Integer> counts = rows.getFirst().stream().map(Place::count).toList();
        return rows.stream()
                .allMatch(row -> row.stream().map(Place::count).toList().equals(counts));
    }

    private static Place whole(List<Place> row) {
        Place last = row.getLast();
        return new Place(
                false,
                row.getFirst().at(),
                last.at() + last.count() - row.getFirst().at());
    }

    /// Whether one may be written where the other is read, element by element.
    private static boolean agree(Place one, Place other) {
        return one.equals(other)
                || one.isWide() != other.isWide()
                || one.at() + one.count() <= other.at()
                || other.at() + other.count() <= one.at();
    }
}
