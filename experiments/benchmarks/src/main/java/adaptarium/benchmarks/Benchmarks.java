package adaptarium.benchmarks;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks in machines of their own and prints a table of ratios.
 *
 * <p>Arguments: {@code --quick} for one short fork of each (figures to look at, not to publish), {@code --list} for the names of the rows alone, and words that
 * select rows by their name. The word {@code resets} measures the resets of every registered family; {@code reactions} before all others hands the rest to
 * {@link Reactions}.
 */
public final class Benchmarks {
    /** What one row measures. */
    private record Row(String name, String pattern, String parameter, int threads, String baseline, String target) {
        boolean isSelected(List<String> words) {
            return words.isEmpty() || words.stream().anyMatch(word -> name.contains(word) || baseline.contains(word));
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("walker, plain JBox2D as shipped", "plainWalker", "", 1, "", ""),
            new Row("walker, PhysicsWorld", "adaptariumWalker", "", 1, "walker, plain JBox2D as shipped", ">= 1.6"),
            new Row("walker by the clock, 1 thread", "adaptariumWalker", "", 1, "", ""),
            new Row(
                    "walker by the clock, 2 threads",
                    "adaptariumWalker",
                    "",
                    2,
                    "walker by the clock, 1 thread",
                    ">= 1.8"),
            vectorised("CartPole-v0", ">= 5,000,000 steps/s"),
            vectorised("Pendulum-v0", ">= 2,000,000 steps/s"),
            vectorised("Acrobot-v0", ">= 1,000,000 steps/s"),
            vectorised("Lander-v0", ">= 240,000 steps/s"),
            resets("Lander-v0"),
            vectorised("HalfCheetah-v0", ">= 70,000 steps/s"),
            resets("HalfCheetah-v0"),
            vectorised("BipedTerrain-v0", ">= 70,000 steps/s"),
            resets("BipedTerrain-v0"),
            vectorised("CompassCheetah-v0", ">= 100,000 steps/s"),
            vectorised("CompassHopper-v0", ">= 100,000 steps/s"),
            vectorised("CompassBiped-v0", ">= 100,000 steps/s"),
            vectorised("SpeedBandit-v0", ">= 100,000 steps/s"),
            vectorised("CrawlerWiring-v0", ">= 100,000 steps/s"),
            vectorised("BlindBoomTracker-v0", ">= 100,000 steps/s"),
            vectorised("MetronomeHopper-v0", ">= 100,000 steps/s"),
            vectorised("TileRunner-v0", ">= 100,000 steps/s"),
            vectorised("Creature-v0", ">= 100,000 steps/s"),
            vectorised("RandomRooms-v0", ""),
            vectorised("PlanarML1Push-v0", ">= 60,000 steps/s"),
            vectorised("PlanarML1DoorOpen-v0", ">= 60,000 steps/s"),
            vectorised("PlanarML1Peg-v0", ">= 60,000 steps/s"),
            vectorised("PlanarML6-v0", ">= 60,000 steps/s"),
            vectorised("HopperDynamics-v0", ""),
            asData("hopper.yaml", "HopperDynamics-v0"),
            vectorised("HalfCheetahBody-v0", ""),
            asData("cheetah.yaml", "HalfCheetahBody-v0"),
            vectorised("BallOnBeam-v0", ""),
            asData("ball-on-beam.yaml", "BallOnBeam-v0"),
            vectorised("ArmReach-v0", ""),
            asData("arm-reach.yaml", "ArmReach-v0"),
            new Row("512 environments, products and steps", "productsAndSteps", "", 1, "", ""),
            new Row(
                    "512 environments, sampling, MLP 64x64 relu",
                    "SamplingBenchmark.sampling",
                    "activation=RELU",
                    1,
                    "512 environments, products and steps",
                    ">= 0.5"),
            new Row(
                    "512 environments, sampling, MLP 64x64 tanh",
                    "SamplingBenchmark.sampling",
                    "activation=TANH",
                    1,
                    "512 environments, products and steps",
                    ">= 0.5"),
            new Row("window 1280x720, llvmpipe, biped", "windowFrames", "overlays=usual", 1, "", ">= 30 frames/s"),
            new Row("window, every overlay", "windowFrames", "overlays=all", 1, "", ">= 30 frames/s"),
            new Row("GIF 640x360, 200 frames, cold", "gifOf200Frames", "overlays=usual", 1, "", ">= 40 frames/s"),
            new Row("GIF 640x360, warm", "gifOf200Frames", "overlays=usual", 1, "", ">= 40 frames/s"));

    private Benchmarks() {}

