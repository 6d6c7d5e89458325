package adaptarium.meta.fewshot;

import adaptarium.envs.Split;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A distribution of tasks of which only examples are seen: regression or classification from a few of them.
 *
 * @param <T> the task
 */
public interface FewShotProblem<T> {
    /** Its name with its version and every option that is not the default, such as {@code "Sinusoid-v0+shots=5"}. */
    String id();

    /** What an example is, what is to be told from it and where the tasks come from: one or two sentences. */
    String summary();

    /** Numbers per example. */
    int inputs();

    /** How many rows of equal meaning an example consists of, one after the other, such as the steps of a piece of motion; 1 unless it has such. */
    default int rows() {
        return 1;
    }

    /** Numbers per target; of a classification the number of classes. */
    int outputs();

    /** Examples in a support set; of a classification for each class. */
    int shots();

    /**
     * Whether the classes of a task are its own: a support example of a class might as well be a query, and no other task has the class. Then a learner may take either
     * for the other in training, and tell the classes of several tasks apart at once.
     */
    default boolean hasOwnClasses() {
        return false;
    }

    /**
     * How many examples a learner of this problem is asked about.
     *
     * @param support what it is shown
     * @param queries double[N * I]
     * @param rounds how often it is to adapt
     * @return N
     * @throws IllegalArgumentException where widths do not fit, a number is not finite or rounds are negative
     */
    default int requireAsked(Examples support, double[] queries, int rounds) {
        if (support.inputs() != inputs() || support.outputs() != outputs() || rounds < 0) {
            throw new IllegalArgumentException("a support set of " + id() + " has " + inputs() + " inputs and "
                    + outputs() + " outputs, and rounds are at least 0; got " + support.inputs() + ", "
                    + support.outputs() + " and " + rounds);
        }
        int count = Math.max(1, queries.length / inputs());
        Examples.require("inputs", queries, count, inputs());
        return count;
    }

    /** How predictions are scored; a classification has {@link Measure#ACCURACY}. */
    Measure measure();

    /** Whether it is a classification. */
    default boolean isClassification() {
        return measure() == Measure.ACCURACY;
    }

    /**
     * Draws a task.
     *
     * @param split where from
     * @param random what draws
     * @return the task
     */
    T sample(Split split, RandomGenerator random);

    /** Whether there are tasks outside the training distribution. */
    boolean canShift();

    /**
     * A task for people and files.
     *
     * @param task the task
     * @return its parameters by name
     */
    Map<String, Object> toMap(T task);

    /**
     * Draws examples of a task.
     *
     * @param task the task
     * @param seed decides which
     * @return support and query set; equal arguments give equal bits
     */
    FewShotEpisode episode(T task, long seed);

    /**
     * Plays the motion again that a query of an episode is a piece of: for pictures.
     *
     * @param task the task
     * @param seed of the episode
     * @param query which of the query set's examples
     * @param eye is shown the scene before the piece's first step and after each one, while it is so; never where examples are no pieces of motion, and by default
     */
    default void replay(T task, long seed, int query, Consumer<SceneView> eye) {}

    /**
     * What else is to be known of a learner than its scores, such as the delay of an alarm; nothing by default.
     *
     * @param learner stays as it is
     * @param tasks that it has not seen
     * @param seed decides which examples
     * @param threads worker threads; never change the result
     */
    default Findings findings(FewShotLearner<T> learner, List<T> tasks, long seed, int threads) {
        return Findings.NONE;
    }

    /**
     * The same beside others, where what they do says something of the learner; without them by default.
     *
     * @param learner stays as it is
     * @param beside who has learnt the same problem, by title; they stay as they are
     * @param tasks that none of them has seen
     * @param seed decides which examples
     * @param threads worker threads; never change the result
     */
    default Findings findings(
            FewShotLearner<T> learner, Map<String, FewShotLearner<T>> beside, List<T> tasks, long seed, int threads) {
        return findings(learner, tasks, seed, threads);
    }
}
