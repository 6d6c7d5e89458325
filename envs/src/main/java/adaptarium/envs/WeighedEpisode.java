package adaptarium.envs;

import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An episode whose reward's terms have other weights.
 *
 * @param <T> the task record
 */
final class WeighedEpisode<T extends Record> implements Episode<T> {
    private final Episode<T> episode;
    private final double[] weights;

    /**
     * Another weighing of an episode's reward.
     *
     * @param episode who plays
     * @param weights of its reward's terms; not to be changed
     */
    WeighedEpisode(Episode<T> episode, double[] weights) {
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
    public List<Pose> posesOf(float[] observation, int offset, double x, double y) {
        return episode.posesOf(observation, offset, x, y);
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