    /** How the launcher starts Java, as far as speed depends on it: without the vector module networks are computed by plain loops. */
    private static List<String> java() {
        List<String> options = new ArrayList<>(List.of("-Xmx1g", "-XX:+UseSerialGC"));
        if (Runtime.version().feature() <= 25) {
            options.addAll(List.of(
                    "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
                    "-XX:+UnlockExperimentalVMOptions",
                    "-XX:+EnableVectorSupport",
                    "-Dadaptarium.vectors=true"));
        }
        return options;
    }

    private static Row vectorised(String family, String target) {
        return new Row(family + ", vectorised", "vectorEnvironment", "family=" + family, 1, "", target);
    }

    /** A family that is data against the same in Java. */
    private static Row asData(String file, String family) {
        return new Row(file, "vectorEnvironment", "family=" + file, 1, family + ", vectorised", ">= 0.7");
    }

    /** A reset may cost as much as ten steps. */
    private static Row resets(String family) {
        return new Row(family + ", resets", "resets", "family=" + family, 1, family + ", vectorised", ">= 0.1");
    }

    /**
     * Runs and prints.
     *
     * @param arguments {@code --quick} or {@code --list}, and words that select rows
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] arguments) throws RunnerException {
        if (arguments.length > 0 && arguments[0].equals("reactions")) {
            Reactions.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        if (List.of(arguments).contains("--list")) {
            ROWS.forEach(row -> System.out.println(row.name));
            return;
        }
        boolean quick = List.of(arguments).contains("--quick");
        List<String> words =
                List.of(arguments).stream().filter(a -> !a.startsWith("--")).toList();
        Map<String, Double> speeds = new HashMap<>();
        System.out.println(machine());
        System.out.printf(Locale.ROOT, "%-44s %16s %8s   %s%n", "benchmark", "per CPU-second", "ratio", "target");
        List<Row> rows = words.contains("resets") ? withEveryReset() : ROWS;
        for (Row row : rows) {
            if (!row.isSelected(words)
                    && rows.stream().noneMatch(r -> r.baseline.equals(row.name) && r.isSelected(words))) {
                continue;
            }
            double speed = run(row, quick);
            speeds.put(row.name, speed);
            Double baseline = speeds.get(row.baseline);
            String ratio = baseline == null ? "" : String.format(Locale.ROOT, "%.2f", speed / baseline);
            System.out.printf(Locale.ROOT, "%-44s %,16.0f %8s   %s%n", row.name, speed, ratio, row.target);
        }
    }

    /** The rows, and those of the families that have none. */
    private static List<Row> withEveryReset() {
        List<Row> rows = new ArrayList<>(ROWS);
        for (TaskFamily<?> family : Families.all()) {
            String id = family.spec().id();
            for (Row row : List.of(vectorised(id, ""), resets(id))) {
                if (ROWS.stream().noneMatch(r -> r.name.equals(row.name))) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static double run(Row row, boolean quick) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(row.pattern + "$")
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .threads(row.threads)
                .forks(quick ? 1 : 3)
                .warmupIterations(quick ? 2 : 4)
                .warmupTime(TimeValue.seconds(quick ? 1 : 2))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(TimeValue.seconds(quick ? 1 : 2))
                .jvmArgs(java().toArray(String[]::new))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (row.name.contains("cold")) { // once in a new machine, its start and compilation counted
            options.mode(Mode.SingleShotTime).warmupIterations(0).measurementIterations(1);
        }
        if (!row.parameter.isEmpty()) {
            String[] parts = row.parameter.split("=", 2);
            options.param(parts[0], parts[1]);
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        RunResult result = results.iterator().next();
        if (row.name.contains("by the clock")) {
            return result.getPrimaryResult().getScore() * PhysicsBenchmark.BATCH;
        }
        return counter(result, "steps") / counter(result, "cpuSeconds");
    }

    /** A sum over all iterations of a {@link Meter}'s counter. */
    private static double counter(RunResult result, String name) {
        Result<?> counter = result.getSecondaryResults().get(name);
        if (counter == null) {
            throw new IllegalStateException("benchmark " + result.getParams().getBenchmark() + " has no Meter");
        }
        return counter.getScore();
    }

    private static String machine() {
        String processor = System.getProperty("os.arch");
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
            processor = lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse(processor);
        } catch (IOException e) {
            processor = processor + " (" + System.getProperty("os.name") + ")"; // not Linux: the architecture must do
        }
        return processor + ", " + Runtime.getRuntime().availableProcessors() + " processors; Java "
                + System.getProperty("java.version") + " (" + System.getProperty("java.vm.name")
                + "); " + String.join(" ", java());
    }
}
