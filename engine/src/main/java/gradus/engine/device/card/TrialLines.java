package gradus.engine.device.card;

import gradus.engine.device.DeviceSpeed;
import gradus.engine.device.Trial;
import gradus.engine.graph.Message;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the process that tries devices out writes, a line for each step, so that it is known how far it came. A driver
/// may write between the lines.
///
/// @param tried devices whose trial is over
/// @param begun the device whose trial isn't
/// @param absence why there is no device
/// @param isBegun whether it began at all
/// @param isComplete whether it came to its end
record TrialLines(
        List<TriedCard> tried,
        Optional<CardFacts> begun,
        Optional<Message> absence,
        boolean isBegun,
        boolean isComplete) {

    static final String BEGIN = "gradus:begin";
    static final String END = "gradus:end";

    private static final String DEVICE = "gradus:device";
    private static final String PASSED = "gradus:passed";
    private static final String REFUSED = "gradus:refused";
    private static final String ABSENT = "gradus:absent";

    /// A device is about to be tried.
    static String device(CardFacts facts) {
        return line(
                DEVICE,
                facts.kind(),
                facts.index(),
                facts.platform(),
                facts.name(),
                facts.vendor(),
                facts.version(),
                facts.memory(),
                facts.largestBuffer(),
                facts.localMemory(),
                facts.largestGroup(),
                facts.units(),
                facts.isProcessor(),
                facts.hasCompiler(),
                facts.hasProducts());
    }

    /// The device was tried.
    static String trial(Trial trial) {
        return switch (trial) {
            case Trial.Passed(DeviceSpeed speed) ->
                line(PASSED, speed.launch(), speed.answer(), speed.upload(), speed.download(), speed.product());
            case Trial.Refused(Message reason) -> message(REFUSED, reason);
        };
    }

    /// There is no device.
    static String absent(Message reason) {
        return message(ABSENT, reason);
    }

    /// Reads what was written.
    static TrialLines read(List<String> lines) {
        List<TriedCard> tried = new ArrayList<>();
        Optional<CardFacts> begun = Optional.empty();
        Optional<Message> absence = Optional.empty();
        boolean isBegun = false;
        boolean isComplete = false;
        for (String line : lines) {
            List<String> fields = List.of(line.split(" ", -1));
            switch (fields.getFirst()) {
                case DEVICE -> begun = Optional.of(facts(fields));
                case PASSED, REFUSED -> {
                    tried.add(new TriedCard(begun.orElseThrow(), trial(fields)));
                    begun = Optional.empty();
                }
                case ABSENT -> absence = Optional.of(message(fields));
                case BEGIN -> isBegun = true;
                case END -> isComplete = true;
                default -> {}
            }
        }
        return new TrialLines(tried, begun, absence, isBegun, isComplete);
    }

    private static CardFacts facts(List<String> fields) {
        return new CardFacts(
                text(fields.get(1)),
                Integer.parseInt(fields.get(2)),
                text(fields.get(3)),
                text(fields.get(4)),
                text(fields.get(5)),
                text(fields.get(6)),
                Long.parseLong(fields.get(7)),
                Long.parseLong(fields.get(8)),
                Integer.parseInt(fields.get(9)),
                Integer.parseInt(fields.get(10)),
                Integer.parseInt(fields.get(11)),
                Boolean.parseBoolean(fields.get(12)),
                Boolean.parseBoolean(fields.get(13)),
                Boolean.parseBoolean(fields.get(14)));
    }

    private static Trial trial(List<String> fields) {
        return fields.getFirst().equals(PASSED)
                ? new Trial.Passed(new DeviceSpeed(
                        Double.parseDouble(fields.get(1)),
                        Double.parseDouble(fields.get(2)),
                        Double.parseDouble(fields.get(3)),
                        Double.parseDouble(fields.get(4)),
                        Double.parseDouble(fields.get(5))))
                : new Trial.Refused(message(fields));
    }

    private static String line(String kind, Object... values) {
        StringBuilder line = new StringBuilder(kind);
        for (Object value : values) {
            line.append(' ').append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
        return line.toString();
    }

    /// Whole numbers stay numbers, as a text may choose by them.
    private static String message(String kind, Message message) {
        return line(kind, message.key())
                + message.arguments().stream()
                        .map(argument -> line(argument instanceof Number ? " number" : " text", argument))
                        .collect(Collectors.joining());
    }

    private static Message message(List<String> fields) {
        List<Object> arguments = new ArrayList<>();
        for (int i = 2; i < fields.size(); i += 2) {
            String value = text(fields.get(i + 1));
            arguments.add(fields.get(i).equals("number") ? (Object) Long.valueOf(value) : value);
        }
        return new Message(fields.get(1), arguments);
    }

    private static String text(String field) {
        return URLDecoder.decode(field, StandardCharsets.UTF_8);
    }
}
