package adaptarium.envs;

import adaptarium.sim.SceneView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A family whose reward's terms have other weights.
 *
 * @param <T> the task record
 */
final class WeighedFamily<T extends Record> implements TaskFamily<T> {
    private final TaskFamily<T> inner;
    private final double[] weights;

    /**
     * Another weighing of a family's reward.
     *
     * @param inner who plays
     * @param weights of its reward's terms; not to be changed
     */
    WeighedFamily(TaskFamily<T> inner, double[] weights) {
        this.inner = inner;
        this.weights = weights;
    }

    @Override
    public EnvironmentSpec spec() {
        return inner.spec();
    }

    @Override
    public Class<T> taskType() {
        return inner.taskType();
    }

    @Override
    public TaskSpace<T> tasks() {
        return inner.tasks();
    }

    @Override
    public Simulation<T> newSimulation() {
        Simulation<T> simulation = inner.newSimulation();
        return (task, random) -> new Weighed<>(simulation.begin(task, random), weights);
    }

    @Override
    public EnvironmentSpec spec(int horizon) {
        return inner.spec(horizon);
    }

    @Override
    public TaskFamily<T> withHorizon(int horizon) {
        return new WeighedFamily<>(inner.withHorizon(horizon), weights);
    }

    @Override
    public List<FamilySetting> settings() {
        return inner.settings();
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return inner.rewardTerms();
    }

    @Override
    public boolean hasGoal() {
        return inner.hasGoal();
    }

    @Override
    public String goalMeaning() {
        return inner.goalMeaning();
    }

    private static final class Weighed<T extends Record> implements Episode<T> {
        private final Episode<T> episode;
        private final double[] weights;

        private Weighed(Episode<T> episode, double[] weights) {
            this.episode = episode;
            this.weights = weights;
        }

        @Override
        public void act(float[] action) {
            episode.act(action);
        }

        @Override
        public void observe(float[] out, int offset) {
            episode.observe(out, offset);
        }

        @Override
        public double reward() {
            return episode.reward(weights);
        }

        @Override
        public double reward(double[] others) {
            return episode.reward(others);
        }

        @Override
        public boolean terminated() {
            return episode.terminated();
        }

        @Override
        public boolean success() {
            return episode.success();
        }

        @Override
        public SceneView scene() {
            return episode.scene();
        }

        @Override
        public void changeTask(T task) {
            episode.changeTask(task);
        }

        @Override
        public @Nullable T presentTask() {
            return episode.presentTask();
        }

        @Override
        public List<Event> events() {
            return episode.events();
        }
    }
}
