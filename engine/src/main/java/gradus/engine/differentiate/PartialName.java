package gradus.engine.differentiate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What derivatives are called as nodes: `∂z∕∂a`, of a derivative again `∂²z∕∂a²`. The slash is that of division,
/// since the common one parts the steps of a path.
final class PartialName {
    /// With thin spaces: the sign itself takes none, and would lie upon its neighbours.
    private static final String SLASH = "\u2009∕\u2009";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Pattern DERIVATIVE =
            Pattern.compile("∂(?<order>[²³⁴⁵⁶⁷⁸]?)(?<of>[^∂∕]+)" + SLASH + "(?<towards>(?:∂[^∂∕]+)+)");
    private static final Pattern TOWARDS = Pattern.compile("∂(?<name>[^∂²³⁴⁵⁶⁷⁸]+)(?<times>[²³⁴⁵⁶⁷⁸]?)");

    private PartialName() {}

    static String of(String target, String leaf) {
        Matcher derivative = DERIVATIVE.matcher(target);
        if (!derivative.matches()) {
            return "∂" + target + SLASH + "∂" + leaf;
        }
        Map<String, Integer> towards = new LinkedHashMap<>();
        Matcher each = TOWARDS.matcher(derivative.group("towards"));
        while (each.find()) {
            towards.put(each.group("name"), lowered(each.group("times")));
        }
        towards.merge(leaf, 1, Integer::sum);
        int order = lowered(derivative.group("order")) + 1;
        return "∂" + raised(order) + derivative.group("of") + SLASH
                + towards.entrySet().stream()
                        .map(entry -> "∂" + entry.getKey() + raised(entry.getValue()))
                        .collect(Collectors.joining());
    }

    private static int lowered(String times) {
        return times.isEmpty() ? 1 : RAISED.indexOf(times);
    }

    private static String raised(int times) {
        return times == 1 ? "" : RAISED.substring(times, times + 1);
    }
}
