package gradus.engine.project;

import gradus.engine.data.CsvTable;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Tells whether two things are the same by a short text: SHA-256, in hexadecimal digits.
public final class Fingerprint {

    private Fingerprint() {}

    /// Of what a graph computes; names and places of nodes don't count.
    public static String of(Graph graph) {
        Graph unnamed = graph;
        for (Node node : graph.nodes()) {
            unnamed = unnamed.with(node.withName(node.id()));
        }
        Project plain = Project.of(unnamed, Layout.empty(Direction.RIGHT));
        MessageDigest digest = digest();
        digest.update(ProjectFile.text(plain).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Of rows as they came, with the names of their columns.
    public static String of(CsvTable table) {
        MessageDigest digest = digest();
        add(table.names(), digest);
        table.rows().forEach(row -> add(row.cells(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(List<String> cells, MessageDigest digest) {
        for (String cell : cells) {
            digest.update(cell.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        digest.update((byte) 1);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
