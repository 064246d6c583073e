package gradus.engine.train;

import gradus.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How often each class was taken for each. Immutable.
public final class Confusion {
    private final int classes;
    private final int[] counts;
    private final int[] came;
    private final int[] taken;

    private Confusion(int classes, int[] counts) {
        this.classes = classes;
        this.counts = counts;
        came = new int[classes];
        taken = new int[classes];
        for (int truth = 0; truth < classes; truth++) {
            for (int choice = 0; choice < classes; choice++) {
                came[truth] += counts[truth * classes + choice];
                taken[choice] += counts[truth * classes + choice];
            }
        }
    }

    /// Counts pairs of numbers of classes.
    ///
    /// @param truth the class of each example
    /// @param choice the class that it was taken for
    public static Confusion of(int classes, int[] truth, int[] choice) {
        int[] counts = new int[Math.multiplyExact(classes, classes)];
        for (int i = 0; i < truth.length; i++) {
            counts[truth[i] * classes + choice[i]]++;
        }
        return new Confusion(classes, counts);
    }

    /// The counts of a matrix `[classes, classes]`, a row for each class that came.
    public static Confusion of(Tensor matrix) {
        return new Confusion(
                matrix.shape().get(0).size(),
                Arrays.stream(matrix.toDoubles())
                        .mapToInt(count -> (int) Math.round(count))
                        .toArray());
    }

    /// How many classes there are.
    public int classes() {
        return classes;
    }

    /// How many examples of one class were taken for another, or the same.
    public int count(int truth, int choice) {
        return counts[truth * classes + choice];
    }

    /// The share of a class that was taken for another, or the same; 0 where the class didn't come.
    public double share(int truth, int choice) {
        return came[truth] == 0 ? 0 : (double) count(truth, choice) / came[truth];
    }

    /// How many examples are of a class.
    public int came(int truth) {
        return came[truth];
    }

    /// How many examples were taken for a class.
    public int taken(int choice) {
        return taken[choice];
    }

    /// How many examples there are.
    public int total() {
        return Arrays.stream(came).sum();
    }

    /// The share of examples that were taken for what they are; 0 without examples.
    public double accuracy() {
        int hits = IntStream.range(0, classes).map(each -> count(each, each)).sum();
        return total() == 0 ? 0 : (double) hits / total();
    }

    /// How well one class is told from the others.
    public ClassScore score(int of) {
        return ClassScore.of(count(of, of), taken[of], came[of]);
    }

    /// All classes, in their order.
    public List<ClassScore> scores() {
        return IntStream.range(0, classes).mapToObj(this::score).toList();
    }

    /// The mean over the classes, each weighing the same. Classes that neither came nor were chosen don't count, as
    /// in scikit-learn.
    public ClassScore macro() {
        return mean(each -> came[each] + taken[each] > 0, score -> 1);
    }

    /// The mean over the classes, each weighing as often as it came.
    public ClassScore weighted() {
        return mean(each -> came[each] > 0, ClassScore::support);
    }

    private ClassScore mean(IntPredicate counts, ToDoubleFunction<ClassScore> weight) {
        double all = 0;
        double precision = 0;
        double recall = 0;
        double f1 = 0;
        for (int each = 0; each < classes; each++) {
            if (counts.test(each)) {
                ClassScore score = score(each);
                double own = weight.applyAsDouble(score);
                all += own;
                precision += own * score.precision();
                recall += own * score.recall();
                f1 += own * score.f1();
            }
        }
        double divisor = all == 0 ? 1 : all;
        return new ClassScore(precision / divisor, recall / divisor, f1 / divisor, total());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Confusion that && classes == that.classes && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return classes + " classes: " + Arrays.toString(counts);
    }
}
