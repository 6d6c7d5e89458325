package adaptarium.experiments.report;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.FlatSettings;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.Labels;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.RunEvaluation.LearnerResult;
import adaptarium.experiments.run.RunEvaluation.SplitResult;
import adaptarium.experiments.run.RunInfo;
import adaptarium.meta.Algorithms;
import adaptarium.meta.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the evaluations of several runs say together. Trainings that differ in the seed alone are one learner with several seeds; what differs in anything else
 * that decides the result, be it how far it was trained or the program's version, is another learner, and its label says in what.
 */
public final class Comparison {
    private static final int SHOWN_HASH = 9; // characters of a commit or a plug-in's hash in a label

    private final List<Source> sources = new ArrayList<>();
    private final int rounds;

    /** A run with all that was read of it. */
    private record Source(RunDirectory run, RunConfig config, RunInfo info, RunEvaluation evaluation) {
        /** What decides how its learner came to be, but for the seed. */
        Map<String, String> settings() {
            Map<String, String> settings = FlatSettings.of(config);
            settings.put("iterations", Integer.toString(evaluation.iteration())); // as far as it was trained
            settings.putAll(made());
            return settings;
        }

        /** What program made it. */
        Map<String, String> made() {
            Map<String, String> made = new LinkedHashMap<>();
            boolean changed = info.commit().indexOf('+') >= 0;
            made.put("code", shown(info.commit()) + (changed ? "+changes" : ""));
            info.plugins().forEach(plugin -> made.put("plug-in " + plugin.from(), shown(plugin.sha256())));
            return made;
        }

        private static String shown(String hash) {
            return hash.length() > SHOWN_HASH ? hash.substring(0, SHOWN_HASH) : hash;
        }

        SplitResult split(String name) {
            return evaluation.splits().stream()
                    .filter(split -> split.split().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new UserException(
                            "run '" + run.name() + "' was not evaluated on " + name + " tasks; evaluate them alike"));
        }
    }

    /**
     * Reads the evaluations.
     *
     * @param runs at least one evaluated run, all of one family
     * @throws UserException where a run is given twice, has not been evaluated, or repeats another; where families differ
     */
    public Comparison(List<RunDirectory> runs) {
        requireDifferent(runs);
        for (RunDirectory run : runs) {
            if (!Files.exists(run.evaluationFile())) {
                throw new UserException("run '" + run.name() + "' has not been evaluated; 'adaptarium evaluate "
                        + run.typed() + "' does it");
            }
            sources.add(
                    new Source(run, run.config(), run.info(), Json.read(run.evaluationFile(), RunEvaluation.class)));
        }
        List<String> families = sources.stream()
                .map(source -> source.config().family())
                .distinct()
                .toList();
        if (families.size() > 1) {
            throw new UserException(
                    "runs of one family can be compared, these are of " + String.join(" and ", families));
        }
        rounds = sources.stream()
                .mapToInt(source -> source.evaluation().rounds())
                .min()
                .orElseThrow();
        requireSeedsOnce();
    }

    private static void requireDifferent(List<RunDirectory> runs) {
        Map<Path, RunDirectory> seen = new LinkedHashMap<>();
        for (RunDirectory run : runs) {
            if (seen.putIfAbsent(place(run.folder()), run) != null) {
                throw new UserException("run '" + run.name() + "' is given twice; a comparison counts it once");
            }
        }
    }

