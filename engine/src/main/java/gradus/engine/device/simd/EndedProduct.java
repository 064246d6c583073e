package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Chain;
import gradus.engine.instruction.Instruction.Contract;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Place;
import gradus.engine.program.ProductBlocks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A matrix product whose numbers go through formulas: a block of rows is computed into a part's memory and goes
/// through the formulas from there, then the next one.
///
/// @param product what computes blocks
/// @param formulas for each block
/// @param places where the product's first row would be, for each block
/// @param a where the left matrix is
/// @param b where the right matrix is
/// @param parts that the blocks are shared by
@SuppressWarnings("ArrayRecordComponent")
record EndedProduct(BlockedProduct product, List<PlanStep> formulas, int[] places, int a, int b, int parts)
        implements PlanStep {

    /// The slot of the product, which is no tensor of the program.
    private static final int NOWHERE = -1;

    /// The kernel of a step.
    ///
    /// @param contract the product of `step`
    /// @param chain the formulas of `step`
    static EndedProduct of(Contract contract, Chain chain, Step step, Planner planner) {
        ProductBlocks cut = ProductBlocks.of(contract, step, planner.arena().lengths());
        int rows = cut.rows();
        int columns = cut.columns();
        ProductSize size =
                new ProductSize(rows, columns, cut.terms(), contract.transposeLeft(), contract.transposeRight(), false);
        BlockedProduct product = planner.kernels().products().blocks(size, ProductBlocks.ROWS, planner.arena());
        Operand numbers = new Operand(
                NOWHERE, step.inputs().getFirst().type(), step.output().shape());
        List<Operand> inputs =
                new ArrayList<>(step.inputs().subList(1, step.inputs().size()));
        inputs.set(0, numbers);
        Step formula = new Step(chain, inputs, step.outputs());
        Set<Operand> byRow = byRow(formula, rows, planner);
        int[] places = new int[product.blocks()];
        List<PlanStep> formulas = new ArrayList<>();
        for (int part = 0; part < cut.parts(); part++) {
            int room = planner.room(step).at() + cut.block(part);
            int to = Parts.bound(places.length, part + 1, cut.parts());
            for (int block = Parts.bound(places.length, part, cut.parts()); block < to; block++) {
                int from = product.start(block);
                int count = (product.start(block + 1) - from) * columns;
                Place there = new Place(/* isWide= */ false, room, count);
                places[block] = room - from * columns;
                formulas.add(planner.rows(new Planner.Rows(byRow, rows, from, product.start(block + 1)))
                        .with(new Slides(Map.of(numbers, new Slides.Slide(there, 0))))
                        .plan(formula));
            }
        }
        int a = planner.place(step.inputs().get(0)).at();
        int b = planner.place(step.inputs().get(1)).at();
        return new EndedProduct(product, List.copyOf(formulas), places, a, b, cut.parts());
    }

    /// The operands of formulas of which a block of rows needs its own rows alone.
    private static Set<Operand> byRow(Step formula, int rows, Planner planner) {
        Set<Operand> byRow = new HashSet<>(formula.outputs());
        int rank = formula.output().shape().rank();
        formula.inputs().stream()
                .filter(input -> input.shape().rank() == rank && planner.lengths(input)[0] == rows)
                .forEach(byRow::add);
        return byRow;
    }

    @Override
    public boolean hasVectors() {
        return true;
    }

    @Override
    public void begin() {
        product.begin(a, b);
    }

    @Override
    public void run(int part) {
        int to = Parts.bound(places.length, part + 1, parts);
        for (int block = Parts.bound(places.length, part, parts); block < to; block++) {
            product.run(part, block, a, b, places[block]);
            formulas.get(block).run();
        }
    }
}
