package gradus.engine.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// As much of JSON Schema as the project's schema uses; a keyword beyond that is an error.
record Schema(JsonNode root) {

    private static final Set<String> IGNORED = Set.of("$schema", "title", "description", "$defs");

    /// Where and how a value breaks the schema; nothing when it doesn't.
    List<String> faults(JsonNode value) {
        List<String> faults = new ArrayList<>();
        check(root, value, "", faults);
        return faults;
    }

    private void check(JsonNode schema, JsonNode value, String path, List<String> faults) {
        for (Map.Entry<String, JsonNode> rule : schema.properties()) {
            if (!isKept(schema, rule.getKey(), rule.getValue(), value, path, faults)) {
                faults.add(path + " breaks " + rule);
            }
        }
    }

    private boolean isKept(
            JsonNode schema, String keyword, JsonNode rule, JsonNode value, String path, List<String> faults) {
        if (IGNORED.contains(keyword)) {
            return true;
        }
        switch (keyword) {
            case "$ref" -> check(root.at(rule.stringValue().substring(1)), value, path, faults);
            case "properties" -> {
                for (Map.Entry<String, JsonNode> member : rule.properties()) {
                    if (value.has(member.getKey())) {
                        check(member.getValue(), value.get(member.getKey()), path + "/" + member.getKey(), faults);
                    }
                }
            }
            case "additionalProperties" -> {
                for (Map.Entry<String, JsonNode> member : value.properties()) {
                    if (!schema.path("properties").has(member.getKey())) {
                        check(rule, member.getValue(), path + "/" + member.getKey(), faults);
                    }
                }
            }
            case "items" -> {
                for (int i = 0; i < value.size(); i++) {
                    check(rule, value.get(i), path + "/" + i, faults);
                }
            }
            default -> {
                return isKept(keyword, rule, value);
            }
        }
        return true;
    }

    private static boolean isKept(String keyword, JsonNode rule, JsonNode value) {
        return switch (keyword) {
            case "type" ->
                switch (rule.stringValue()) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isString();
                    case "boolean" -> value.isBoolean();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    default -> throw new IllegalArgumentException(rule.toString());
                };
            case "const" -> rule.equals(value);
            case "enum" -> rule.valueStream().anyMatch(value::equals);
            case "required" -> rule.valueStream().allMatch(name -> value.has(name.stringValue()));
            case "minimum" -> !value.isNumber() || value.doubleValue() >= rule.doubleValue();
            case "exclusiveMinimum" -> !value.isNumber() || value.doubleValue() > rule.doubleValue();
            case "exclusiveMaximum" -> !value.isNumber() || value.doubleValue() < rule.doubleValue();
            case "minLength" -> !value.isString() || value.stringValue().length() >= rule.intValue();
            case "minItems" -> !value.isArray() || value.size() >= rule.intValue();
            case "maxItems" -> !value.isArray() || value.size() <= rule.intValue();
            case "pattern" ->
                !value.isString()
                        || Pattern.compile(rule.stringValue())
                                .matcher(value.stringValue())
                                .find();
            default -> throw new IllegalArgumentException("The keyword " + keyword + " is not understood");
        };
    }
}