    private static Path place(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize(); // reading it will say what is wrong
        }
    }

    private void requireSeedsOnce() {
        Map<Object, Source> seen = new LinkedHashMap<>();
        for (Source source : sources) {
            Source other =
                    seen.putIfAbsent(List.of(source.settings(), source.config().seed()), source);
            if (other != null) {
                throw new UserException("runs '" + other.run().name() + "' and '"
                        + source.run().name() + "' are the same training: seed "
                        + source.config().seed()
                        + ", the same settings, length and program. Twice one seed is not two seeds; give one of them");
            }
        }
    }

    /** The family that all runs are of. */
    public String family() {
        return sources.get(0).config().family();
    }

    /** The splits that the first run was evaluated on. */
    public List<String> splits() {
        return sources.get(0).evaluation().splits().stream()
                .map(SplitResult::split)
                .toList();
    }

    /** K, the least of all runs: returns are known after 0 to K rounds of adaptation. */
    public int rounds() {
        return rounds;
    }

    /** How many runs there are. */
    public int runs() {
        return sources.size();
    }

    /** A run by its name. */
    RunDirectory run(String name) {
        return sources.stream()
                .map(Source::run)
                .filter(run -> run.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("run '" + name + "' is not part of this comparison"));
    }

    /** The tasks of the first split, one per column, as maps from parameter to value. */
    List<Map<String, Object>> tasks() {
        return sources.get(0).evaluation().splits().get(0).tasks();
    }

    /** The tasks of a split in words. */
    String taskWords(String split) {
        return sources.get(0).split(split).taskWords();
    }

    /** The tasks of a split, as maps from parameter to value. */
    List<Map<String, Object>> tasks(String split) {
        return sources.get(0).split(split).tasks();
    }

    /**
     * Learners first, then what they were compared with.
     *
     * @param split such as {@code "test"}
     * @return the rows of a table, every one with a label of its own
     * @throws UserException where the runs were evaluated on different tasks, or one seed of a baseline has two results
     */
    List<PooledLearner> learners(String split) {
        requireTheSameTasks(split);
        Map<Object, Pool> pools = new LinkedHashMap<>();
        for (Source source : sources) {
            add(pools, source, source.split(split).learners().get(0), source.settings(), /* own= */ true);
        }
        for (Source source : sources) {
            source.split(split).learners().stream()
                    .skip(1)
                    .forEach(learner -> add(pools, source, learner, settings(source, learner), /* own= */ false));
        }
        List<String> labels = Labels.of(pools.values().stream()
                .map(pool -> new Labels.Named(pool.title, pool.settings))
                .toList());
        List<PooledLearner> rows = new ArrayList<>();
        for (Pool pool : pools.values()) {
            rows.add(pool.row(labels.get(rows.size()), sources.get(0).split(split)));
        }
        return rows;
    }

    private static Map<String, String> settings(Source source, LearnerResult learner) {
        if (learner.role() == Role.ABLATION) {
            return source.settings();
        }
        Map<String, String> settings = new LinkedHashMap<>(learner.settings());
        if (learner.trainingSteps() == 0) {
            settings.put("episodes a round", Integer.toString(learner.episodesPerRound()));
        } else {
            settings.putAll(source.made());
            if (learner.settings().isEmpty()) { // an evaluation made before they were kept
                settings.putAll(configured(source, learner)
                        .orElse(Map.of("beside", source.run().name())));
            }
        }
        return settings;
    }

    /** The settings of a baseline, from the configuration that it was trained by; empty where that has several of its algorithm. */
    private static Optional<Map<String, String>> configured(Source source, LearnerResult learner) {
        List<Map<String, String>> found = source.config().evaluation().baselines().stream()
                .filter(baseline -> baseline.algorithm().name().equals(learner.name()))
                .map(baseline -> FlatSettings.of(
                        baseline.algorithm(),
                        baseline.iterations(),
                        source.config().tasks()))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private void add(
            Map<Object, Pool> pools, Source source, LearnerResult learner, Map<String, String> settings, boolean own) {
        String title = learner.role() == Role.ABLATION || learner.settings().isEmpty()
                ? learner.title()
                : Algorithms.find(learner.settings().getOrDefault(FlatSettings.ALGORITHM, ""))
                        .<String>map(algorithm -> algorithm.title())
                        .orElse(learner.title());
        // who was trained for more rounds than others played counts after its own
        int last = own
                ? Math.max(
                        rounds,
                        Math.min(learner.trainedRounds(), source.evaluation().rounds()))
                : rounds;
        List<double[]> returns = new ArrayList<>();
        for (int round = 0; round <= last; round++) {
            returns.add(learner.returnsAfter(round));
        }
        PooledLearner.Member member = new PooledLearner.Member(
                source.run().name(), source.config().seed(), own, returns, learner.aroundEvent());
        Object key = learner.trainingSteps() > 0
                ? List.of(learner.role(), title, settings)
                : List.of(
                        learner.role(),
                        title,
                        settings,
                        returns.stream().map(Arrays::hashCode).toList());
        pools.computeIfAbsent(key, k -> new Pool(title, learner, settings)).add(member);
    }

    /** The members of one row. */
    private static final class Pool {
        private final String title;
        private final LearnerResult first;
        private final Map<String, String> settings;
        private final List<PooledLearner.Member> members = new ArrayList<>();

        Pool(String title, LearnerResult first, Map<String, String> settings) {
            this.title = title;
            this.first = first;
            this.settings = settings;
        }

        /** A baseline beside two learners, and what was not trained, is the same beside both. */
        void add(PooledLearner.Member member) {
            boolean trained = first.trainingSteps() > 0;
            Optional<PooledLearner.Member> known = members.stream()
                    .filter(other -> !trained || other.seed() == member.seed())
                    .findFirst();
            if (known.isEmpty()) {
                members.add(member);
            } else if (trained && !same(known.get(), member)) {
                throw new UserException("'" + title + "' of seed " + member.seed() + " has one result beside run '"
                        + known.get().run() + "' and another beside '" + member.run()
                        + "'; evaluate both with the same program on the same machine");
            }
        }

        private static boolean same(PooledLearner.Member one, PooledLearner.Member other) {
            for (int round = 0;
                    round < Math.min(one.returns().size(), other.returns().size());
                    round++) {
                if (!Arrays.equals(one.returns().get(round), other.returns().get(round))) {
                    return false;
                }
            }
            return true;
        }

        PooledLearner row(String label, SplitResult split) {
            return new PooledLearner(
                    label,
                    first.settings()
                            .getOrDefault(FlatSettings.ALGORITHM, first.role() == Role.ABLATION ? "" : first.name()),
                    first.role(),
                    first.trainingSteps() > 0,
                    settings,
                    members,
                    split.units(),
                    first.trainedRounds());
        }
    }

    private void requireTheSameTasks(String split) {
        Set<String> hashes = new TreeSet<>();
        Set<Integer> counts = new TreeSet<>();
        for (Source source : sources) {
            hashes.add(source.split(split).taskHash());
            counts.add(source.split(split).tasks().size());
        }
        hashes.remove(""); // of an evaluation made before hashes were kept
        if (hashes.size() > 1 || counts.size() > 1) {
            throw new UserException("the runs were not evaluated on the same " + split + " tasks; evaluate them alike");
        }
    }
}
