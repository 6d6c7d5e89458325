package adaptarium.render.record;

import adaptarium.envs.Environment;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.StepResult;
import adaptarium.render.Camera;
import adaptarium.render.Rect;
import adaptarium.render.SceneFrame;
import adaptarium.render.ScenePainter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An environment that films some of its episodes, each into a file of its own: {@code CartPole-v0-episode-8.gif}, or {@code CartPole-v0-episode-8-2.gif}
 * where another one has filmed there before. What it returns is what the environment returns.
 *
 * @param <T> the family's task record
 */
public final class RecordingEnvironment<T extends Record> implements AutoCloseable {
    private final Environment<T> environment;
    private final Path folder;
    private final String ending;
    private final LongPredicate trigger;
    private final Recording.Settings settings;
    private final ScenePainter painter;
    private final int stride; // control steps from one frame to the next
    private long episodes;
    private int unfilmed; // steps since the last frame
    private @Nullable Recording recording;

    /**
     * Wraps an environment.
     *
     * @param environment what to play
     * @param folder where films go
     * @param ending {@code gif}, {@code apng}, {@code mp4} or {@code html}
     * @param trigger which episodes to film, counted from 0; see {@link Triggers}
     * @param settings size and looks; the rate is the family's control rate, or a part of it: at most 50 frames per second
     */
    public RecordingEnvironment(
            Environment<T> environment,
            Path folder,
            String ending,
            LongPredicate trigger,
            Recording.Settings settings) {
        this.environment = environment;
        this.folder = folder;
        this.ending = ending;
        this.trigger = trigger;
        FilmRate rate = FilmRate.near(environment.spec().controlTimestep(), /* speed= */ 1, FilmRate.MOST);
        stride = rate.stride();
        this.settings = new Recording.Settings(
                settings.width(),
                settings.height(),
                rate.framesPerSecond(),
                settings.title(),
                settings.theme(),
                settings.shown());
        painter = new ScenePainter(settings.theme(), settings.shown());
    }

    /** The family's specification. */
    public EnvironmentSpec spec() {
        return environment.spec();
    }

    /**
     * Begins an episode; a film of the one before it is completed.
     *
     * @param seed of everything random in the episode
     * @return the first observation, float[O]
     */
    public float[] reset(long seed) {
        finish();
        float[] observation = environment.reset(seed);
        if (trigger.test(episodes)) {
            recording = Recording.openBeside(
                    folder.resolve(environment.spec().id() + "-episode-" + episodes + "." + ending), settings);
            film();
            unfilmed = 0;
        }
        episodes++;
        return observation;
    }

    /**
     * Advances the episode by one control step.
     *
     * @param action float[A]
     * @return what it led to
     */
    public StepResult step(float[] action) {
        StepResult result = environment.step(action);
        unfilmed++;
        if (unfilmed == stride || result.done()) {
            film();
            unfilmed = 0;
        }
        if (result.done()) {
            finish();
        }
        return result;
    }

    private void film() {
        Recording open = recording;
        if (open == null) {
            return;
        }
        SceneFrame scene = SceneFrame.of(environment.scene());
        Camera camera = Camera.of(scene, new Rect(0, 0, settings.width(), settings.height()));
        open.add(canvas -> painter.paint(canvas, scene, camera, List.of()));
    }

    private void finish() {
        Recording open = recording;
        recording = null;
        if (open != null) {
            try (open) {
                open.finish();
            }
        }
    }

    /** Completes the film of an episode that is still running. */
    @Override
    public void close() {
        finish();
    }
}
