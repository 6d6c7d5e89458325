package adaptarium.experiments.config;

import adaptarium.envs.Spelling;
import adaptarium.experiments.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A study as a file: configurations × families × settings × seeds.
 *
 * <pre>
 * configs: [pointnav-maml, mine.yaml]   # shipped ones, or files beside this one
 * families: [PointNavigation-v0]        # may be left out: each configuration's own
 * seeds: 1..5                           # or a list
 * settings:                             # may be left out
 *   iterations: 50
 *   algorithm.innerRate: [0.1, 0.3]     # a grid over everything that has several values
 * draws: 20                             # may be left out: not the grid, but so many combinations drawn at random
 * where:                                # may be left out: what some of the runs need otherwise
 *   - {configs: [mine.yaml], families: [PointNavigation-v0], settings: {iterations: 80}}
 * sittings:                             # may be left out: what is done first; each is complete before the next begins
 *   - {configs: [pointnav-maml], seeds: 1..2}
 * tuning:                               # may be left out: the best settings are chosen first
 *   seeds: 101..103                     # none of those above
 *   checkpoint: best                    # or newest: which one counts, in both stages
 * </pre>
 *
 * <p>With {@code draws}, a setting may be a range, too: <code>{from: 0.001, to: 0.1, scale: log}</code>. Draw i is the same whenever and wherever it is drawn.
 */
public final class StudyFile {
    private static final List<String> KEYS =
            List.of("configs", "families", "seeds", "settings", "draws", "where", "sittings", "tuning");
    private static final List<String> TUNING_KEYS = List.of("seeds", "checkpoint");

    private final String source;
    private final Node.Mapping document;

    private StudyFile(String source, Node.Mapping document) {
        this.source = source;
        this.document = document;
    }

    /**
     * A run that a study consists of.
     *
     * @param config the configuration's name or file, as the study calls it
     * @param place the same as it can be typed where the study was begun: a shipped one's name, or a path; empty where no one file is the configuration
     * @param settings what overrides it
     * @param special those of them that hold for this and perhaps some other runs of a learner, not for all of them: they do not tell one learner from another
     * @param resolved the whole, every key resolved
     */
    public record Planned(
            String config, String place, List<String> settings, List<String> special, RunConfig resolved) {
        /** Copies the lists. */
        public Planned {
            settings = List.copyOf(settings);
            special = List.copyOf(special);
        }

        /** What overrides it, but for the seed: what is chosen among. */
        public List<String> candidate() {
            return settings.stream()
                    .filter(setting -> !setting.startsWith("seed="))
                    .toList();
        }
    }

    /**
     * Reads a study and resolves all of its runs.
     *
     * @param file the file
     * @return the runs, none twice; of a study with a first stage, those of every candidate
     * @throws UserException where the file cannot be read, a key is unknown, or a setting does not fit
     */
    public static List<Planned> read(Path file) {
        return ordered(file).runs();
    }

    /**
     * The runs of a study in the order in which they are to be done.
     *
     * @param runs all of them
     * @param sittings after how many of them each of its sittings is done
     */
    public record Ordered(List<Planned> runs, List<Integer> sittings) {
        /** Copies the lists. */
        public Ordered {
            runs = List.copyOf(runs);
            sittings = List.copyOf(sittings);
        }

        /**
         * How many runs the first sittings have.
         *
         * @param count how many sittings
         * @throws UserException where there are not so many
         */
        public int inSittings(int count) {
            if (sittings.isEmpty()) {
                throw new UserException("--sittings: the study has no list of sittings");
            }
            if (count < 1 || count > sittings.size()) {
                throw new UserException("--sittings must be from 1 to the number of sittings in the study, "
                        + sittings.size() + ", got " + count);
            }
            return sittings.get(count - 1);
        }
    }

    /**
     * Reads a study with its sittings.
     *
     * @param file the file
     * @return as {@link #read}
     * @throws UserException as {@link #read}
     */
    public static Ordered ordered(Path file) {
        StudyFile study = at(file);
        Node seeds = study.document.entries().get("seeds");
        List<Planned> runs = study.plan(file, seeds == null ? List.of("1..5") : StudyValues.grid("seeds", seeds));
        List<CellChoice> sittings = study.choices("sittings");
        sittings.forEach(sitting -> sitting.requireFit(runs));
        study.choices("where").forEach(some -> some.requireFit(runs));
        List<Planned> ordered = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        List<Planned> left = runs;
        for (CellChoice sitting : sittings) {
            Map<Boolean, List<Planned>> parts = left.stream().collect(Collectors.partitioningBy(sitting::includes));
            ordered.addAll(parts.getOrDefault(true, List.of()));
            ends.add(ordered.size());
            left = parts.getOrDefault(false, List.of());
        }
        ordered.addAll(left);
        return new Ordered(ordered, ends);
    }

    private List<CellChoice> choices(String key) {
        Node node = document.entries().get(key);
        return node == null ? List.of() : CellChoice.all(key, node, /* withSettings= */ key.equals("where"));
    }

