package gradus.engine.project;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/// Some nodes and where they stand, as text: a project file with nothing but a graph in it. What a whole project's file
/// holds can be read as a fragment, too. Nothing in it is executed.
///
/// @param nodes with their wires; those from nodes that are not among them lead to nowhere
public record Fragment(Graph nodes, Layout places) {

    /// Reads a text. Around the fragment there may be others: the words of a chat, the fences of code.
    ///
    /// @param name what to call it in messages
    /// @throws GradusException as for a project file, or `project.no-nodes` when it holds none
    public static Fragment parse(String text, String name) {
        if (text.length() > FileBytes.MOST) {
            throw new GradusException(Diagnostic.error(
                    "project.too-large", new Place.InFile(name, 0, 0), Integer.toString(FileBytes.MOST >> 20)));
        }
        Project project = FragmentText.in(text)
                .map(found -> ProjectFile.read(found, name).project())
                .orElseGet(Project::empty);
        if (project.graph().nodes().isEmpty()) {
            throw new GradusException(Diagnostic.error("project.no-nodes", new Place.Everywhere(), name));
        }
        return new Fragment(project.graph(), project.layout());
    }

    /// The text; the same nodes always give the same text.
    public String text() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("format", Json.of("gradus"));
        members.put("version", Json.of(1));
        GraphWriter writer = new GraphWriter(places, Kept.NOTHING);
        members.put("graph", writer.write(nodes, ""));
        if (!places.decor().equals(Decor.NOTHING)) {
            members.put("layout", Json.of(LayoutWriter.members(places, writer.placed(), Kept.NOTHING)));
        }
        return JsonWriter.file(Json.of(members));
    }
}
