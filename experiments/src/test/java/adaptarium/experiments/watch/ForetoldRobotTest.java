package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.random.Seeds;
import adaptarium.render.SceneFrame;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForetoldRobotTest {
    private static final int STEPS = 40;

    /** An episode of random actions: what was done, observed and to be seen, step after step. */
    private static final class Played {
        private final List<float[]> actions = new ArrayList<>();
        private final List<float[]> observations = new ArrayList<>();
        private final List<SceneFrame> scenes = new ArrayList<>();
        private final List<Marker> markers = new ArrayList<>();
        private int steps;

        /** Plays with a model that knows what comes, or what comes one step sooner. */
        static <T extends Record> Played with(TaskFamily<T> family, int ahead) {
            Played truth = new Played();
            Played seen = new Played();
            try (VectorEnvironment<T> environments = new VectorEnvironment<>(family, 1, 1)) {
                environments.assign(0, family.tasks().nominal(), 7, 1);
                truth.play(environments, null, ahead, truth);
                environments.assign(0, family.tasks().nominal(), 7, 1);
                ForetoldRobot foretold =
                        new ForetoldRobot(new Whereabouts(family), family.spec().controlTimestep());
                seen.play(environments, foretold, ahead, truth);
            }
            return seen;
        }

        private void play(
                VectorEnvironment<?> environments,
                @org.jspecify.annotations.Nullable ForetoldRobot foretold,
                int ahead,
                Played truth) {
            RandomGenerator random = Seeds.generator(3);
            Foreteller foreteller = new Foreteller(List.of());
            for (int step = 0; step < STEPS; step++) {
                float[] action = new float[environments.spec().actionSize()];
                for (int i = 0; i < action.length; i++) {
                    action[i] = 0.4F * (2 * random.nextFloat() - 1);
                }
                environments.step(action.clone());
                actions.add(action);
                observations.add(environments.observations().clone());
                scenes.add(SceneFrame.of(environments.scene(0)));
                if (foretold != null) {
                    int now = step;
                    steps = foretold.steps();
                    foreteller.say(asked -> truth.after(now, asked, ahead));
                    List<Marker> shown = foretold.markers(foreteller, environments, action);
                    assertEquals(step < steps ? 0 : 1, shown.size());
                    markers.addAll(shown);
                }
            }
        }

        private float[] after(int now, float[] asked, int ahead) {
            int size = actions.get(0).length;
            int width = observations.get(0).length;
            float[] all = new float[asked.length / size * width];
            for (int i = 0; i < asked.length / size; i++) {
                assertArrayEquals(
                        actions.get(now + 1 + i), Arrays.copyOfRange(asked, i * size, (i + 1) * size), "asked since");
                float[] then = observations.get(Math.min(observations.size() - 1, now + 1 + i + ahead));
                System.arraycopy(then, 0, all, i * width, width);
            }
            return all;
        }
    }

    private static double away(SceneView scene, Marker marker) {
        double worst = 0;
        Marker.Ghost ghost = (Marker.Ghost) marker;
        assertTrue(!ghost.parts().isEmpty());
        for (SceneView.Outline part : ghost.parts()) {
            SceneView.BodyView body = scene.bodies().stream()
                    .filter(candidate -> candidate.name().equals(part.pose().body()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(body.geometry(), part.geometry());
            worst = Math.max(
                    worst, Math.hypot(part.pose().x() - body.x(), part.pose().y() - body.y()));
            worst = Math.max(worst, Math.abs(Math.IEEEremainder(part.pose().angle() - body.angle(), 2 * Math.PI)));
        }
        return worst;
    }

    /**
     * Of a model that is right, the robot lies in its outline. How far a half-cheetah or a crawler has come is the sum of its speeds after each of the steps, in
     * single steps of 0.02 and 0.033 s, so that it is off by less than what the speed changes in 0.4 s.
     */
    @ParameterizedTest
    @CsvSource({
        "Pendulum-v0, 2e-6",
        "CartPole-v0, 2e-6",
        "PlanarQuadrotor-v0, 2e-6",
        "HalfCheetahBody-v0, 0.05",
        "CrippledCrawler-v0, 0.05"
    })
    void aRightModelForetellsTheRobot(String family, double tolerance) {
        Played played = Played.with(Families.named(family), 0);
        assertEquals(STEPS - played.steps, played.markers.size());
        for (int i = 0; i < played.markers.size(); i++) {
            double away = away(played.scenes.get(played.steps + i), played.markers.get(i));
            assertTrue(away < tolerance, "step " + i + ": " + away);
        }
    }

    /** Of one that takes every step for the next, it lies where the robot is a step later. */
    @Test
    void aWrongModelForetellsAnotherPlace() {
        Played played = Played.with(Families.named("Pendulum-v0"), 1);
        for (int i = 0; i + 1 < played.markers.size(); i++) {
            assertTrue(away(played.scenes.get(played.steps + i + 1), played.markers.get(i)) < 2e-6);
        }
        assertTrue(away(played.scenes.get(STEPS - 10), played.markers.get(STEPS - 10 - played.steps)) > 1e-3);
    }

    /** Where the pose is not known there is a ring about the place: a drive whose numbers have noise, that the model foretells as well. */
    @Test
    void withoutAPoseThereIsARing() {
        Played played = Played.with(Families.named("TwistedDrive-v0+noise=0.001"), 0);
        for (int i = 0; i < played.markers.size(); i++) {
            Marker.Disc ring = (Marker.Disc) played.markers.get(i);
            SceneView.BodyView disc =
                    played.scenes.get(played.steps + i).bodies().get(0);
            assertEquals(disc.x(), ring.x(), 0.05);
            assertEquals(disc.y(), ring.y(), 0.05);
            assertEquals("foretold 0.4 s ago", ring.name());
        }
    }

    @Test
    void anAgentWithoutAModelForetellsNothing() {
        TaskFamily<?> family = Families.named("Pendulum-v0");
        assertTrue(none(family).isEmpty());
    }

    private static <T extends Record> List<Marker> none(TaskFamily<T> family) {
        List<Marker> all = new ArrayList<>();
        try (VectorEnvironment<T> environments = new VectorEnvironment<>(family, 1, 1)) {
            environments.assign(0, family.tasks().nominal(), 7, 1);
            ForetoldRobot foretold =
                    new ForetoldRobot(new Whereabouts(family), family.spec().controlTimestep());
            for (int step = 0; step < STEPS; step++) {
                environments.step(new float[1]);
                all.addAll(foretold.markers(new Foreteller(List.of()), environments, new float[1]));
            }
        }
        return all;
    }
}
