package gradus.engine.project;

import gradus.engine.graph.Diagnostic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a project file holds beyond what this version understands; it is written back as it was read.
///
/// @param version the version of the format that the file states
/// @param members unknown members as JSON text: by the path of the object that holds them (empty for the file's
///     outermost object, `nodes/dense_1`, `training/optimizer`, …) and by their name
/// @param sections sections of the file (`data`, `training`) that can't be accepted as they are, by name
public record Kept(int version, Map<String, Map<String, String>> members, Map<String, Section> sections) {

    /// The version of the format that this program writes.
    public static final int CURRENT_VERSION = 1;

    /// What a project made by this program holds beyond: nothing.
    public static final Kept NOTHING = new Kept(CURRENT_VERSION, Map.of(), Map.of());

    /// A section that is kept as it stands, and why.
    ///
    /// @param content the section as JSON text
    public record Section(String content, Diagnostic reason) {}

    public Kept {
        Map<String, Map<String, String>> copies = new LinkedHashMap<>();
        members.forEach((path, byName) -> copies.put(path, Collections.unmodifiableMap(new LinkedHashMap<>(byName))));
        members = Collections.unmodifiableMap(copies);
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    }

    /// Whether a newer program wrote the file, so that this one can't be sure what it means.
    public boolean isNewer() {
        return version > CURRENT_VERSION;
    }

    /// The unknown members of one object, by name.
    public Map<String, String> members(String path) {
        return members.getOrDefault(path, Map.of());
    }

    /// The section of this name, if it could not be accepted.
    public Optional<Section> section(String name) {
        return Optional.ofNullable(sections.get(name));
    }

    /// The same without a section that has been stated anew.
    public Kept withoutSection(String name) {
        if (!sections.containsKey(name)) {
            return this;
        }
        Map<String, Section> rest = new LinkedHashMap<>(sections);
        rest.remove(name);
        return new Kept(version, members, rest);
    }
}
