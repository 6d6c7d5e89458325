package adaptarium.envs;

import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One episode in one task, from its initial state to its end: a function of (task, seed, actions) and nothing else.
 *
 * <p>Horizon, action checks and clipping are the environment's business, not the episode's: {@link #act} gets finite actions inside the declared bounds,
 * and is not called again once {@link #terminated} holds. No method allocates in steady state.
 *
 * @param <T> the task record
 */
public interface Episode<T extends Record> {
    /**
     * Advances the simulation by one control step.
     *
     * @param action float[A] inside the declared bounds; for a discrete family float[1] holding the index. Owned by the caller, not to be kept
     */
    void act(float[] action);

    /**
     * Writes the present observation.
     *
     * @param out where to write
     * @param offset index of the first number; exactly {@code spec().observationSize()} numbers are written
     */
    void observe(float[] out, int offset);

    /** Reward of the last control step. */
    double reward();

    /**
     * The same, with other weights of its named terms: linear in them, and {@link #reward()} at their standards. Made for families with one term of weight 1; those with
     * more override it, and say their reward by it.
     *
     * @param weights of {@link TaskFamily#rewardTerms}, in their order
     * @return the reward
     */
    default double reward(double[] weights) {
        return weights[0] * reward();
    }

    /** Whether the last step ended the episode for good (a fall, a crash, the goal): the value of what follows is 0. */
    boolean terminated();

    /** Whether the task's goal is met at this moment; a family without a goal says false. */
    boolean success();

    /** What can be drawn at this moment. */
    SceneView scene();

    /**
     * Where bodies of the scene would lie, were something else observed than what is: for pictures of what somebody expects to observe. Where this is the present
     * observation, they lie where they do.
     *
     * @param observation where it stands, raw; need not be one that there can be
     * @param offset index of its first number; {@code spec().observationSize()} numbers are read
     * @param x where the scene's tracked body would be, m: for families that do not observe how far it has come, and not read by others
     * @param y the same, m
     * @return poses of the robot's parts that the observation tells, in drawing order; empty where it does not tell them, and by default
     */
    default List<Pose> posesOf(float[] observation, int offset, double x, double y) {
        return List.of();
    }

    /**
     * Changes the task in mid-episode: a switch, a fault, a slider. Only components annotated {@code live} may differ from the present task.
     *
     * @param task the new task
     * @throws UnsupportedOperationException where the family has no live parameter
     */
    default void changeTask(T task) {
        throw new UnsupportedOperationException("this family has no live task parameters; it cannot take " + task);
    }

    /**
     * The task at this moment, where the episode changes it by itself: what an oracle is told after every step.
     *
     * @return null where only others change it
     */
    default @Nullable T presentTask() {
        return null;
    }

    /** What has happened to the task or the robot from outside so far: switches, faults. In order of time; empty for a plain family. */
    default List<Event> events() {
        return List.of();
    }

    /** Something that happened in mid-episode. */
    sealed interface Event {
        /** Control steps before it, by the clock of whoever is asked. */
        int step();

        /** What it was, in a few words. */
        String what();

        /**
         * The same by another clock.
         *
         * @param newStep control steps before it
         * @return the event
         */
        Event at(int newStep);

        /**
         * Live parameters of the task have changed.
         *
         * @param step control steps before it
         * @param now every live parameter's new value, by name; numbers, truth values and texts
         */
        record TaskChanged(int step, Map<String, Object> now) implements Event {
            /** Copies the map. */
            public TaskChanged {
                now = Collections.unmodifiableMap(new LinkedHashMap<>(now));
            }

            @Override
            public String what() {
                List<String> words = new ArrayList<>();
                now.forEach((name, value) -> words.add(name + " "
                        + (value instanceof Double number
                                ? new BigDecimal(number)
                                        .round(new MathContext(4))
                                        .stripTrailingZeros()
                                        .toPlainString()
                                : value.toString().toLowerCase(Locale.ROOT))));
                return String.join(", ", words);
            }

            @Override
            public TaskChanged at(int newStep) {
                return new TaskChanged(newStep, now);
            }
        }

        /**
         * A motor or a sensor has failed.
         *
         * @param step control steps before it
         * @param part which, such as {@code "hip 1"}
         * @param kind how, such as {@code "dead"}
         */
        record Fault(int step, String part, String kind) implements Event {
            @Override
            public String what() {
                return part + " " + kind;
            }

            @Override
            public Fault at(int newStep) {
                return new Fault(newStep, part, kind);
            }
        }

        /**
         * Anything else.
         *
         * @param step control steps before it
         * @param what it was, in a few words
         */
        record Other(int step, String what) implements Event {
            @Override
            public Other at(int newStep) {
                return new Other(newStep, what);
            }
        }
    }
}
