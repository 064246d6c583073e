package gradus.engine.graph;

import java.util.List;

/// A sentence for a person, without its words: the key of a text in the bundles and what is filled in. An argument
/// that is a message itself is put into words first.
public record Message(String key, List<Object> arguments) {
    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
