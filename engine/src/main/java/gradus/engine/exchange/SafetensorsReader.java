package gradus.engine.exchange;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the safetensors layout, trusting nothing that the header says.
final class SafetensorsReader {

    /// The bound that the format itself sets.
    private static final long LONGEST_HEADER = 100_000_000;

    private static final int MOST_AXES = 16;
    private static final int PIECE = 1 << 16;

    private final Path file;
    private final String name;

    SafetensorsReader(Path file) {
        this.file = file;
        this.name = String.valueOf(file.getFileName());
    }

    /// Where a tensor's numbers lie, counted from the end of the header.
    private record Entry(String name, StoredType type, Shape shape, long begin, long end) {}

    Safetensors read() {
        return open(this::read);
    }

    /// The notes alone; that the tensors are all there is checked.
    Map<String, String> notes() {
        return open(channel -> head(channel).metadata());
    }

    private interface Reading<T> {
        T of(FileChannel channel) throws IOException;
    }

    private <T> T open(Reading<T> reading) {
        if (Files.isDirectory(file)) {
            throw refused("file.is-folder");
        }
        if (!Files.exists(file)) {
            throw refused("file.not-found");
        }
        if (!Files.isRegularFile(file)) {
            throw refused("file.unreadable");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            return reading.of(channel);
        } catch (EOFException cutOff) {
            throw header("safetensors.cut-off");
        } catch (IOException failed) {
            throw refused("file.unreadable");
        }
    }

    /// What stands before the numbers.
    ///
    /// @param start where the numbers begin
    private record Head(Map<String, String> metadata, List<Entry> entries, long start) {}

    private Safetensors read(FileChannel channel) throws IOException {
        Head head = head(channel);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Entry entry : head.entries()) {
            tensors.put(entry.name(), tensor(channel, head.start(), entry));
        }
        return new Safetensors(tensors, head.metadata());
    }

    private Head head(FileChannel channel) throws IOException {
        ByteBuffer first = bytes(channel, 0, Long.BYTES);
        long length = first.getLong();
        if (length < 2 || length > LONGEST_HEADER) {
            throw header("safetensors.no-header");
        }
        if (length > channel.size() - Long.BYTES) {
            throw header("safetensors.cut-off");
        }
        JsonNode root = parse(bytes(channel, Long.BYTES, (int) length).array());
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : root.properties()) {
            if (member.getKey().equals(Safetensors.METADATA)) {
                notes(member.getValue(), metadata);
            } else {
                entries.add(entry(member.getKey(), member.getValue()));
            }
        }
        checkPlaces(entries, channel.size() - Long.BYTES - length);
        return new Head(metadata, entries, Long.BYTES + length);
    }

    private JsonNode parse(byte[] bytes) {
        try {
            JsonNode root = JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(bytes);
            if (!root.isObject()) {
                throw header("safetensors.no-header");
            }
            return root;
        } catch (JacksonException wrong) {
            throw header("safetensors.no-header");
        }
    }

    private void notes(JsonNode node, Map<String, String> metadata) {
        if (!node.isObject()) {
            throw header("safetensors.notes");
        }
        for (Map.Entry<String, JsonNode> note : node.properties()) {
            if (!note.getValue().isString()) {
                throw header("safetensors.notes");
            }
            metadata.put(note.getKey(), note.getValue().stringValue());
        }
    }

    private Entry entry(String tensor, JsonNode node) {
        JsonNode type = node.path("dtype");
        JsonNode shape = node.path("shape");
        JsonNode offsets = node.path("data_offsets");
        if (!type.isString() || !shape.isArray() || !offsets.isArray() || offsets.size() != 2) {
            throw entry(tensor, "safetensors.incomplete");
        }
        StoredType stored = StoredType.find(type.stringValue())
                .orElseThrow(() -> new GradusException(Diagnostic.error(
                        "safetensors.type", place(), tensor, type.stringValue(), "F64, F32, I32, BOOL, F16, BF16")));
        if (shape.size() > MOST_AXES) {
            throw entry(tensor, "safetensors.shape");
        }
        int[] lengths = new int[shape.size()];
        for (int axis = 0; axis < lengths.length; axis++) {
            JsonNode length = shape.get(axis);
            if (!length.isIntegralNumber() || !length.canConvertToInt() || length.intValue() < 0) {
                throw entry(tensor, "safetensors.shape");
            }
            lengths[axis] = length.intValue();
        }
        if (!isPosition(offsets.get(0)) || !isPosition(offsets.get(1))) {
            throw entry(tensor, "safetensors.offsets");
        }
        long begin = offsets.get(0).longValue();
        long end = offsets.get(1).longValue();
        if (end < begin || end - begin != size(tensor, stored, lengths)) {
            throw entry(tensor, "safetensors.size");
        }
        return new Entry(tensor, stored, Shape.of(lengths), begin, end);
    }

    private static boolean isPosition(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    }

    /// The bytes that a shape needs; more elements than an array can hold are refused.
    private long size(String tensor, StoredType stored, int... lengths) {
        try {
            int elements = 1;
            for (int length : lengths) {
                elements = Math.multiplyExact(elements, length);
            }
            return (long) elements * stored.bytes();
        } catch (ArithmeticException overflow) {
            throw entry(tensor, "safetensors.size");
        }
    }

    /// The tensors must fill the rest of the file one behind the other, without gaps and without overlapping.
    private void checkPlaces(List<Entry> entries, long available) {
        long expected = 0;
        for (Entry entry : entries.stream()
                .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
                .toList()) {
            if (entry.end() > available) {
                throw header("safetensors.cut-off");
            }
            if (entry.begin() != expected) {
                throw entry(entry.name(), "safetensors.offsets");
            }
            expected = entry.end();
        }
        if (expected != available) {
            throw header("safetensors.rest");
        }
    }

    private static Tensor tensor(FileChannel channel, long start, Entry entry) throws IOException {
        int count = (int) ((entry.end() - entry.begin()) / entry.type().bytes());
        double[] values = new double[count];
        int step = PIECE / entry.type().bytes();
        for (int from = 0; from < count; from += step) {
            int size = Math.min(step, count - from);
            ByteBuffer piece = bytes(
                    channel,
                    start + entry.begin() + (long) from * entry.type().bytes(),
                    size * entry.type().bytes());
            for (int i = 0; i < size; i++) {
                values[from + i] = entry.type().get(piece);
            }
        }
        return Tensor.owning(entry.type().type(), entry.shape(), values);
    }

    private static ByteBuffer bytes(FileChannel channel, long position, int count) throws IOException {
        if (position + count > channel.size()) {
            throw new EOFException();
        }
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    private GradusException header(String fault) {
        return new GradusException(Diagnostic.error("safetensors.header", place(), name, Message.of(fault)));
    }

    private GradusException entry(String tensor, String fault) {
        return new GradusException(Diagnostic.error("safetensors.tensor", place(), tensor, Message.of(fault)));
    }

    private GradusException refused(String code) {
        return new GradusException(Diagnostic.error(code, place(), file.toString()));
    }

    private Place place() {
        return new Place.InFile(name, 0, 0);
    }
}
