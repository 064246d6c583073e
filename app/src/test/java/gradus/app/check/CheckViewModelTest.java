package gradus.app.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.Workspaces;
import gradus.app.workspace.WrongTanh;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Relu;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckViewModelTest {

    @Test
    void whatIsWrongComesFirstAndAClickGoesThere() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Variable(Tensor.of(ElementType.FLOAT64, Shape.of(2), 0, 0.5), false));
        builder.add("z", new WrongTanh(), builder.add("y", new Relu(), x));
        Workspace workspace = Workspaces.of(builder.build());
        List<String> revealed = new ArrayList<>();
        CheckViewModel model = new CheckViewModel(workspace, Messages.of(Language.ENGLISH), revealed::add);
        assertEquals(0, model.comparisons().size());
        model.checkAll();
        List<String> told = model.comparisons().stream()
                .map(row -> row.node() + " " + row.what() + " " + row.cell() + " " + row.result())
                .toList();
        assertEquals(
                List.of(
                        "x target towards it, all paths 2 wrong",
                        "z own rule, input x 2 wrong",
                        "x target towards it, all paths 1 kink: 0 on the left, 1 on the right; expected",
                        "y own rule, input x 1 kink: 0 on the left, 1 on the right; expected",
                        "y own rule, input x 2 agrees",
                        "z own rule, input x 1 agrees"),
                told);
        assertEquals(
                "6 compared: 2 agree, 2 wrong, 2 at a kink (expected), 0 not comparable",
                model.summary().get());
        model.jump(model.comparisons().get(1));
        assertEquals(List.of("z"), revealed);
        assertEquals(Set.of("z"), workspace.selection().get());
    }
}
