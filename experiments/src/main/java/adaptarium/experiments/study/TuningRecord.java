package adaptarium.experiments.study;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.StudyFile.Planned;
import adaptarium.experiments.config.Tuning;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.MayBeMissing;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.WholeFile;
import adaptarium.experiments.study.StudyPlan.Cell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a study's settings were chosen: {@code tuning.json} in its folder. The budget is part of the result.
 *
 * @param format which kind of file this is
 * @param checkpoint which checkpoint was scored
 * @param candidates all that were tried
 * @param trainings how many trainings that took
 * @param environmentSteps and how many environment steps
 * @param seconds and how long by the clock, all trainings one after another
 * @param processorSeconds and how much time all cores spent on them; NaN where not all of them kept it, as in older files
 */
public record TuningRecord(
        String format,
        String checkpoint,
        List<Candidate> candidates,
        int trainings,
        long environmentSteps,
        double seconds,
        @MayBeMissing Double processorSeconds) {
    private static final String FORMAT = "adaptarium tuning 1";
    private static final String FILE = "tuning.json";
    private static final String METRIC = "validationReturn"; // as a training logs it

    /**
     * Some settings and what they gave.
     *
     * @param config the configuration
     * @param family what was learned on
     * @param settings what overrides it
     * @param returns mean return on validation tasks, of every selection seed that was trained
     * @param score their mean; lowest of all where a seed could not be trained
     * @param chosen whether it is the best of its configuration and family
     */
    public record Candidate(
            String config, String family, List<String> settings, List<Double> returns, double score, boolean chosen) {
        /** Copies the lists. */
        public Candidate {
            settings = List.copyOf(settings);
            returns = List.copyOf(returns);
        }

        private List<Object> key() {
            return List.of(config, family, settings);
        }
    }

    /** Copies the list. */
    public TuningRecord {
        candidates = List.copyOf(candidates);
        processorSeconds = Objects.requireNonNullElse(processorSeconds, Double.NaN);
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("it does not say '" + FORMAT + "'");
        }
    }

    /**
     * The choice after the first stage. Of equals the first is chosen.
     *
     * @param plan the first stage, carried out
     * @param tuning what it consists of
     * @return the record
     * @throws UserException where a configuration has no candidate that could be trained
     */
    public static TuningRecord of(StudyPlan plan, Tuning tuning) {
        Map<List<Object>, List<Double>> returns = new LinkedHashMap<>();
        Map<List<Object>, Integer> seeds = new LinkedHashMap<>();
        TuningCost cost = TuningCost.NONE;
        for (Cell cell : plan.cells()) {
            Planned run = cell.planned();
            List<Object> key = List.of(run.config(), run.resolved().family(), run.candidate());
            List<Double> found = returns.computeIfAbsent(key, k -> new ArrayList<>());
            seeds.merge(key, 1, Integer::sum);
            if (Files.isDirectory(plan.run(cell).folder())) {
                List<MetricsRow> rows = plan.run(cell).metrics().rows();
                cost = cost.plus(rows);
                if (plan.state(cell) == StudyPlan.State.DONE) {
                    score(rows, tuning.checkpoint()).ifPresent(found::add);
                }
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        returns.forEach((key, found) -> candidates.add(new Candidate(
                String.valueOf(key.get(0)),
                String.valueOf(key.get(1)),
                ((List<?>) key.get(2)).stream().map(String::valueOf).toList(),
                found,
                found.size() < seeds.getOrDefault(key, 0)
                        ? -Double.MAX_VALUE
                        : found.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(-Double.MAX_VALUE),
                /* chosen= */ false)));
        return new TuningRecord(
                FORMAT,
                tuning.checkpoint(),
                chosen(candidates),
                cost.trainings(),
                cost.environmentSteps(),
                cost.seconds(),
                cost.processorSeconds());
    }

    private static OptionalDouble score(List<MetricsRow> rows, String checkpoint) {
        double[] validated = rows.stream()
                .filter(row -> row.metrics().containsKey(METRIC))
                .mapToDouble(row -> row.metrics().getOrDefault(METRIC, Double.NaN))
                .filter(Double::isFinite)
                .toArray();
        if (validated.length == 0) {
            return OptionalDouble.empty();
        }
        return checkpoint.equals("best")
                ? java.util.Arrays.stream(validated).max()
                : OptionalDouble.of(validated[validated.length - 1]);
    }

    private static List<Candidate> chosen(List<Candidate> candidates) {
        Map<List<String>, Candidate> best = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            best.merge(
                    List.of(candidate.config(), candidate.family()),
                    candidate,
                    (one, other) -> other.score() > one.score() ? other : one);
        }
        for (Candidate candidate : best.values()) {
            if (candidate.score() == -Double.MAX_VALUE) {
                throw new UserException("no candidate of " + candidate.config() + " on " + candidate.family()
                        + " could be trained with every selection seed; there is nothing to choose");
            }
        }
        return candidates.stream()
                .map(candidate -> new Candidate(
                        candidate.config(),
                        candidate.family(),
                        candidate.settings(),
                        candidate.returns(),
                        candidate.score(),
                        best.containsValue(candidate)))
                .toList();
    }

    /**
     * What was chosen, of the second stage's runs.
     *
     * @param evaluation every candidate with every evaluation seed
     * @return those of chosen candidates
     */
    public List<Planned> carriedOut(List<Planned> evaluation) {
        List<List<Object>> chosen = candidates.stream()
                .filter(Candidate::chosen)
                .map(Candidate::key)
                .toList();
        return evaluation.stream()
                .filter(run -> chosen.contains(
                        List.<Object>of(run.config(), run.resolved().family(), run.candidate())))
                .toList();
    }

    /**
     * The record of a study.
     *
     * @param study its folder
     * @return the record; empty where nothing was chosen
     * @throws UserException where it is damaged
     */
    public static Optional<TuningRecord> in(Path study) {
        Path file = study.resolve(FILE);
        return Files.isRegularFile(file) ? Optional.of(Json.read(file, TuningRecord.class)) : Optional.empty();
    }

    /** Writes it into a study's folder. */
    public void write(Path study) {
        WholeFile.write(study.resolve(FILE), Json.sealed(this));
    }

    /** The budget in words. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "Settings were chosen among %d candidates by other seeds on validation tasks: %d trainings, %,d"
                        + " environment steps, %.0f s %s, not counted elsewhere.",
                candidates.size(),
                trainings,
                environmentSteps,
                processorSeconds.isNaN() ? seconds : processorSeconds,
                processorSeconds.isNaN() ? "of training by the clock" : "of processor time");
    }
}
