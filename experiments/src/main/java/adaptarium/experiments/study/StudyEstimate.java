package adaptarium.experiments.study;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.experiments.config.BaselineConfig;
import adaptarium.experiments.config.FlatSettings;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.Course;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.ProcessorTime;
import adaptarium.experiments.study.StudyPlan.Cell;
import adaptarium.experiments.study.StudyPlan.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long the trainings of a study will take, from two updates of every kind of learner in it, or from what was already trained. Where that would take long, only
 * the first kinds are tried, and each learner at least once; of the others the simulation's share is measured, and as much learning as elsewhere is added for each
 * step.
 */
public final class StudyEstimate {
    private static final int TIMED = 2; // updates: the first is slower than those that follow
    private static final double PATIENCE = 3; // s of trying

    private final StudyPlan plan;
    private final Map<List<Object>, Double> secondsPerUpdate = new HashMap<>();
    private final Map<Object, Tried> tried = new HashMap<>(); // by algorithm
    private final Map<String, Double> stepCosts = new HashMap<>(); // by family, s
    private double spent; // s
    private int judged;
    private int failed;

    /**
     * A kind of run that was tried.
     *
     * @param spec the family's
     * @param steps environment steps of an update
     * @param learning processor time of a step that is not the simulation's, s
     */
    private record Tried(EnvironmentSpec spec, double steps, double learning) {}

    /**
     * An estimate.
     *
     * @param plan the study
     */
    public StudyEstimate(StudyPlan plan) {
        this.plan = plan;
    }

    /**
     * Processor time of the trainings that are still to be done, baselines included, evaluations not.
     *
     * @param cells runs of the study
     * @return seconds on one core
     */
    public double seconds(List<Cell> cells) {
        return cells.stream().mapToDouble(this::seconds).sum();
    }

    /** The same of one run; 0 where it is done. */
    public double seconds(Cell cell) {
        if (plan.state(cell) == State.DONE) {
            return 0;
        }
        RunConfig config = cell.planned().resolved();
        List<MetricsRow> rows =
                plan.state(cell) == State.TO_DO ? List.of() : plan.run(cell).rows();
        double each = rows.size() > 1 ? rows.get(rows.size() - 1).seconds() / rows.size() : each(config);
        double seconds = each * (config.iterations() - rows.size());
        for (BaselineConfig baseline : config.evaluation().baselines()) {
            seconds += each(config.with(baseline.algorithm())) * baseline.iterations();
        }
        return seconds;
    }

    /** How the figures came about, as an end of a sentence; empty where every kind of training was tried. */
    public String words() {
        String failing = failed == 0
                ? ""
                : "; " + failed + " of " + secondsPerUpdate.size()
                        + " kinds of training failed when tried, as they will, and count for nothing";
        return judged == 0
                ? failing
                : "; " + (secondsPerUpdate.size() - judged) + " of " + secondsPerUpdate.size()
                        + " kinds of training were tried, the others judged by what a step of their family takes"
                        + failing;
    }

    private double each(RunConfig config) {
        List<Object> kind = List.of(config.family(), config.algorithm());
        Double known = secondsPerUpdate.get(kind);
        if (known == null) {
            known = spent < PATIENCE ? measured(config) : judged(config).orElseGet(() -> measured(config));
            secondsPerUpdate.put(kind, known);
        }
        return known;
    }

    private double measured(RunConfig config) {
        double begin = ProcessorTime.seconds();
        double last = 0;
        double steps = 0;
        try (Course<?> course = Course.of(config.withThreads(1))) {
            for (int update = 0; update < TIMED; update++) {
                double start = ProcessorTime.seconds();
                steps = course.update(update, config.seed()).environmentSteps();
                last = ProcessorTime.seconds() - start;
            }
        } catch (RuntimeException e) { // whatever a plug-in throws: the study would name the run that fails, and go on
            failed++;
            return 0;
        }
        if (!config.isFewShot() && steps > 0) {
            double learning = Math.max(0, last / steps - stepCost(config));
            tried.putIfAbsent(config.algorithm(), new Tried(config.taskFamily().spec(), steps, learning));
        }
        spent += ProcessorTime.seconds() - begin;
        return last;
    }

    /** As it would be if an update had as many episodes as on the family where the same learner was tried, and learned as long from a step; empty where it was not. */
    private Optional<Double> judged(RunConfig config) {
        Tried like = config.isFewShot() ? null : tried.get(config.algorithm());
        if (like == null) {
            return Optional.empty();
        }
        judged++;
        EnvironmentSpec spec = config.taskFamily().spec();
        double longer = (double) spec.horizon() / like.spec().horizon();
        boolean familysEpisodes = "auto".equals(FlatSettings.of(config).get("episodes"));
        double more =
                familysEpisodes ? (double) spec.episodesPerTrial() / like.spec().episodesPerTrial() : 1;
        return Optional.of(like.steps() * longer * more * (like.learning() + stepCost(config)));
    }

    private double stepCost(RunConfig config) {
        return stepCosts.computeIfAbsent(config.family(), family -> StepCost.of(config.taskFamily()));
    }
}
