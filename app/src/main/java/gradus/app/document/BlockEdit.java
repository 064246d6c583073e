package gradus.app.document;

import gradus.engine.block.Block;
import gradus.engine.block.Exposed;
import gradus.engine.block.Grouping;
import gradus.engine.block.Regrouped;
import gradus.engine.block.Ungrouping;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import gradus.engine.train.Learned;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Nodes made a block, and a block made nodes again.
public sealed interface BlockEdit extends Edit {

    /// Some nodes made a block.
    ///
    /// @param id of the new node
    record Make(Set<String> ids, String id, String title) implements BlockEdit {
        public Make {
            ids = Set.copyOf(ids);
        }

        /// A block under a fresh id, which is also its title.
        public static Make of(Document document, Set<String> ids) {
            String id = Names.fresh(document.graph(), new Block("", Graph.EMPTY, Exposed.NOTHING));
            return new Make(ids, id, id);
        }

        @Override
        public Document apply(Document document) {
            return BlockEdits.made(document, regrouped(document), id);
        }

        @Override
        public Learned carried(Document before, Learned learned) {
            return BlockEdits.carried(regrouped(before), learned);
        }

        @Override
        public String label() {
            return "edit.make-block";
        }

        @Override
        public Optional<Set<String>> selection() {
            return Optional.of(Set.of(id));
        }

        private Regrouped regrouped(Document document) {
            return Grouping.make(document.graph(), ids, Set.of(), id, title);
        }
    }

    /// A block's inside put in its place; one of the catalogue comes apart into its bricks.
    record Dissolve(String id) implements BlockEdit {
        @Override
        public Document apply(Document document) {
            Document opened = Inside.opened(document, id);
            return BlockEdits.dissolved(opened, Ungrouping.dissolve(opened.graph(), id), id);
        }

        @Override
        public Learned carried(Document before, Learned learned) {
            return BlockEdits.carried(
                    Ungrouping.dissolve(Inside.opened(before, id).graph(), id), learned);
        }

        @Override
        public String label() {
            return "edit.dissolve-block";
        }
    }

    /// A value made what comes out of the block that is looked at: in the place of its one output, or else beside
    /// those it has.
    record MakeOutput(Value value) implements BlockEdit {
        @Override
        public Document apply(Document document) {
            Map<String, Value> outputs = new LinkedHashMap<>(document.graph().outputs());
            if (outputs.containsValue(value)) {
                return document;
            }
            String name = outputs.size() == 1
                    ? outputs.keySet().iterator().next()
                    : Names.free(document.graph().node(value.node()).name(), new HashSet<>(outputs.keySet()));
            outputs.put(name, value);
            return document.withGraph(document.graph().withOutputs(outputs));
        }

        @Override
        public String label() {
            return "edit.make-output";
        }
    }
}