    /**
     * The first stage of a study: every candidate with selection seeds, scored on validation tasks.
     *
     * @param file the file
     * @return the stage; empty where there is none
     * @throws UserException where seeds of both stages meet, or nothing is validated
     */
    public static Optional<Tuning> tuning(Path file) {
        StudyFile study = at(file);
        Node node = study.document.entries().get("tuning");
        if (node == null) {
            return Optional.empty();
        }
        if (!(node instanceof Node.Mapping section)) {
            throw new UserException(node.place() + ": tuning must be a section with " + TUNING_KEYS);
        }
        for (String key : section.entries().keySet()) {
            if (!TUNING_KEYS.contains(key)) {
                throw new UserException(section.placeOf(key) + ": tuning has no key '" + key + "'"
                        + Spelling.suggestion(key, TUNING_KEYS) + " It has " + TUNING_KEYS);
            }
        }
        Node seeds = section.entries().get("seeds");
        if (seeds == null) {
            throw new UserException(section.place() + ": tuning needs seeds of its own");
        }
        Node checkpoint = section.entries().get("checkpoint");
        List<Planned> selection = study.plan(file, StudyValues.grid("tuning.seeds", seeds));
        try {
            return Optional.of(new Tuning(
                    selection,
                    read(file),
                    checkpoint == null ? "newest" : StudyValues.text("tuning.checkpoint", checkpoint)));
        } catch (IllegalArgumentException e) {
            throw new UserException(section.place() + ": " + e.getMessage(), e);
        }
    }

    private static StudyFile at(Path file) {
        if (!Files.exists(file)) {
            throw new UserException("no study '" + file + "'; a study is a YAML file with "
                    + String.join(", ", KEYS.subList(0, 3)) + " and perhaps settings");
        }
        String source = file.toString();
        return new StudyFile(source, YamlReader.document(source, Configurations.read(file)));
    }

    /**
     * The runs of a sweep typed on the command line.
     *
     * @param config a configuration's name or file
     * @param settings {@code key=value}, some with several values
     * @return the runs, none twice
     */
    public static List<Planned> sweep(String config, List<String> settings) {
        Map<RunConfig, Planned> plan = new LinkedHashMap<>();
        for (List<String> combination : Sweep.combinations(settings)) {
            add(plan, config, config, combination, List.of());
        }
        return List.copyOf(plan.values());
    }

    private List<Planned> plan(Path file, List<String> seeds) {
        for (String key : document.entries().keySet()) {
            if (!KEYS.contains(key)) {
                throw new UserException(document.placeOf(key) + ": a study has no key '" + key + "'"
                        + Spelling.suggestion(key, KEYS) + " It has " + KEYS);
            }
        }
        List<String> axes = new ArrayList<>();
        List<CellChoice> where = choices("where");
        List<String> families = texts("families");
        Map<RunConfig, Planned> plan = new LinkedHashMap<>();
        List<String> configs = texts("configs");
        if (configs.isEmpty()) {
            throw new UserException(source + ": key 'configs' is missing: what is to be trained");
        }
        for (String config : configs) {
            String found = Configurations.shipped().containsKey(config)
                    ? config
                    : file.resolveSibling(config).toString();
            for (List<String> drawn : StudyValues.draws(document)) {
                axes.clear();
                if (!families.isEmpty()) {
                    axes.add("family=" + String.join(",", families));
                }
                axes.addAll(drawn);
                axes.add("seed=" + String.join(",", seeds));
                List<List<String>> combinations;
                try {
                    combinations = Sweep.combinations(axes);
                } catch (UserException e) {
                    throw new UserException(source + ": " + e.getMessage(), e);
                }
                try {
                    combinations.forEach(combination -> add(plan, config, found, combination, where));
                } catch (UserException e) { // what does not fit was not typed on the command line
                    throw new UserException(String.valueOf(e.getMessage()).replace(Overrides.PLACE, source + ": '"), e);
                }
            }
        }
        return List.copyOf(plan.values());
    }

    private static void add(
            Map<RunConfig, Planned> plan, String name, String found, List<String> settings, List<CellChoice> where) {
        List<String> special = List.of();
        if (!where.isEmpty()) {
            String seed = value(settings, "seed").orElse("");
            String family = value(settings, "family")
                    .orElseGet(() -> resolved(found, settings).family());
            special = where.stream()
                    .filter(some -> some.includes(name, family, seed))
                    .flatMap(some -> some.settings().stream())
                    .toList();
        }
        List<String> all = Stream.concat(settings.stream(), special.stream()).toList();
        RunConfig resolved = resolved(found, all);
        plan.putIfAbsent(resolved, new Planned(name, found, all, special, resolved));
    }

    private static Optional<String> value(List<String> settings, String key) {
        return settings.stream()
                .filter(setting -> setting.startsWith(key + "="))
                .map(setting -> setting.substring(key.length() + 1))
                .findFirst();
    }

    private static RunConfig resolved(String found, List<String> settings) {
        Stream<String> threads = Stream.of("threads=1"); // runs stand side by side; threads never change a result
        return Configurations.load(
                found, Stream.concat(threads, settings.stream()).toList());
    }

    private List<String> texts(String key) {
        Node node = document.entries().get(key);
        return node == null ? List.of() : StudyValues.grid(key, node);
    }
}
