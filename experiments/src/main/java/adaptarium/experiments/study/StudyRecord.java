package adaptarium.experiments.study;

import adaptarium.experiments.UserException;
import adaptarium.experiments.plugin.Plugin;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.MayBeMissing;
import adaptarium.experiments.run.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What a study's folder says of itself: {@code study.json}.
 *
 * @param format which kind of file this is
 * @param command the command line that carried it out last
 * @param runs its runs, in order
 */
public record StudyRecord(String format, String command, List<Entry> runs) {
    private static final String FORMAT = "adaptarium study 1";
    private static final String FILE = "study.json";

    /**
     * One run of it.
     *
     * @param run its name in the study's folder
     * @param config the configuration it was made from
     * @param settings what overrode that
     * @param special those of them that do not tell one learner from another, such as how long it is trained on this family
     * @param family what is learned on; empty in older files
     * @param place the configuration as it can be typed where the study was begun: a name or a path; empty where it is put together, as that of an adaptation
     *     gap is; as the study calls it in older files
     * @param plugins what it cannot be made without, besides the program, as it was given; empty in older files
     */
    public record Entry(
            String run,
            String config,
            List<String> settings,
            @MayBeMissing List<String> special,
            @MayBeMissing String family,
            @MayBeMissing String place,
            @MayBeMissing List<String> plugins) {
        /** Copies the lists; an older file has nothing special and no plug-ins, and does not say where configurations lie. */
        public Entry {
            settings = List.copyOf(settings);
            special = List.copyOf(Objects.requireNonNullElse(special, List.of()));
            family = Objects.requireNonNullElse(family, "");
            place = Objects.requireNonNullElse(place, config);
            plugins = List.copyOf(Objects.requireNonNullElse(plugins, List.of()));
        }

        /**
         * A run of a shipped configuration, or of one that lies where the study was begun, without plug-ins.
         *
         * @param run its name in the study's folder
         * @param config the configuration it was made from
         * @param settings what overrode that
         * @param special those of them that do not tell one learner from another
         * @param family what is learned on
         */
        public Entry(String run, String config, List<String> settings, List<String> special, String family) {
            this(run, config, settings, special, family, config, List.of());
        }

        private String learner(Set<String> shared) {
            List<String> own = settings.stream()
                    .filter(setting -> !setting.startsWith("family=") && !setting.startsWith("seed="))
                    .filter(setting -> !special.contains(setting) && !shared.contains(setting))
                    .toList();
            String name = config.replaceFirst("^.*/", "").replaceFirst("\\.ya?ml$", "");
            return own.isEmpty() ? name : name + ", " + String.join(", ", own);
        }
    }

    /** Copies the list. */
    public StudyRecord {
        runs = List.copyOf(runs);
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("it does not say '" + FORMAT + "'");
        }
    }

    /** What each run is one of, over families and seeds, by its name: the configuration, and what overrides it unless that is the same for every learner of several. */
    public Map<String, String> learners() {
        if (runs.stream().map(run -> run.learner(Set.of())).distinct().count() < 2) {
            return named(Set.of());
        }
        Set<String> shared = new HashSet<>(runs.get(0).settings());
        runs.forEach(run -> shared.retainAll(run.settings()));
        return named(shared);
    }

    private Map<String, String> named(Set<String> shared) {
        Map<String, String> learners = new LinkedHashMap<>();
        runs.forEach(run -> learners.put(run.run(), run.learner(shared)));
        return learners;
    }

    /**
     * Whether a folder is a study's.
     *
     * @param folder the folder
     */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /**
     * A study's record.
     *
     * @param folder its folder
     * @return the record
     * @throws UserException where it is damaged
     */
    public static StudyRecord read(Path folder) {
        return Json.read(folder.resolve(FILE), StudyRecord.class);
    }

    /**
     * Writes a study's record.
     *
     * @param plan the study
     * @param command the command line
     * @param plugins what a run cannot be made without, besides the program
     */
    static void write(StudyPlan plan, String command, Function<StudyPlan.Cell, List<Plugin>> plugins) {
        List<Entry> runs = plan.cells().stream()
                .map(cell -> new Entry(
                        cell.name(),
                        cell.planned().config(),
                        cell.planned().settings(),
                        cell.planned().special(),
                        cell.planned().resolved().family(),
                        cell.planned().place(),
                        plugins.apply(cell).stream()
                                .map(plugin -> plugin.path().toString())
                                .toList()))
                .toList();
        WholeFile.write(plan.folder().resolve(FILE), Json.sealed(new StudyRecord(FORMAT, command, runs)));
    }
}
