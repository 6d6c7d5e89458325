package adaptarium.envs.family.diagnostic;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.ChoiceParameter;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Simulation;
import adaptarium.envs.StructureParameter;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A random Markov decision process with 10 states and 5 actions, or as many as a variant says: the tabular MDPs of RL² (Duan et al. 2016, arXiv:1611.02779,
 * table 2), exactly.
 *
 * <p>Mean rewards are drawn from N(1, 1), the probabilities of the next state from a flat Dirichlet distribution, one draw for every state and action. A
 * reward is the mean plus unit normal noise. Every episode starts in the first state and has 10 steps; the observation is the state, one-hot. Rewards and
 * transitions are hidden, so an agent without memory earns about 100 in ten episodes, RL² in the paper 156, and who takes the highest posterior mean without looking
 * ahead about 161. In shifted tasks the transitions are sparse, Dirichlet(0.3): fewer states follow each other.
 */
public final class TabularMdp implements TaskFamily<TabularMdp.Task> {
    /** Steps in an episode. */
    public static final int HORIZON = 10;

    private static final double STEP = 0.5; // s; gives the scene a pace, the task has no time scale of its own

    private static final String STATES = "states";
    private static final String ACTIONS = "actions";
    private static final int STANDARD_STATES = 10;
    private static final int STANDARD_ACTIONS = 5;

    private final EnvironmentSpec spec;
    private final TaskSpace<Task> tasks;

    /** Ten states and five actions. */
    public TabularMdp() {
        this(STANDARD_STATES, STANDARD_ACTIONS);
    }

    private TabularMdp(int states, int actions) {
        spec = EnvironmentSpec.named("TabularMdp-v0")
                .observation(IntStream.range(0, states)
                        .mapToObj(s -> new Axis("in state " + s, "1", 0, 1))
                        .toList())
                .actions(new ActionSpace.Discrete(
                        IntStream.range(0, actions).mapToObj(a -> "action " + a).toList()))
                .controlTimestep(STEP)
                .horizon(HORIZON)
                .episodesPerTrial(10)
                .reward("A normal draw around the hidden mean of the state and action just left, with standard"
                        + " deviation 1.")
                .end("Never; the process goes on to the horizon.")
                .build();
        tasks = TaskSpace.of(
                Task.class,
                List.of(
                        new StructureParameter(
                                "number",
                                "number of the process: " + states * actions + " mean rewards and " + states * actions
                                        + " rows of " + states + " transition probabilities"),
                        new ChoiceParameter(
                                "transitions",
                                List.of(Transitions.FLAT),
                                List.of(Transitions.SPARSE),
                                /* live= */ false,
                                /* visible= */ false,
                                "Dirichlet distribution of the transitions: FLAT has concentration 1, SPARSE 0.3")),
                new Processes(states, actions));
    }

    /** How transitions are drawn. */
    public enum Transitions {
        /** Dirichlet(1), RL²'s. */
        FLAT(1),
        /** Dirichlet(0.3): most of the weight on few states. */
        SPARSE(0.3);

        private final double concentration;

        Transitions(double concentration) {
            this.concentration = concentration;
        }

        /** The parameter of the symmetric Dirichlet distribution. */
        double concentration() {
            return concentration;
        }
    }

    /**
     * Which process.
     *
     * @param number rewards and transitions are drawn from it
     * @param transitions how transitions are drawn
     * @param states how many states there are
     * @param actions how many actions there are
     */
    public record Task(long number, Transitions transitions, int states, int actions) {
        /**
         * A process with ten states and five actions.
         *
         * @param number rewards and transitions are drawn from it
         * @param transitions how transitions are drawn
         */
        public Task(long number, Transitions transitions) {
            this(number, transitions, STANDARD_STATES, STANDARD_ACTIONS);
        }

        /** The process itself, drawn anew: not cheap. */
        public MdpTables tables() {
            return MdpTables.draw(number, transitions.concentration(), states, actions);
        }
    }

    private record Processes(int states, int actions) implements TaskSpace.Tasks<Task> {
        @Override
        public Task make(Object[] values) {
            return new Task((Long) values[0], (Transitions) values[1], states, actions);
        }

        @Override
        public Object value(Task task, int index) {
            return index == 0 ? task.number : task.transitions;
        }
    }

    @Override
    public TaskSpace<Task> tasks() {
        return tasks;
    }

    @Override
    public List<FamilySetting> settings() {
        return List.of(
                FamilySetting.size(STATES, STANDARD_STATES, 2, 200, "how many states there are"),
                FamilySetting.size(ACTIONS, STANDARD_ACTIONS, 2, 100, "how many actions there are"));
    }

    @Override
    public TaskFamily<Task> withSettings(Map<String, Double> values) {
        return new TabularMdp(
                values.getOrDefault(STATES, (double) STANDARD_STATES).intValue(),
                values.getOrDefault(ACTIONS, (double) STANDARD_ACTIONS).intValue());
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(FamilySetting.reward("draw", 1, "the normal draw of the state and action just left"));
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public boolean hasGoal() {
        return false;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return new MdpSimulation();
    }

    /** Remembers the last task's tables, which are a function of the task: drawing them costs as much as a thousand steps. */
    private static final class MdpSimulation implements Simulation<Task> {
        private @Nullable Task task;
        private @Nullable MdpTables tables;

        @Override
        public Episode<Task> begin(Task task, RandomGenerator random) {
            MdpTables wanted = tables;
            if (wanted == null || !task.equals(this.task)) {
                wanted = task.tables();
                tables = wanted;
                this.task = task;
            }
            return new MdpEpisode(wanted, random);
        }
    }

    private static final class MdpEpisode implements Episode<Task> {
        private final MdpTables tables;
        private final RandomGenerator random;
        private int state;
        private double reward;
        private int steps;

        private MdpEpisode(MdpTables tables, RandomGenerator random) {
            this.tables = tables;
            this.random = random;
        }

        @Override
        public void act(float[] action) {
            int a = (int) action[0];
            reward = tables.meanReward(state, a) + random.nextGaussian();
            state = tables.next(state, a, random.nextDouble());
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            for (int s = 0; s < tables.states(); s++) {
                out[offset + s] = s == state ? 1 : 0;
            }
        }

        @Override
        public double reward() {
            return reward;
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return false;
        }

        @Override
        public SceneView scene() {
            Drawing drawing = Drawing.within(new SceneView.Bounds(-1.5, -1.5, 1.5, 1.5), () -> steps * STEP);
            for (int s = 0; s < tables.states(); s++) {
                drawing.terrain(
                        "state " + s,
                        new Geometry.Circle(circleX(s, tables.states()), circleY(s, tables.states()), 0.15));
            }
            return drawing.body(
                    "token",
                    SceneView.Role.ROBOT,
                    new Geometry.Circle(0, 0, 0.1),
                    () -> circleX(state, tables.states()),
                    () -> circleY(state, tables.states()),
                    () -> 0);
        }

        private static double circleX(int s, int states) {
            return StrictMath.cos(2 * Math.PI * s / states);
        }

        private static double circleY(int s, int states) {
            return StrictMath.sin(2 * Math.PI * s / states);
        }
    }
}
