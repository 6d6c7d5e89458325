package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.RandomPolicy;
import adaptarium.random.Seeds;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import adaptarium.render.record.Recording;
import adaptarium.render.watch.Dashboard;
import adaptarium.render.watch.Snapshot;
import adaptarium.render.watch.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Watching changes nothing: every family, watched with every overlay and filmed, beside the same episode played in the dark. */
class WatchedFamiliesTest {
    private static final long SEED = 4;
    private static final int STEPS = 10;

    @TempDir
    Path folder = Path.of("");

    static Stream<String> families() {
        return Families.all().stream().map(family -> family.spec().id());
    }

    @ParameterizedTest
    @MethodSource("families")
    void whatIsWatchedAndFilmedGoesAsInTheDark(String id) {
        goesAsInTheDark(Families.named(id));
    }

    private <T extends Record> void goesAsInTheDark(TaskFamily<T> family) {
        List<float[]> dark = inTheDark(family);
        Path film = folder.resolve("film.html");
        Set<Overlay> all = EnumSet.allOf(Overlay.class);
        Dashboard dashboard = new Dashboard(Theme.DARK, all);
        Rect area = new Rect(0, 0, 640, 360);
        List<float[]> watched = new ArrayList<>();
        try (Agents.Watched random = Agents.random(family, Split.TEST, SEED);
                Recording recording = Recording.open(
                        film, new Recording.Settings(640, 360, 25, family.spec().id(), Theme.DARK, all))) {
            AdaptationSession<?> session = random.session();
            for (int step = 0; step < dark.size(); step++) {
                Snapshot moment = session.snapshot();
                recording.add(canvas ->
                        dashboard.paint(canvas, area, session.about(), moment, View.USUAL.toggledFollowing()));
                watched.add(told(
                        moment.present().readings().observation(),
                        moment.present().readings().reward()));
                session.step();
            }
            recording.finish();
        }
        assertTrue(Files.exists(film));
        assertEquals(dark.size(), watched.size());
        for (int step = 0; step < dark.size(); step++) {
            assertArrayEquals(dark.get(step), watched.get(step), 0f, "step " + step); // to the bit
        }
    }

    // The same task, initial state and noise, as a session derives them; nothing looks at the scene.
    private static <T extends Record> List<float[]> inTheDark(TaskFamily<T> family) {
        T task = family.tasks().sample(Split.TEST, Seeds.generator(Seeds.derive(SEED, "tasks", 0)));
        Environment<T> environment = new Environment<>(family, task);
        float[] observation = environment.reset(Seeds.derive(Seeds.derive(SEED, "episodes", 0, 0), 0));
        List<float[]> told = new ArrayList<>();
        told.add(told(observation, Double.NaN));
        float[] action = new float[family.spec().actionSize()];
        try (RandomPolicy policy = new RandomPolicy(family.spec(), 1, 1, Seeds.derive(SEED, "noise", 0))) {
            for (int step = 0; step < STEPS; step++) {
                policy.act(observation, new boolean[] {true}, new float[0], action);
                StepResult result = environment.step(action);
                if (result.done()) {
                    break; // a session's observation would be the next episode's
                }
                observation = result.observation();
                told.add(told(observation, (float) result.reward()));
            }
        }
        return told;
    }

    private static float[] told(float[] observation, double reward) {
        float[] all = Arrays.copyOf(observation, observation.length + 1);
        all[observation.length] = Double.isNaN(reward) ? 0 : (float) reward;
        return all;
    }
}
