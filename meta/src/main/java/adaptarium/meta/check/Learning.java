package adaptarium.meta.check;

import adaptarium.envs.check.CheckReport.Result;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Role;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether a learner learns the two-armed problem. With the good arm hidden and each as likely, whoever does not adapt earns 0 on average; half of what the arm
 * gives to one who knows it shows that it was found out. A baseline cannot find out anything: for it the good arm is always the same.
 */
final class Learning {
    private static final double WANTED = 0.5 * TwoArms.PULLS;
    private static final int EVERY = 10; // updates between two looks
    private static final int TASKS_OF_EACH = 16;

    private final Learners<?> learners;
    private final int updates;

    Learning(Learners<?> learners, int updates) {
        this.learners = learners;
        this.updates = updates;
    }

    Result learns() {
        boolean fixed = learners.algorithm().role() == Role.BASELINE;
        try (MetaLearner<TwoArms.Task> learner = learners.fresh(1)) {
            double adapted = 0;
            for (int done = 1; done <= updates; done++) {
                learner.metaUpdate(
                        tasks(learner.metaBatchSize(), fixed), Seeds.derive(learners.seed(), "learning", done));
                if (done % EVERY == 0 || done == updates) {
                    adapted = adapted(learner, fixed);
                    if (adapted >= WANTED) {
                        return Result.passed(
                                "learning",
                                "a return of " + figure(adapted) + " after " + done + " updates where "
                                        + (fixed ? "chance gives 0" : "without adapting it is 0"));
                    }
                }
            }
            return Result.failed(
                    "learning",
                    "a return of " + figure(adapted) + " after " + updates + " updates; of at most " + TwoArms.PULLS
                            + " it should reach " + figure(WANTED));
        }
    }

    /** Half of the tasks with each arm good. */
    private static List<TwoArms.Task> tasks(int count, boolean fixed) {
        List<TwoArms.Task> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(new TwoArms.Task(fixed ? 1 : i % 2));
        }
        return tasks;
    }

    private double adapted(MetaLearner<TwoArms.Task> learner, boolean fixed) {
        int rounds;
        try (Adaptation adaptation = learner.newAdaptation(1, 0)) {
            rounds = adaptation.rounds();
        }
        Evaluation.Result result = Evaluation.run(
                learners.family(),
                tasks(2 * TASKS_OF_EACH, fixed),
                learner::newAdaptation,
                rounds,
                Seeds.derive(learners.seed(), "evaluation"),
                1);
        return Arrays.stream(result.returnsAfter(rounds)).average().orElse(0);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
