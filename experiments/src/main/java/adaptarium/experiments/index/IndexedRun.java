package adaptarium.experiments.index;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.FlatSettings;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunInfo;
import adaptarium.experiments.run.RunLock;
import adaptarium.experiments.run.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the index knows of a run.
 *
 * @param place its folder, below the folder of runs
 * @param study the folder it lies in below that of runs; empty where it lies in that itself
 * @param seed its seed; −1 where it cannot be read
 * @param commit the program's version; empty where it cannot be read
 * @param tags what somebody has written on it
 * @param settings how it is trained, by key; empty where that cannot be read
 * @param summary the rest
 */
public record IndexedRun(
        String place,
        String study,
        long seed,
        String commit,
        RunTags tags,
        Map<String, String> settings,
        RunSummary summary) {
    private static final List<String> FILES =
            List.of("config.yaml", "run.json", "metrics.jsonl", "evaluation.json", RunTags.FILE);

    /** Copies the map, keeping its order. */
    public IndexedRun {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Reads a run's files, whatever is wrong with them. */
    static IndexedRun read(Path runs, RunDirectory run) {
        long seed = -1;
        String commit = "";
        Map<String, String> settings = Map.of();
        RunTags tags = new RunTags(List.of(), "");
        @Nullable RunConfig config = null;
        try {
            RunInfo info = run.info();
            seed = info.seed();
            commit = info.commit();
            config = run.config();
            settings = FlatSettings.of(config);
        } catch (UserException e) { // the summary says what is wrong with it
            settings = settingsByText(run);
        }
        try {
            tags = RunTags.of(run);
        } catch (UserException e) {
            tags = new RunTags(List.of(), String.valueOf(e.getMessage()));
        }
        Path place = runs.relativize(run.folder());
        String study = place.getNameCount() > 1 ? String.valueOf(place.getName(0)) : "";
        @Nullable RunConfig known = config;
        RunSummary summary = RunSummary.settled(run, () -> known == null ? run.config() : known);
        return new IndexedRun(place.toString(), study, seed, commit, tags, settings, summary);
    }

    /** What can be read of its settings where the plug-in is missing that it was trained with. */
    private static Map<String, String> settingsByText(RunDirectory run) {
        try {
            return FlatSettings.ofText(run.name(), run.info().config());
        } catch (UserException e) {
            return Map.of(); // damaged
        }
    }

    /** The same, said to be running where somebody holds it at this moment. */
    IndexedRun now(Path runs) {
        boolean held = RunLock.isHeld(new RunDirectory(runs.resolve(place)));
        return new IndexedRun(place, study, seed, commit, tags, settings, summary.running(held));
    }

    /** Changes whenever a file of the run does. */
    static String signature(RunDirectory run) {
        StringBuilder signature = new StringBuilder();
        for (String name : FILES) {
            Path path = run.folder().resolve(name);
            if (!path.toFile()
                    .exists()) { // to be told by an exception takes much longer, which counts with thousands of runs
                signature.append("- ");
                continue;
            }
            try {
                BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
                signature
                        .append(file.size())
                        .append('@')
                        .append(file.lastModifiedTime().to(TimeUnit.NANOSECONDS));
            } catch (IOException e) {
                signature.append('-'); // not there
            }
            signature.append(' ');
        }
        return signature.toString();
    }
}
