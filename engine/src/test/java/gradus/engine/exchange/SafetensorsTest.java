package gradus.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Safetensors files come back as they were written, and no header can lie.
class SafetensorsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tensorsOfEveryTypeComeBack() {
        Random random = new Random(1);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ElementType type : ElementType.values()) {
            for (Shape shape : List.of(
                    Shape.SCALAR, Shape.of(0), Shape.of(2, 0, 3), Shape.of(1), Shape.of(7, 3), Shape.of(20_000))) {
                double[] values = random.doubles(shape.size(), -100, 100).toArray();
                tensors.put("dense_ã/" + type + shape, Tensor.of(type, shape, values));
            }
        }
        tensors.put("odd", Tensor.of(ElementType.FLOAT64, Shape.of(3), Double.NaN, Double.POSITIVE_INFINITY, -0.0));
        Map<String, String> notes = Map.of("gradus.preprocessing", "{\"mean\": [1.5]}", "ção", "linha\n\"2\"");
        Path file = folder.resolve("weights.safetensors");
        new Safetensors(tensors, notes).write(file);

        Safetensors read = Safetensors.read(file);
        assertEquals(tensors, read.tensors());
        assertEquals(notes, read.metadata());
    }

    @Test
    void aFileWithoutTensorsComesBack() {
        Path file = folder.resolve("empty.safetensors");
        new Safetensors(Map.of(), Map.of()).write(file);
        assertEquals(new Safetensors(Map.of(), Map.of()), Safetensors.read(file));
    }

    /// The bytes that the reference library writes for `save({"a": float32 [[1, 2]], "b": int32 [3]}, {"k": "v"})`.
    @Test
    void theLayoutIsThatOfTheReferenceLibrary() throws IOException {
        String header = "{\"__metadata__\":{\"k\":\"v\"},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
                + "\"b\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[8,12]}}";
        ByteBuffer data = data(12).putFloat(1).putFloat(2).putInt(3);
        byte[] expected = bytes(header + " ".repeat((8 - header.length() % 8) % 8), data);
        Path file = folder.resolve("reference.safetensors");
        Files.write(file, expected);

        Safetensors read = Safetensors.read(file);
        assertEquals(
                Tensor.of(ElementType.FLOAT32, Shape.of(1, 2), 1, 2),
                read.tensors().get("a"));
        assertEquals(
                Tensor.of(ElementType.INT32, Shape.of(1), 3), read.tensors().get("b"));
        assertEquals(Map.of("k", "v"), read.metadata());

        Path again = folder.resolve("again.safetensors");
        read.write(again);
        assertArrayEquals(expected, Files.readAllBytes(again));
    }

    @Test
    void halfPrecisionIsRead() throws IOException {
        ByteBuffer data = data(4).putShort(Float.floatToFloat16(-1.5f)).putShort((short) 0x3fc0);
        Path file = write(
                "{\"h\":{\"dtype\":\"F16\",\"shape\":[],\"data_offsets\":[0,2]},"
                        + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[2,4]}}",
                data);
        assertEquals(
                Map.of(
                        "h", Tensor.scalar(ElementType.FLOAT32, -1.5),
                        "b", Tensor.of(ElementType.FLOAT32, Shape.of(1), 1.5)),
                Safetensors.read(file).tensors());
    }

    /// `D` is `data_offsets`, `F` is `"dtype":"F32"`, `S` is `shape`; the data have 8 bytes.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "[];                                                safetensors.header; safetensors.no-header",
                "{'a':{F,S:[2],D:[0,8]};                            safetensors.header; safetensors.no-header",
                "{'a':{F,S:[2],D:[0,8]},'a':{F,S:[2],D:[0,8]}};     safetensors.header; safetensors.no-header",
                "{'a':{F,S:[2],D:[0,8]}} {};                        safetensors.header; safetensors.no-header",
                "{'__metadata__':{'k':1},'a':{F,S:[2],D:[0,8]}};    safetensors.header; safetensors.notes",
                "{'__metadata__':[],'a':{F,S:[2],D:[0,8]}};         safetensors.header; safetensors.notes",
                "{'a':{F,S:[3],D:[0,12]}};                          safetensors.header; safetensors.cut-off",
                "{'a':{F,S:[1],D:[0,4]}};                           safetensors.header; safetensors.rest",
                "{};                                                safetensors.header; safetensors.rest",
                "{'a':5};                                           safetensors.tensor; safetensors.incomplete",
                "{'a':{S:[2],D:[0,8]}};                             safetensors.tensor; safetensors.incomplete",
                "{'a':{F,S:[2],D:[0,8,9]}};                         safetensors.tensor; safetensors.incomplete",
                "{'a':{F,S:[-2],D:[0,8]}};                          safetensors.tensor; safetensors.shape",
                "{'a':{F,S:[2.5],D:[0,8]}};                         safetensors.tensor; safetensors.shape",
                "{'a':{F,S:[99999999999],D:[0,8]}};                 safetensors.tensor; safetensors.shape",
                "{'a':{F,S:[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2],D:[0,8]}}; safetensors.tensor; safetensors.shape",
                "{'a':{F,S:[65536,65536],D:[0,8]}};                 safetensors.tensor; safetensors.size",
                "{'a':{F,S:[2147483647,2147483647,0],D:[0,0]}};     safetensors.tensor; safetensors.size",
                "{'a':{F,S:[1],D:[0,8]}};                           safetensors.tensor; safetensors.size",
                "{'a':{F,S:[2],D:[8,0]}};                           safetensors.tensor; safetensors.size",
                "{'a':{F,S:[2],D:[-8,0]}};                          safetensors.tensor; safetensors.offsets",
                "{'a':{F,S:[2],D:[9223372036854775807,9223372036854775815]}}; safetensors.tensor; safetensors.offsets",
                "{'a':{F,S:[1],D:[4,8]}};                           safetensors.tensor; safetensors.offsets",
                "{'a':{F,S:[2],D:[0,8]},'b':{F,S:[1],D:[4,8]}};     safetensors.tensor; safetensors.offsets",
            })
    void aHeaderThatLiesIsRefused(String header, String code, String fault) throws IOException {
        Path file = write(
                header.replace("D:", "'data_offsets':")
                        .replace("F,", "'dtype':'F32',")
                        .replace("S:", "'shape':")
                        .replace('\'', '"'),
                data(8));
        Diagnostic refused = refused(file);
        assertEquals(code, refused.code());
        assertEquals(Message.of(fault), refused.arguments().get(1));
    }

    @Test
    void anElementTypeThatIsNotSupportedIsNamed() throws IOException {
        Path file = write("{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[8],\"data_offsets\":[0,8]}}", data(8));
        Diagnostic refused = refused(file);
        assertEquals("safetensors.type", refused.code());
        assertEquals("F8_E4M3", refused.arguments().get(1));
    }

    @ParameterizedTest
    @CsvSource({
        "-1,                  safetensors.no-header",
        "0,                   safetensors.no-header",
        "9223372036854775807, safetensors.no-header",
        "100000001,           safetensors.no-header",
        "1000,                safetensors.cut-off"
    })
    void aLengthThatLiesIsRefused(long length, String fault) throws IOException {
        Path file = folder.resolve("lying.safetensors");
        Files.write(file, data(32).putLong(length).array());
        assertEquals(Message.of(fault), refused(file).arguments().get(1));
    }

    @Test
    void aFileThatIsTooShortIsCutOff() throws IOException {
        Path file = folder.resolve("short.safetensors");
        Files.write(file, new byte[] {1, 2, 3});
        assertEquals(
                Message.of("safetensors.cut-off"), refused(file).arguments().get(1));
    }

    @Test
    void aFileThatIsNoneIsSaidToBeSo() {
        assertEquals(
                "file.not-found", refused(folder.resolve("none.safetensors")).code());
        assertEquals("file.is-folder", refused(folder).code());
    }

    private static Diagnostic refused(Path file) {
        List<Diagnostic> told = assertThrows(GradusException.class, () -> Safetensors.read(file))
                .diagnostics();
        assertEquals(1, told.size());
        return told.getFirst();
    }

    private Path write(String header, ByteBuffer data) throws IOException {
        Path file = folder.resolve("made.safetensors");
        Files.write(file, bytes(header, data));
        return file;
    }

    private static ByteBuffer data(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bytes(String header, ByteBuffer data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + data.capacity())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(data.rewind())
                .array();
    }
}
