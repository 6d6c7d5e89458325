package adaptarium.meta.gradient.outer;

import adaptarium.agents.store.State;
import java.util.Map;

/** The outer steps of one learner: it may remember something from one to the next, such as an optimiser's moments, which belongs to the learner's state. */
public interface OuterUpdate {
    /** What has to be collected while the tasks are played. */
    Wanted wanted();

    /**
     * Takes one step.
     *
     * @param theta the meta-parameters that collected the data, float[M]; left as they are
     * @param batch what the tasks say
     * @param metrics what the step did is added
     * @return new meta-parameters, float[M]
     */
    float[] step(float[] theta, MetaBatch batch, Map<String, Double> metrics);

    /**
     * Adds what is remembered to a learner's state; nothing by default.
     *
     * @param state added to
     */
    default void save(State state) {}

    /**
     * Continues from a learner's state.
     *
     * @param state what {@link #save} has added to
     * @throws IllegalArgumentException where something is missing or has another shape; nothing has changed then
     */
    default void restore(State state) {}

    /**
     * What has to be asked for beforehand: derivatives that can be had only while the tapes of all samples live, or that keep tapes of their own, and other places to
     * begin from.
     *
     * @param gradient whether the outer loss's gradient at the present meta-parameters is wanted
     * @param curvatureSamples how many samples of a task are kept at most for the divergence's curvature; 0 where it is not wanted
     * @param pairs how many directions every task is played from meta-parameters moved along, to both sides; 0 where it is played from the present ones
     * @param noise how far they are moved
     */
    record Wanted(boolean gradient, int curvatureSamples, int pairs, double noise) {
        /** Nothing but what is played from the present meta-parameters. */
        public static final Wanted NOTHING = new Wanted(false, 0);

        /** Derivatives at the present meta-parameters. */
        public Wanted(boolean gradient, int curvatureSamples) {
            this(gradient, curvatureSamples, 0, 0);
        }

        /** No derivative: returns from moved meta-parameters. */
        public static Wanted moved(int pairs, double noise) {
            return new Wanted(false, 0, pairs, noise);
        }

        /** How many sets of meta-parameters every task is played from. */
        public int sets() {
            return Math.max(1, 2 * pairs);
        }
    }
}
