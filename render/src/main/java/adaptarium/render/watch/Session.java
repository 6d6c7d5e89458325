package adaptarium.render.watch;

import adaptarium.envs.Axis;
import java.util.List;

/**
 * Agents at work in a task, advanced one control step at a time: what a viewer watches and a film records. Used by one thread.
 *
 * <p>A session is a function of what it was made from and of the commands it was given at which steps, so a log of them replays it.
 */
public interface Session extends AutoCloseable {
    /** What does not change while the session runs. */
    About about();

    /** Everything to be shown at this moment. */
    Snapshot snapshot();

    /** Advances by one control step; does nothing once {@link Snapshot#over} holds. */
    void step();

    /**
     * Carries out a command before the next step.
     *
     * @param command what is asked
     * @throws IllegalArgumentException where the session cannot do it, with the reason
     */
    void apply(Command command);

    @Override
    void close();

    /**
     * What does not change while a session runs.
     *
     * @param title headline, such as the run's name
     * @param family versioned id
     * @param controlTimestep s between two steps
     * @param knobs the task's parameters
     * @param others agents that can be shown beside, by name
     * @param observations what the agent observes, in the order of {@link Readings#observation}; empty where that is not known
     */
    record About(
            String title,
            String family,
            double controlTimestep,
            List<Knob> knobs,
            List<String> others,
            List<Axis> observations) {
        /** Copies the lists and checks the time step. */
        public About {
            knobs = List.copyOf(knobs);
            others = List.copyOf(others);
            observations = List.copyOf(observations);
            if (!(controlTimestep > 0)) {
                throw new IllegalArgumentException("controlTimestep must be positive, got " + controlTimestep + " s");
            }
        }

        /**
         * A session of which it is not known what its agent observes.
         *
         * @param title headline
         * @param family versioned id
         * @param controlTimestep s between two steps
         * @param knobs the task's parameters
         * @param others agents that can be shown beside, by name
         */
        public About(String title, String family, double controlTimestep, List<Knob> knobs, List<String> others) {
            this(title, family, controlTimestep, knobs, others, List.of());
        }

        /** The same under another headline. */
        public About titled(String other) {
            return new About(other, family, controlTimestep, knobs, others, observations);
        }
    }
}
