package adaptarium.experiments.serve;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import adaptarium.experiments.index.IndexedRun;
import adaptarium.experiments.index.RunIndex;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.study.StudyRecord;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.meta.fewshot.Measure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the page of all runs is made of, by its address: the page itself, data as JSON, and files of runs that can be looked at. Nothing outside the folder of runs
 * can be named, and nothing can be changed.
 */
public final class RunPages {
    /** The page's scripts, in the order in which they are run. */
    static final List<String> SCRIPTS = List.of(
            "uplot.js",
            "saying.js",
            "data.js",
            "page.js",
            "curves.js",
            "files.js",
            "runs.js",
            "run.js",
            "study.js",
            "app.js");

    /** Files of the page itself. */
    static final List<String> OWN = Stream.concat(
                    Stream.of("index.html", "app.css", "uplot.css", "uplot-LICENSE.txt"), SCRIPTS.stream())
            .toList();

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("yaml", "text/plain; charset=utf-8"),
            Map.entry("csv", "text/csv; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("jsonl", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("gif", "image/gif"),
            Map.entry("png", "image/png"),
            Map.entry("apng", "image/apng"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"));
    private static final int MOST_ROWS = 4000; // of a curve: more cannot be told apart on a screen

    private final Path runs;
    private final Consumer<String> notes;

    /**
     * Pages.
     *
     * @param runs the folder of runs
     * @param notes hears what is wrong with the index, and what among the runs is none, whenever they are looked at
     */
    public RunPages(Path runs, Consumer<String> notes) {
        this.runs = runs;
        this.notes = notes;
    }

    /**
     * Something that can be shown.
     *
     * @param type its media type
     * @param own whether it is part of the program, and no file of a run
     * @param content its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, which nobody changes
    record Shown(String type, boolean own, byte[] content) {}

    /**
     * What lies at an address.
     *
     * @param path such as {@code data/runs.json}, without a slash before it
     * @return it; empty where nothing does
     */
    Optional<Shown> at(String path) {
        String asked = path.isEmpty() ? "index.html" : path;
        if (OWN.contains(asked)) {
            return Optional.of(new Shown(type(asked), true, resource(asked)));
        }
        if (asked.equals("data/runs.json")) {
            return Optional.of(json(all()));
        }
        if (asked.matches("data/run-[0-9a-f]+\\.json")) {
            return run(asked.substring("data/run-".length(), asked.length() - ".json".length()))
                    .map(run -> json(described(run)));
        }
        if (asked.matches("data/study-[0-9a-f]+\\.json")) {
            return folder(asked.substring("data/study-".length(), asked.length() - ".json".length()))
                    .filter(StudyRecord::isIn)
                    .map(folder -> json(study(folder)));
        }
        if (asked.matches("files/[0-9a-f]+/[^/\\\\]+")) {
            String[] parts = asked.split("/", 3);
            return folder(parts[1]).flatMap(folder -> file(folder, parts[2]));
        }
        return Optional.empty();
    }

    private static Shown json(Object value) {
        return new Shown("application/json", true, Json.line(value).getBytes(StandardCharsets.UTF_8));
    }

    private static String type(String name) {
        return TYPES.getOrDefault(ending(name), "application/octet-stream");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    static byte[] resource(String name) {
        try (InputStream in = RunPages.class.getResourceAsStream("/adaptarium/serve/" + name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(String place) {
        return HexFormat.of().formatHex(place.getBytes(StandardCharsets.UTF_8));
    }

    /** A run's or study's folder by its key; empty where there is none in the folder of runs. */
    private Optional<Path> folder(String key) {
        if (key.length() % 2 != 0) {
            return Optional.empty();
        }
        try {
            Path folder = runs.resolve(new String(HexFormat.of().parseHex(key), StandardCharsets.UTF_8));
            boolean within = folder.normalize().startsWith(runs.normalize()) && folder.equals(folder.normalize());
            for (Path part = folder;
                    within && part.getNameCount() > runs.getNameCount() + 1;
                    part = part.resolveSibling("")) {
                within = !Files.isSymbolicLink(part); // one's own link to a run is followed, none inside a run or study
            }
            return within && Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
        } catch (java.nio.file.InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Shown> file(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!TYPES.containsKey(ending(name)) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Shown(type(name), false, Files.readAllBytes(file)));
        } catch (IOException e) {
            return Optional.empty(); // gone meanwhile
        }
    }

    private Optional<IndexedRun> run(String key) {
        return folder(key)
                .flatMap(folder -> found().stream()
                        .filter(run -> key(run.place()).equals(key))
                        .findFirst());
    }

    private List<IndexedRun> found() {
        return found(new ArrayList<>());
    }

    /** The runs; gives away, too, what among them is none. */
    private List<IndexedRun> found(List<String> strays) {
        try (RunIndex index = RunIndex.open(runs, notes)) {
            strays.addAll(index.strays());
            strays.forEach(notes);
            return index.find(List.of(), "-begun", Integer.MAX_VALUE);
        }
    }

    /** All runs, what among them is none, and the studies that have a page. */
    Map<String, Object> all() {
        List<String> strays = new ArrayList<>();
        List<IndexedRun> found = found(strays);
        Set<String> studies = new LinkedHashSet<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (IndexedRun run : found) {
            rows.add(row(run));
            studies.add(run.study());
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("runs", rows);
        all.put("strays", strays);
        all.put(
                "studies",
                studies.stream()
                        .filter(study -> !study.isEmpty() && StudyRecord.isIn(runs.resolve(study)))
                        .map(study -> Map.of("name", study, "key", key(study)))
                        .toList());
        return all;
    }

    private Map<String, Object> study(Path folder) {
        String name = String.valueOf(folder.getFileName());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", name);
        all.putAll(StudyMatrix.of(
                StudyRecord.read(folder),
                found().stream().filter(run -> run.study().equals(name)).toList(),
                run -> key(run.place())));
        all.put("files", files(folder, name));
        return all;
    }

    private static Map<String, Object> row(IndexedRun run) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", key(run.place()));
        row.put("place", run.place());
        row.put("state", run.summary().state());
        row.put("family", run.summary().family());
        row.put("algorithm", run.summary().algorithm());
        row.put("seed", run.seed());
        row.put("updates", run.summary().updates());
        row.put("iterations", run.summary().iterations());
        row.put("measure", run.summary().measure());
        row.put("return", run.summary().meanReturn());
        row.put("score", run.summary().score());
        row.put("begun", run.summary().started());
        row.put("tags", String.join(" ", run.tags().tags()));
        row.put("note", run.tags().note());
        row.put("trouble", run.summary().trouble());
        return row;
    }

    private Map<String, Object> described(IndexedRun indexed) {
        RunDirectory run = new RunDirectory(runs.resolve(indexed.place()));
        Map<String, Object> all = row(indexed);
        String family = indexed.summary().family();
        all.put("columns", columns(run, family));
        all.put("evaluation", evaluation(run, sign(family)));
        all.put("files", files(run.folder(), indexed.place()));
        all.put(
                "config",
                file(run.folder(), "config.yaml")
                        .map(shown -> new String(shown.content(), StandardCharsets.UTF_8))
                        .orElse(""));
        return all;
    }

    private static int sign(String family) {
        return FewShotProblems.measure(family).map(Measure::sign).orElse(1);
    }

    /** Of every update; what is measured by an error is called by its name and has its sign. */
    private static Map<String, List<Double>> columns(RunDirectory run, String family) {
        String mean = FewShotProblems.measure(family).map(Measure::words).orElse("meanReturn");
        int sign = sign(family);
        List<MetricsRow> rows;
        try {
            rows = run.metrics().rows();
        } catch (UserException e) {
            rows = List.of(); // damaged: the table of runs says so
        }
        int every = (rows.size() + MOST_ROWS - 1) / MOST_ROWS;
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.metrics().keySet()));
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (i % every == every - 1 || i == rows.size() - 1) {
                MetricsRow row = rows.get(i);
                add(columns, "iteration", row.iteration());
                add(columns, "environmentSteps", (double) row.environmentSteps());
                add(columns, "seconds", row.seconds());
                add(columns, mean, sign * row.meanReturn());
                names.forEach(name -> add(columns, name, row.metrics().getOrDefault(name, Double.NaN)));
            }
        }
        return columns;
    }

    private static void add(Map<String, List<Double>> columns, String name, double value) {
        columns.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private static Map<String, Object> evaluation(RunDirectory run, int sign) {
        if (!Files.isRegularFile(run.evaluationFile())) {
            return Map.of();
        }
        try {
            RunEvaluation found = Json.read(run.evaluationFile(), RunEvaluation.class);
            List<Map<String, Object>> splits = new ArrayList<>();
            for (RunEvaluation.SplitResult split : found.splits()) {
                List<Map<String, Object>> learners = new ArrayList<>();
                for (RunEvaluation.LearnerResult learner : split.learners()) {
                    List<Double> means = new ArrayList<>();
                    for (int round = 0; round <= found.rounds(); round++) {
                        means.add(sign
                                * Arrays.stream(learner.returnsAfter(round))
                                        .average()
                                        .orElse(Double.NaN));
                    }
                    learners.add(Map.of("title", learner.title(), "means", means));
                }
                splits.add(Map.of("split", split.split(), "learners", learners));
            }
            return Map.of("splits", splits);
        } catch (UserException e) {
            return Map.of(); // damaged: the table of runs says so
        }
    }

    private static List<Map<String, String>> files(Path folder, String place) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> TYPES.containsKey(ending(name)))
                    .sorted(Comparator.naturalOrder())
                    .map(name -> Map.of("name", name, "href", "files/" + key(place) + "/" + name))
                    .toList();
        } catch (IOException e) {
            throw FileTrouble.complaint("read", folder, e);
        }
    }
}
