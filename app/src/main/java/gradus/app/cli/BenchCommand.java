package gradus.app.cli;

import gradus.app.shell.CanvasBench;
import gradus.app.shell.ChartsBench;
import gradus.app.text.Numbers;
import gradus.engine.bench.Contest;
import gradus.engine.bench.Footprint;
import gradus.engine.bench.Growth;
import gradus.engine.bench.StepProfile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `gradus bench`: measures how fast things are on this machine.
final class BenchCommand implements Command {

    private static final String CANVAS = "canvas";
    private static final String CHARTS = "charts";
    private static final String GROWTH = "growth";
    private static final String MEMORY = "memory";
    private static final List<String> WORDS = List.of(GROWTH, MEMORY, CANVAS, CHARTS);
    private static final String ROW = "%8s   %-24s %8s %12s %12s %12s";

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .descriptionKey("NAME")
                .paramLabel("NAME")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .build());
        BenchOptions.declare(spec);
    }

    @Override
    public Exit run(Arguments arguments, Console console) {
        List<String> words = arguments.words();
        words.stream().filter(name -> !isKnown(name)).findFirst().ifPresent(name -> {
            throw UsageException.of(
                    "cli.bench.unknown",
                    name,
                    String.join(", ", Contest.rows()) + ", " + String.join(", ", WORDS) + ", profile-…");
        });
        List<String> rows = words.isEmpty()
                ? Contest.rows()
                : words.stream().filter(Contest::has).toList();
        List<String> growth = words.stream()
                .flatMap(name -> name.equals(GROWTH) ? Growth.ROWS.stream() : Stream.of(name))
                .filter(Growth::has)
                .distinct()
                .toList();
        BenchOptions options = BenchOptions.of(arguments, !growth.isEmpty());
        List<String> profiles = words.stream()
                .flatMap(name -> StepProfile.workload(name).stream())
                .toList();
        Exit exit = measureEngine(rows, growth, profiles, words.contains(MEMORY), options, console);
        if (words.contains(CANVAS) || words.contains(CHARTS)) {
            WindowLog.quieten();
        }
        if (words.contains(CHARTS)) {
            ChartsBench.run(figure -> tell(figure, console));
        }
        if (words.contains(CANVAS)) {
            measureCanvas(console);
        }
        return exit;
    }

    private static boolean isKnown(String name) {
        return WORDS.contains(name)
                || Contest.has(name)
                || Growth.has(name)
                || StepProfile.workload(name).isPresent();
    }

    private static Exit measureEngine(
            List<String> rows,
            List<String> growth,
            List<String> profiles,
            boolean hasMemory,
            BenchOptions options,
            Console console) {
        if (rows.isEmpty() && growth.isEmpty() && profiles.isEmpty() && !hasMemory) {
            return Exit.FINE;
        }
        EngineBench bench = new EngineBench(options, console);
        if (!rows.isEmpty()) {
            bench.compare(rows);
        }
        if (!growth.isEmpty()) {
            bench.grow(growth);
        }
        if (hasMemory) {
            bench.weigh(Footprint.ROWS);
        }
        profiles.forEach(bench::profile);
        bench.write();
        return bench.exit();
    }

    private static void measureCanvas(Console console) {
        if (!console.json()) {
            console.result(ROW.formatted(Stream.of("nodes", "gesture", "frames", "median", "high", "busy")
                            .map(column -> console.texts().text("cli.bench.column." + column))
                            .toArray())
                    .stripTrailing());
        }
        CanvasBench.run(figure -> tell(figure, console));
    }

    private static void tell(CanvasBench.Figure figure, Console console) {
        String gesture = figure.gesture().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (console.json()) {
            console.result(new Json()
                    .put("bench", CANVAS)
                    .put("nodes", figure.nodes())
                    .put("gesture", gesture)
                    .put("frames", figure.frames())
                    .put("median_ms", figure.median())
                    .put("p95_ms", figure.high())
                    .put("processor_ms", figure.busy()));
            return;
        }
        Numbers numbers = console.texts().numbers();
        console.result(ROW.formatted(
                numbers.whole(figure.nodes()),
                console.texts().text("cli.bench.gesture." + gesture),
                figure.frames(),
                milliseconds(figure.median(), console),
                milliseconds(figure.high(), console),
                milliseconds(figure.busy(), console)));
    }

    private static void tell(ChartsBench.Figure figure, Console console) {
        switch (figure) {
            case ChartsBench.Drawing drawing -> {
                if (console.json()) {
                    console.result(new Json()
                            .put("bench", CHARTS)
                            .put("epochs", drawing.epochs())
                            .put("frames", drawing.frames())
                            .put("median_ms", drawing.median())
                            .put("p95_ms", drawing.high())
                            .put("processor_ms", drawing.busy()));
                } else {
                    console.result(console.texts()
                            .text(
                                    "cli.bench.drawing",
                                    console.texts().numbers().whole(drawing.epochs()),
                                    milliseconds(drawing.median(), console),
                                    milliseconds(drawing.high(), console),
                                    milliseconds(drawing.busy(), console)));
                }
            }
            case ChartsBench.Cost cost -> {
                if (console.json()) {
                    console.result(new Json()
                            .put("bench", CHARTS)
                            .put("sample", cost.sample())
                            .put("epochs", cost.epochs())
                            .put("pairs", cost.pairs())
                            .put("seconds", cost.seconds())
                            .put("ratio", cost.ratio())
                            .put("ratio_low", cost.low())
                            .put("ratio_high", cost.high())
                            .put("processor_ratio", cost.work()));
                } else {
                    console.result(console.texts()
                            .text(
                                    "cli.bench.cost",
                                    cost.sample(),
                                    cost.ratio(),
                                    cost.low(),
                                    cost.high(),
                                    cost.pairs(),
                                    cost.work()));
                }
            }
            case ChartsBench.Stretch stretch -> {
                if (console.json()) {
                    console.result(new Json()
                            .put("bench", CHARTS)
                            .put("sample", stretch.sample())
                            .put("epochs", stretch.epochs())
                            .put("epoch_us", stretch.each())
                            .put("heap_mb", stretch.heap()));
                } else {
                    console.result(console.texts()
                            .text(
                                    "cli.bench.stretch",
                                    stretch.sample(),
                                    console.texts().numbers().whole(stretch.epochs()),
                                    stretch.each(),
                                    stretch.heap()));
                }
            }
        }
    }

    private static String milliseconds(double time, Console console) {
        double rounded = time < 100 ? Math.round(time * 10) / 10.0 : Math.round(time);
        return console.texts()
                .text("cli.bench.milliseconds", console.texts().numbers().shortForm(rounded));
    }
}
