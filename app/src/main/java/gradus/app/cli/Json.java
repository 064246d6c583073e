package gradus.app.cli;

import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One JSON object on one line, for other programs; members stay in the order they were put in. Numbers are never
/// localised, and one that is not finite is a text. Small on purpose: a short command must not load a JSON library.
final class Json {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /// Adds a member: a text, number, truth value, tensor, list, map or another object.
    Json put(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /// Adds a member, or leaves it out when there is no value.
    Json put(String name, Optional<?> value) {
        value.ifPresent(present -> members.put(name, present));
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        write(text, members);
        return text.toString();
    }

    private static void write(StringBuilder text, Object value) {
        switch (value) {
            case Json object -> write(text, object.members);
            case Map<?, ?> map -> {
                String separator = "{";
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    text.append(separator);
                    quote(text, member.getKey().toString());
                    text.append(':');
                    write(text, member.getValue());
                    separator = ",";
                }
                text.append(map.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                String separator = "[";
                for (Object element : list) {
                    text.append(separator);
                    write(text, element);
                    separator = ",";
                }
                text.append(list.isEmpty() ? "[]" : "]");
            }
            case Tensor tensor -> write(text, tensor, 0, 0);
            case Double number -> number(text, number);
            case Float number -> number(text, number);
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth);
            default -> quote(text, value.toString());
        }
    }

    private static void write(StringBuilder text, Tensor tensor, int axis, int offset) {
        if (axis == tensor.shape().rank()) {
            double element = tensor.at(offset);
            if (tensor.type().isFloat()) {
                number(text, element);
            } else {
                text.append((long) element);
            }
            return;
        }
        text.append('[');
        for (int i = 0; i < tensor.shape().get(axis).size(); i++) {
            text.append(i == 0 ? "" : ",");
            write(text, tensor, axis + 1, offset + i * tensor.shape().strides()[axis]);
        }
        text.append(']');
    }

    private static void number(StringBuilder text, double number) {
        if (Double.isFinite(number)) {
            text.append(number);
        } else {
            quote(text, Double.toString(number));
        }
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ' || (Character.isSurrogate(c) && !isPaired(value, i))) {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean isPaired(String value, int index) {
        return Character.isHighSurrogate(value.charAt(index))
                ? index + 1 < value.length() && Character.isLowSurrogate(value.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(value.charAt(index - 1));
    }
}
