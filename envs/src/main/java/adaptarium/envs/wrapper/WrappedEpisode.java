package adaptarium.envs.wrapper;

import adaptarium.envs.Episode;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An episode inside a layer. It has a clock of its own: a step of it is {@code repeat} steps of the episode inside, fewer where that ends or runs out of time.
 *
 * @param <T> the task record
 */
final class WrappedEpisode<T extends Record> implements Episode<T> {
    private final Episode<T> episode;
    private final Layer<T> layer;
    private final int repeat;
    private final int innerHorizon;
    private final int newestAt; // where what is seen inside begins in what is shown
    private final float[] action;
    private final float[] seen;
    private final float[] shown;
    private double reward;
    private boolean success;
    private int steps;
    private int innerSteps;

    WrappedEpisode(
            Episode<T> episode,
            Layer<T> layer,
            int repeat,
            int innerHorizon,
            int newestAt,
            float[] action,
            float[] seen,
            float[] shown) {
        this.episode = episode;
        this.layer = layer;
        this.repeat = repeat;
        this.innerHorizon = innerHorizon;
        this.newestAt = newestAt;
        this.action = action;
        this.seen = seen;
        this.shown = shown;
        layer.begun(episode);
        success = episode.success();
        look();
    }

    private void look() {
        episode.observe(seen, 0);
        layer.observation(seen, shown, steps);
    }

    @Override
    public void act(float[] outer) {
        reward = 0;
        success = false;
        layer.before(episode, steps);
        int times = 0;
        do {
            System.arraycopy(outer, 0, action, 0, action.length);
            layer.action(action, steps);
            episode.act(action);
            reward += layer.reward(episode.reward(), episode);
            success |= episode.success();
            innerSteps++;
            times++;
        } while (times < repeat && innerSteps < innerHorizon && !episode.terminated());
        steps++;
        look();
    }

    @Override
    public void observe(float[] out, int offset) {
        System.arraycopy(shown, 0, out, offset, shown.length);
    }

    @Override
    public double reward() {
        return reward;
    }

    @Override
    public boolean terminated() {
        return episode.terminated();
    }

    @Override
    public boolean success() {
        return success;
    }

    @Override
    public SceneView scene() {
        return episode.scene();
    }

    /** None while the layer shows other numbers than are seen inside, such as by a noise: what they mean for the bodies, nobody knows here. */
    @Override
    public List<Pose> posesOf(float[] observation, int offset, double x, double y) {
        boolean same = Arrays.equals(seen, 0, seen.length, shown, newestAt, newestAt + seen.length);
        return same ? episode.posesOf(observation, offset + newestAt, x, y) : List.of();
    }

    @Override
    public void changeTask(T task) {
        episode.changeTask(task);
        layer.changed(task);
    }

    @Override
    public @Nullable T presentTask() {
        return episode.presentTask();
    }

    @Override
    public List<Event> events() {
        List<Event> all = new ArrayList<>();
        for (Event event : episode.events()) {
            all.add(repeat == 1 ? event : event.at(event.step() / repeat));
        }
        all.addAll(layer.events());
        all.sort(Comparator.comparingInt(Event::step));
        return List.copyOf(all);
    }
}
