package gradus.engine.project;

import gradus.engine.block.Block;
import gradus.engine.block.Blocks;
import gradus.engine.block.Exposed;
import gradus.engine.exchange.AtomicFile;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Message;
import gradus.engine.graph.Node;
import gradus.engine.graph.Unknown;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Files that hold one block, `*.gradus-block`: its title, what it shows of its inside, and its graph as a project
/// has it. Unlike a project, a block is taken whole or not at all.
public final class BlockFile {

    /// How their names end.
    public static final String SUFFIX = ".gradus-block";

    private static final String FORMAT = "gradus-block";
    private static final int VERSION = 1;

    private BlockFile() {}

    /// Reads a file. Nothing in it is executed.
    ///
    /// @throws GradusException with one diagnostic that says where the file is wrong
    public static Block read(Path file) {
        return read(FileBytes.read(file), String.valueOf(file.getFileName()));
    }

    /// Reads the text of a file.
    ///
    /// @param file what to call it in messages
    /// @throws GradusException as [#read(Path)]
    public static Block read(String text, String file) {
        Reading reading = new Reading(file);
        Json json = JsonReader.read(text, file);
        if (!(json instanceof Json.Members members)
                || !(members.byName().get("format") instanceof Json.Text(String format, Json.Spot spot))
                || !format.equals(FORMAT)) {
            throw reading.refused("project.not-block", json);
        }
        Fields fields = reading.fields(json, "", "");
        Json version = fields.require("version");
        if (!(version instanceof Json.Numeral(String digits, Json.Spot at)) || !digits.matches("[1-9]\\d{0,8}")) {
            throw reading.wrongKind("version", version, "whole-number");
        }
        if (Integer.parseInt(digits) > VERSION) {
            throw reading.refused("project.newer-block", version, digits, Integer.toString(VERSION));
        }
        String title = fields.requireText("title");
        Exposed exposed = exposed(reading, fields);
        Json stated = fields.require("graph");
        Graph body = new GraphReader(reading, Blocks.catalogue()).read(stated, "");
        unknown(body).ifPresent(unknown -> {
            throw new GradusException(unknown.reason().at(reading.place(stated)));
        });
        boolean isWhole = !body.outputs().isEmpty()
                && Stream.concat(
                                body.outputs().values().stream(),
                                body.nodes().stream().flatMap(node -> node.wired().stream()))
                        .allMatch(body::contains);
        if (!isWhole) {
            throw reading.refused("project.block-broken", stated, title);
        }
        return new Block(title, body, exposed);
    }

    /// The text of a block's file; the same block always gives the same text.
    public static String text(Block block) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("format", Json.of(FORMAT));
        members.put("version", Json.of(VERSION));
        members.put("title", Json.of(block.title()));
        members.put("exposed", Json.of(block.exposed().toString()));
        members.put("graph", new GraphWriter(Layout.empty(Direction.RIGHT), Kept.NOTHING).write(block.body(), ""));
        return JsonWriter.file(Json.of(members));
    }

    /// Writes or replaces a file, whole or not at all.
    ///
    /// @throws GradusException `file.unwritable`; the old file is then as it was
    public static void write(Path file, Block block) {
        byte[] bytes = text(block).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, stream -> stream.write(bytes));
    }

    private static Exposed exposed(Reading reading, Fields fields) {
        Optional<Json> stated = fields.take("exposed");
        if (stated.isEmpty()) {
            return Exposed.NOTHING;
        }
        if (!(stated.get() instanceof Json.Text(String text, Json.Spot spot))) {
            throw reading.wrongKind("exposed", stated.get(), "text");
        }
        try {
            return Exposed.parse(text);
        } catch (GradusException wrong) {
            throw reading.refused("attribute.invalid", stated.get(), "exposed", text, Message.of("rule.exposed"));
        }
    }

    /// The first operation at any depth that is not known or refuses its attributes.
    private static Optional<Unknown> unknown(Graph graph) {
        for (Node node : graph.nodes()) {
            if (node.operation() instanceof Unknown unknown) {
                return Optional.of(unknown);
            }
            if (node.operation() instanceof Block block) {
                Optional<Unknown> inside = unknown(block.body());
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }
}
