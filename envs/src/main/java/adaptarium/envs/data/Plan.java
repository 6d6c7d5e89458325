package adaptarium.envs.data;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskSpace;
import adaptarium.sim.SceneView;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A family's description, read and compiled.
 *
 * @param spec what the agent sees of it
 * @param tasks the hidden parameters
 * @param world gravity and control rate
 * @param scene what is drawn besides bodies
 * @param constants values of {@link State#numbers} that never change, from index 0 on
 * @param parameters index of the first task parameter in {@link State#numbers}; the others follow
 * @param derived assignments that follow from the task, at the beginning and where it changes
 * @param start assignments at the beginning of an episode, in order
 * @param gravity along x and y; null for the world's
 * @param bodies static ones first
 * @param rough those whose friction depends on a live parameter
 * @param joints in order
 * @param rays distance sensors
 * @param step what happens in a step
 * @param size how many numbers, rays there are
 * @param end when an episode terminates
 * @param success when the goal is met
 * @param goalMeaning that in words
 * @param reward terms in order
 * @param observation numbers in order
 */
@SuppressWarnings("ArrayRecordComponent") // compiled once and read at every step, never compared
record Plan(
        EnvironmentSpec spec,
        TaskSpace<DataTask> tasks,
        WorldSettings world,
        Scene scene,
        double[] constants,
        int parameters,
        List<Assignment> derived,
        List<Assignment> start,
        Formula @Nullable [] gravity,
        List<BodyPlan> bodies,
        List<BodyPlan> rough,
        List<JointPlan> joints,
        List<RayPlan> rays,
        Step step,
        Size size,
        Optional<Formula> end,
        Optional<Formula> success,
        String goalMeaning,
        List<Term> reward,
        Formula[] observation) {

    /**
     * A number that is given a value.
     *
     * @param index in {@link State#numbers}
     * @param value of it
     */
    record Assignment(int index, Formula value) {}

    /**
     * A reward term.
     *
     * @param name of it
     * @param sign 1, or -1 for a cost
     * @param value of it
     */
    record Term(String name, int sign, Formula value) {}

    /**
     * What happens in a step, and where the numbers are that it sets by itself.
     *
     * @param actions index of the first action; the others follow
     * @param effort index of the sum of the squared actions
     * @param time index of the seconds since the beginning
     * @param ended index of whether the episode has ended
     * @param before assignments before the drive
     * @param drive what the actions do
     * @param after assignments after the step
     */
    record Step(
            int actions,
            int effort,
            int time,
            int ended,
            List<Assignment> before,
            List<Drive> drive,
            List<Assignment> after) {}

    /**
     * How much room a state needs.
     *
     * @param numbers named numbers
     * @param rays single rays
     */
    record Size(int numbers, int rays) {}

    /**
     * What is drawn besides bodies.
     *
     * @param bounds what a fixed camera shows
     * @param ground the level ground; null for none
     * @param follow index of the body a camera follows; -1 for none
     * @param markers goals and lines
     */
    record Scene(SceneView.Bounds bounds, SceneView.@Nullable Ground ground, int follow, List<MarkerPlan> markers) {}
}
