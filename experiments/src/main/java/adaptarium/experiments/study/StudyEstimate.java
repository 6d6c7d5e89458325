package adaptarium.experiments.study;

import adaptarium.experiments.config.BaselineConfig;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.Course;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.ProcessorTime;
import adaptarium.experiments.study.StudyPlan.Cell;
import adaptarium.experiments.study.StudyPlan.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long the trainings of a study will take, from two updates of every kind of learner in it, or from what was already trained. */
public final class StudyEstimate {
    private static final int TIMED = 2; // updates: the first is slower than those that follow

    private final StudyPlan plan;
    private final Map<List<Object>, Double> secondsPerUpdate = new HashMap<>();

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

    private double each(RunConfig config) {
        return secondsPerUpdate.computeIfAbsent(List.of(config.family(), config.algorithm()), key -> measured(config));
    }

    private static double measured(RunConfig config) {
        double last = 0;
        try (Course<?> course = Course.of(config.withThreads(1))) {
            for (int update = 0; update < TIMED; update++) {
                double start = ProcessorTime.seconds();
                course.update(update, config.seed());
                last = ProcessorTime.seconds() - start;
            }
        }
        return last;
    }
}
