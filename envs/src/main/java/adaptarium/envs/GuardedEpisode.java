package adaptarium.envs;

import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plug-in's episode behind its guard ({@link ForeignCode}), written out because it is called at every step. */
final class GuardedEpisode<T extends Record> implements Episode<T> {
    private final Episode<T> episode;

    GuardedEpisode(Episode<T> episode) {
        this.episode = episode;
    }

    @Override
    public void act(float[] action) {
        try {
            episode.act(action);
            ForeignCode.requireUninterrupted(episode, "act");
        } catch (Throwable e) { // whatever a plug-in throws; the fault keeps it as its cause
            throw ForeignCode.fault(episode, "act", e);
        }
    }

    @Override
    public void observe(float[] out, int offset) {
        try {
            episode.observe(out, offset);
            ForeignCode.requireUninterrupted(episode, "observe");
        } catch (Throwable e) {
            throw ForeignCode.fault(episode, "observe", e);
        }
    }

    @Override
    public double reward() {
        try {
            double result = episode.reward();
            ForeignCode.requireUninterrupted(episode, "reward");
            return result;
        } catch (Throwable e) {
            throw ForeignCode.fault(episode, "reward", e);
        }
    }

    @Override
    public double reward(double[] weights) {
        try {
            double result = episode.reward(weights);
            ForeignCode.requireUninterrupted(episode, "reward");
            return result;
        } catch (Throwable e) {
            throw ForeignCode.fault(episode, "reward", e);
        }
    }

    @Override
    public boolean terminated() {
        try {
            boolean result = episode.terminated();
            ForeignCode.requireUninterrupted(episode, "terminated");
            return result;
        } catch (Throwable e) {
            throw ForeignCode.fault(episode, "terminated", e);
        }
    }

    @Override
    public boolean success() {
        try {
            boolean result = episode.success();
            ForeignCode.requireUninterrupted(episode, "success");
            return result;
        } catch (Throwable e) {
            throw ForeignCode.fault(episode, "success", e);
        }
    }

    @Override
    public SceneView scene() {
        @Nullable SceneView scene;
        try {
            scene = episode.scene();
            ForeignCode.requireUninterrupted(episode, "scene");
        } catch (Throwable e) {
            throw ForeignCode.fault(episode, "scene", e);
        }
        if (scene == null) {
            throw ForeignCode.fault(episode, "scene", "gave null");
        }
        return ForeignCode.guarded(SceneView.class, scene);
    }

    @Override
    public List<Pose> posesOf(float[] observation, int offset, double x, double y) {
        @Nullable List<Pose> poses;
        try {
            poses = episode.posesOf(observation, offset, x, y);
            ForeignCode.requireUninterrupted(episode, "posesOf");
        } catch (Throwable e) {
            throw ForeignCode.fault(episode, "posesOf", e);
        }
        if (poses == null) {
            throw ForeignCode.fault(episode, "posesOf", "gave null");
        }
        ForeignCode.requireElements(episode, "posesOf", poses);
        return poses;
    }

    @Override
    public void changeTask(T task) {
        try {
            episode.changeTask(task);
            ForeignCode.requireUninterrupted(episode, "changeTask");
        } catch (Throwable e) {
            throw ForeignCode.fault(episode, "changeTask", e);
        }
    }

    @Override
    public @Nullable T presentTask() {
        try {
            @Nullable T result = episode.presentTask();
            ForeignCode.requireUninterrupted(episode, "presentTask");
            return result;
        } catch (Throwable e) {
            throw ForeignCode.fault(episode, "presentTask", e);
        }
    }

    @Override
    public List<Event> events() {
        @Nullable List<Event> events;
        try {
            events = episode.events();
            ForeignCode.requireUninterrupted(episode, "events");
        } catch (Throwable e) {
            throw ForeignCode.fault(episode, "events", e);
        }
        if (events == null) {
            throw ForeignCode.fault(episode, "events", "gave null");
        }
        ForeignCode.requireElements(episode, "events", events);
        return events;
    }
}
