package gradus.engine.program;

import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import java.util.List;
import java.util.Set;

/// Steps that are done one after the other for a block of rows, then for the next block: what lies between them stays
/// in the caches. Softmax with its loss and the gradient of both are such a group. A step alone is done as a whole, and
/// so are formulas [alike][AlikeFormulas] whose tensors lie side by side: together, in one pass.
///
/// @param members in the order of the program
/// @param rows of what they compute, their first axis
/// @param blocks that the rows are cut into
public record RowGroup(List<Member> members, int rows, int blocks) {

    /// A step, and which of its operands are cut into blocks of rows; the others are read as a whole.
    public record Member(Step step, Set<Operand> cut) {
        public Member {
            cut = Set.copyOf(cut);
        }
    }

    public RowGroup {
        members = List.copyOf(members);
    }

    /// Whether it is a step alone.
    public boolean isWhole() {
        return members.size() == 1;
    }

    /// Whether it is formulas alike that are done in one pass.
    public boolean isTogether() {
        return blocks == 1 && !isWhole();
    }

    /// The first row of a block; behind the last block, the number of rows.
    public int firstRow(int block) {
        return (int) ((long) rows * block / blocks);
    }
}
