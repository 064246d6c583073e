package gradus.app.inspector;

import gradus.app.text.OperationHelp;
import gradus.engine.run.FunctionStudy;
import java.util.List;
import java.util.Optional;

/// What the inspector shows.
public sealed interface Inspection {

    /// One node.
    ///
    /// @param help what the operation is called, what it does, when one uses it, its formula, derivative, examples
    /// @param formula what it computes here; empty when that is no formula
    /// @param study of a typed function
    record OfNode(
            String id,
            String name,
            OperationHelp help,
            String formula,
            List<Field> fields,
            List<Fact> facts,
            Optional<FunctionStudy> study)
            implements Inspection {
        public OfNode {
            fields = List.copyOf(fields);
            facts = List.copyOf(facts);
        }
    }

    /// The project as a whole, while no node or several are selected.
    ///
    /// @param advice what to do to see more
    record OfProject(String title, String advice, List<Fact> facts) implements Inspection {
        public OfProject {
            facts = List.copyOf(facts);
        }
    }

    /// Something to know.
    ///
    /// @param full the same with all digits; equal to `text` when there are no more
    /// @param kind what it is, for its colour
    record Fact(String label, String text, String full, Kind kind) {
        Fact(String label, String text) {
            this(label, text, text, Kind.PLAIN);
        }

        /// Colour says one thing.
        enum Kind {
            PLAIN,
            VALUE,
            GRADIENT,
            STALE
        }
    }

    /// An attribute that can be changed.
    ///
    /// @param attribute its name for programs
    /// @param label what people call it
    /// @param text its value as people write it
    /// @param choices what can be chosen; empty when it is only typed
    /// @param isAside whether few people change it and nobody has
    record Field(String attribute, String label, Editor editor, String text, List<String> choices, boolean isAside) {
        public Field {
            choices = List.copyOf(choices);
        }

        /// How it is changed.
        enum Editor {
            TEXT,
            CHOICE,
            /// Chosen, or typed with numbers of one's own: `random_normal(stddev=0.1)`.
            SUGGESTION,
            SWITCH
        }
    }
}
