package gradus.engine.device.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The text of all kernels, by sections. A section begins with its name and the names of those that must stand before
/// it, `//: strided uses base`; where it is a function that does one kind of step, `//: function gather uses index`.
/// Two sections are made of what others declare: the operations of formulas, and the list of all functions.
final class KernelSource {

    private static final List<String> FILES =
            List.of("base", "moves", "picks", "sums", "random", "products", "windows", "checks", "interpreters");

    private static final Pattern START = Pattern.compile("(?m)^//: ");

    private static final String FUNCTION = "function";

    private static final Map<String, Section> SECTIONS = read();

    /// @param isFunction whether it does one kind of step
    private record Section(List<String> uses, String text, boolean isFunction) {}

    private KernelSource() {}

    /// The sections of these names with all that they use, each once.
    static String of(Collection<String> names) {
        Set<String> all = new LinkedHashSet<>();
        names.forEach(name -> gather(name, all));
        return all.stream().map(name -> section(name).text()).collect(Collectors.joining("\n"));
    }

    /// The text of one section alone.
    static String text(String name) {
        return section(name).text();
    }

    /// The sections that one uses, and others.
    static List<String> uses(String name, String... others) {
        return Stream.concat(section(name).uses().stream(), Stream.of(others)).toList();
    }

    /// The functions that do one kind of step, in an order that stays.
    static List<String> functions() {
        return functions(SECTIONS);
    }

    private static List<String> functions(Map<String, Section> sections) {
        return sections.keySet().stream()
                .filter(name -> sections.get(name) instanceof Section section && section.isFunction())
                .toList();
    }

    /// The kernels of which each group does a part of a step.
    static List<String> groupKernels() {
        return SECTIONS.keySet().stream().filter(name -> name.startsWith("k_")).toList();
    }

    private static void gather(String name, Set<String> all) {
        section(name).uses().forEach(used -> gather(used, all));
        all.add(name);
    }

    private static Section section(String name) {
        Section section = SECTIONS.get(name);
        if (section == null) {
            throw new IllegalArgumentException("The kernels have no section " + name);
        }
        return section;
    }

    private static Map<String, Section> read() {
        Map<String, Section> sections = new LinkedHashMap<>();
        for (String file : FILES) {
            START.splitAsStream(content(file + ".cl"))
                    .filter(section -> !section.isBlank())
                    .forEach(section -> {
                        String[] parts = section.split("\n", 2);
                        List<String> words = List.of(parts[0].split(" ", -1));
                        boolean isFunction = words.getFirst().equals(FUNCTION);
                        words = isFunction ? words.subList(1, words.size()) : words;
                        // The second word is `uses`.
                        List<String> uses = words.subList(Math.min(2, words.size()), words.size());
                        sections.put(words.getFirst(), new Section(uses, parts[1], isFunction));
                    });
        }
        sections.put("formula_operations", new Section(List.of("numbers"), FormulaCode.cases(), false));
        List<String> functions = functions(sections);
        sections.put("stage_functions", new Section(functions, StageCode.cases(functions), false));
        return Collections.unmodifiableMap(sections);
    }

    private static String content(String file) {
        try (InputStream stream = KernelSource.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("The kernels' source " + file + " is missing");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
