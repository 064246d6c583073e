package gradus.engine.exchange;

import gradus.engine.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes named tensors in the safetensors layout.
final class SafetensorsWriter {

    private static final int ALIGNMENT = 8;
    private static final int PIECE = 1 << 16;

    private final Safetensors content;
    private final List<Map.Entry<String, Tensor>> ordered;

    SafetensorsWriter(Safetensors content) {
        this.content = content;
        ordered = content.tensors().entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Tensor> entry) ->
                                -stored(entry.getValue()).bytes())
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    void write(OutputStream stream) throws IOException {
        byte[] header = header();
        stream.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array());
        stream.write(header);
        for (Map.Entry<String, Tensor> entry : ordered) {
            write(entry.getValue(), stream);
        }
    }

    /// Filled up with blanks, so that the numbers begin at a multiple of eight.
    private byte[] header() {
        ObjectNode root = new JsonMapper().createObjectNode();
        if (!content.metadata().isEmpty()) {
            ObjectNode notes = root.putObject(Safetensors.METADATA);
            content.metadata().forEach(notes::put);
        }
        long begin = 0;
        for (Map.Entry<String, Tensor> entry : ordered) {
            Tensor tensor = entry.getValue();
            long end = begin + (long) tensor.size() * stored(tensor).bytes();
            ObjectNode description = root.putObject(entry.getKey());
            description.put("dtype", stored(tensor).name());
            for (int length : tensor.shape().lengths()) {
                description.withArray("shape").add(length);
            }
            if (tensor.shape().rank() == 0) {
                description.putArray("shape");
            }
            description.putArray("data_offsets").add(begin).add(end);
            begin = end;
        }
        String text = root.toString();
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return (text + " ".repeat(Math.floorMod(-length, ALIGNMENT))).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Tensor tensor, OutputStream stream) throws IOException {
        StoredType stored = stored(tensor);
        ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < tensor.size(); i++) {
            if (piece.remaining() < stored.bytes()) {
                stream.write(piece.array(), 0, piece.position());
                piece.clear();
            }
            stored.put(piece, tensor.at(i));
        }
        stream.write(piece.array(), 0, piece.position());
    }

    private static StoredType stored(Tensor tensor) {
        return StoredType.of(tensor.type());
    }
}
