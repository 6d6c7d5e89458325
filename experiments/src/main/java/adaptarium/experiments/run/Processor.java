package adaptarium.experiments.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The processor, as far as results can depend on it. What runs on the Java heap gives the same bits on every one. The native tensor library chooses its code by
 * vendor and instructions, and by some environment variables, and sums in another order in each: MAML's bits are those of a kind of processor.
 */
final class Processor {
    /** What an older run's file says, and a system that does not tell. */
    static final String UNKNOWN = "unknown";

    private static final Path LINUX = Path.of("/proc/cpuinfo");
    private static final Set<String> INSTRUCTIONS =
            Set.of("sse4_2", "avx", "avx2", "fma", "avx512f", "avx512bw", "avx512dq", "avx512vl", "asimd", "sve");
    private static final List<String> STEERING = List.of("ATEN_CPU_CAPABILITY", "MKL_", "ONEDNN_", "DNNL_");

    private Processor() {}

    /** The model, as the system names it. */
    static String name() {
        return name(linux(), System.getenv());
    }

    /** Vendor, instructions and steering environment variables: where two of these are equal, so are a learner's bits. */
    static String dispatch() {
        return dispatch(linux(), System.getenv());
    }

    /**
     * What to say where a run goes on.
     *
     * @param begun what {@link #dispatch} said where it was begun
     * @return one line; empty where it is the same here, or not known
     */
    static String warning(String begun) {
        return warning(begun, dispatch());
    }

    static String warning(String begun, String here) {
        if (begun.equals(here) || begun.equals(UNKNOWN) || here.equals(UNKNOWN)) {
            return "";
        }
        return "this run was begun on another kind of processor (" + begun + "; here " + here
                + "), where the tensor library rounds differently: it goes on well, but not to the bits it would have"
                + " had there";
    }

    static String name(Map<String, String> cpu, Map<String, String> environment) {
        return Objects.requireNonNullElseGet(
                cpu.get("model name"), () -> environment.getOrDefault("PROCESSOR_IDENTIFIER", UNKNOWN));
    }

    static String dispatch(Map<String, String> cpu, Map<String, String> environment) {
        String vendor = cpu.getOrDefault(
                "vendor_id",
                cpu.getOrDefault("CPU implementer", environment.getOrDefault("PROCESSOR_IDENTIFIER", UNKNOWN)));
        String features = cpu.getOrDefault("flags", cpu.getOrDefault("Features", ""));
        String known = List.of(features.split(" ")).stream()
                .filter(INSTRUCTIONS::contains)
                .sorted()
                .collect(Collectors.joining(" "));
        String steering = new TreeMap<>(environment)
                .entrySet().stream()
                        .filter(entry -> STEERING.stream().anyMatch(entry.getKey()::startsWith))
                        .filter(entry -> !entry.getKey().endsWith("NUM_THREADS")) // never changes a result
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
        return (vendor + " " + known + " " + steering).replaceAll(" +", " ").strip();
    }

    /** The first processor's entries where the system is Linux. */
    private static Map<String, String> linux() {
        if (!Files.isReadable(LINUX)) {
            return Map.of();
        }
        try {
            return entries(Files.readString(LINUX));
        } catch (IOException e) {
            return Map.of();
        }
    }

    static Map<String, String> entries(String text) {
        Map<String, String> entries = new TreeMap<>();
        text.lines().takeWhile(line -> !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                entries.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        });
        return entries;
    }
}
