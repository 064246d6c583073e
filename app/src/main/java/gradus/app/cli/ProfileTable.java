package gradus.app.cli;

import gradus.app.text.Messages;
import gradus.engine.bench.StepProfile;
import gradus.engine.instruction.StepText;
import java.util.ArrayList;
import java.util.List;

/// How `gradus bench profile-…` is written: lines for a terminal, an object for programs, Markdown for a document.
record ProfileTable(Messages texts) {

    private static final double NANOSECONDS_IN_MICROSECOND = 1e3;
    private static final int MOST_TEXT = 100;

    /// The steps in order, then the kinds, for a terminal.
    List<String> lines(StepProfile profile) {
        List<String> lines = new ArrayList<>();
        lines.add(BenchFigures.line(List.of(
                profile.workload(), texts.text("cli.bench.column.step"), texts.text("cli.bench.column.share"))));
        for (StepProfile.Part part : profile.parts()) {
            String text = StepText.of(part.step()).lines().findFirst().orElse("");
            lines.add(BenchFigures.line(List.of(
                    part.kind(),
                    BenchFigures.microseconds(texts, part.time()),
                    share(part.time(), profile),
                    text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text)));
        }
        kinds(profile).forEach(cells -> lines.add(BenchFigures.line(cells)));
        return lines;
    }

    Json object(StepProfile profile) {
        return new Json()
                .put("bench", "profile")
                .put("workload", profile.workload())
                .put("us", profile.time() / NANOSECONDS_IN_MICROSECOND)
                .put(
                        "steps",
                        profile.parts().stream()
                                .map(part -> new Json()
                                        .put("kind", part.kind())
                                        .put("slot", part.step().output().slot())
                                        .put("us", part.time() / NANOSECONDS_IN_MICROSECOND)
                                        .put("multiply_adds", part.multiplyAdds()))
                                .toList());
    }

    /// The kinds, as a section of a document.
    String markdown(StepProfile profile) {
        return "## " + texts.text("cli.bench.profile.title", profile.workload()) + "\n\n"
                + BenchFigures.markdown(
                        List.of(
                                texts.text("cli.bench.column.kind"),
                                texts.text("cli.bench.column.step"),
                                texts.text("cli.bench.column.share")),
                        kinds(profile));
    }

    private List<List<String>> kinds(StepProfile profile) {
        return profile.kinds().stream()
                .map(kind -> List.of(
                        kind.name() + " × " + kind.count(),
                        BenchFigures.microseconds(texts, kind.time()),
                        share(kind.time(), profile)))
                .toList();
    }

    private String share(double time, StepProfile profile) {
        return texts.text("cli.bench.percent", BenchFigures.number(texts, 100 * time / profile.time()));
    }
}
