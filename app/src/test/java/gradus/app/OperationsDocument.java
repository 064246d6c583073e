package gradus.app;

import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.text.OperationHelp;
import gradus.engine.block.Blocks;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The list of all operations as a page of the documents, written from the catalogue and the texts.
final class OperationsDocument {

    /// The words of the page that are not about one operation.
    private record Words(
            String title,
            String opening,
            String ports,
            String attributes,
            String optional,
            String exceptions,
            String exceptionsOpening,
            String operation,
            String reason) {}

    private static final Words ENGLISH = new Words(
            "Operations",
            """
            All that the palette offers, %d entries: what each does, when one uses it, its ports and attributes with \
            their defaults, its formula, its derivative and an example that a test computes. An example can be typed \
            into the formula bar.

            `[condition]` is 1 where the condition holds and else 0; `E[…]` is a mean, `#` counts, `L` is the number \
            that is differentiated, `σ` the sigmoid. Indices of axes that are only carried \
            along are left out; a sum runs over every index that stands on the right only; `j = i` between places of two shapes means the same place when all are counted row by row. In windows, `p` is the \
            place of the window, `k` the place in it, `s` the strides, `d` the dilations, `pad` the padding before.

            This page is written by a test from the catalogue and the texts of the program; see \
            [CONTRIBUTING.md](../CONTRIBUTING.md).
            """,
            "Ports",
            "Attributes",
            "optional",
            "Exceptions from the contract test",
            """
            `OperationContractTest` holds the gradient of every operation, and the gradient of that gradient, against \
            central differences. These are left out:
            """,
            "Operation",
            "Reason");

    private static final Words PORTUGUESE = new Words(
            "Operações",
            """
            Tudo o que a paleta oferece, %d entradas: o que cada uma faz, quando se usa, suas portas e seus atributos \
            com os valores padrão, sua fórmula, sua derivada e um exemplo que um teste calcula. Um exemplo pode ser \
            digitado na barra de fórmulas.

            `[condição]` vale 1 onde a condição é satisfeita e 0 fora dali; `E[…]` é uma média, `#` conta, `L` é o \
            número que se deriva, `σ` é a sigmoide. Os índices dos eixos que apenas acompanham são omitidos; uma soma \
            percorre todo índice que só aparece à direita; `j = i` entre lugares de duas formas quer dizer o mesmo lugar, contando todos linha por linha. Nas janelas, `p` é o lugar da janela, `k` o lugar dentro \
            dela, `s` os passos, `d` as dilatações, `pad` o preenchimento antes.

            Esta página é escrita por um teste a partir do catálogo e dos textos do programa; veja \
            [CONTRIBUTING.md](../CONTRIBUTING.md).
            """,
            "Portas",
            "Atributos",
            "opcional",
            "Exceções do teste de contrato",
            """
            `OperationContractTest` compara o gradiente de cada operação, e o gradiente desse gradiente, com \
            diferenças centrais. Estas ficam de fora:
            """,
            "Operação",
            "Motivo");

    private final Messages messages;
    private final Words words;
    private final Map<String, String> exceptions;
    private final List<String> lines = new ArrayList<>();

    private OperationsDocument(Language language, Map<String, String> exceptions) {
        messages = Messages.of(language);
        words = switch (language) {
            case ENGLISH -> ENGLISH;
            case PORTUGUESE -> PORTUGUESE;
        };
        this.exceptions = exceptions;
    }

    /// The page in a language.
    ///
    /// @param exceptions why the contract test leaves an operation out that has a derivative, by its name
    static String text(Language language, Map<String, String> exceptions) {
        return new OperationsDocument(language, exceptions).write();
    }

    private String write() {
        List<Operation> entries = Blocks.catalogue().entries();
        lines.add("# " + words.title());
        lines.add("");
        lines.add(words.opening().strip().formatted(entries.size()));
        for (Family family : Family.values()) {
            List<Operation> members = entries.stream()
                    .filter(operation -> operation.family() == family)
                    .toList();
            if (!members.isEmpty()) {
                lines.add("");
                lines.add("## " + messages.text("family." + family.name()));
                members.forEach(this::describe);
            }
        }
        lines.add("");
        lines.add("## " + words.exceptions());
        lines.add("");
        lines.add(words.exceptionsOpening().strip());
        lines.add("");
        lines.add("| " + words.operation() + " | " + words.reason() + " |");
        lines.add("|---|---|");
        entries.forEach(this::except);
        lines.add("");
        return String.join("\n", lines);
    }

    private void describe(Operation operation) {
        OperationHelp help = OperationHelp.of(operation, messages);
        lines.add("");
        lines.add("### " + operation.name());
        lines.add("");
        String title = help.title().equals(operation.name()) ? "" : "*" + help.title() + "*. ";
        lines.add((title + help.what() + " " + help.when()).strip());
        lines.add("");
        item(words.ports(), ports(operation));
        item(
                words.attributes(),
                Attributes.of(operation).stream()
                        .map(attribute -> code(attribute.name() + " = " + Attributes.text(attribute.value())))
                        .collect(Collectors.joining(", ")));
        item(messages.text("help.formula"), codes(help.formula()));
        item(messages.text("help.derivative"), codes(help.derivative()) + help.derivativeNote());
        item(messages.text("help.example"), codes(help.examples()));
    }

    private String ports(Operation operation) {
        String inputs = operation.inputs().stream().map(this::port).collect(Collectors.joining(", "));
        String outputs = operation.outputs().stream().map(this::port).collect(Collectors.joining(", "));
        return inputs.isEmpty() ? "→ " + outputs : inputs + " → " + outputs;
    }

    private String port(Port port) {
        return code(port.name()) + (port.optional() ? " (" + words.optional() + ")" : "");
    }

    private void item(String label, String text) {
        if (!text.isEmpty()) {
            lines.add("- " + label + ": " + text);
        }
    }

    private void except(Operation operation) {
        String reason = switch (operation.facts().derivative()) {
            case Facts.Derivative.None(var why) -> messages.of(why);
            case Facts.Derivative.Known known -> exceptions.getOrDefault(operation.name(), "");
            case Facts.Derivative.ByChainRule chain -> exceptions.getOrDefault(operation.name(), "");
        };
        if (!reason.isEmpty() && !(operation instanceof Source)) {
            lines.add("| " + operation.name() + " | " + reason + " |");
        }
    }

    private static String codes(List<String> texts) {
        return texts.stream().map(OperationsDocument::code).collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    /// Where the page of a language lies.
    static String file(Language language) {
        return Arrays.stream(Language.values()).findFirst().orElseThrow() == language
                ? "operations.md"
                : "operations." + language.tag() + ".md";
    }
}
