package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A robot drawn from what is observed lies where the robot is. */
class PosesOfTest {
    private static final int STEPS = 60;

    /** How far the worst pose is from its body: m and rad. */
    private record Worst(double place, double angle, Set<String> bodies) {}

    private static <T extends Record> Worst worst(TaskFamily<T> family, long seed) {
        double place = 0;
        double angle = 0;
        Set<String> bodies = new TreeSet<>();
        RandomGenerator random = Seeds.generator(seed);
        try (VectorEnvironment<T> environments = new VectorEnvironment<>(family, 1, 1)) {
            environments.assign(0, family.tasks().sample(Split.TEST, random), seed, 1);
            float[] actions = new float[family.spec().actionSize()];
            for (int step = 0; step < STEPS && environments.active()[0]; step++) {
                SceneView scene = environments.scene(0);
                SceneView.BodyView tracked = scene.bodies().get(scene.tracked());
                float[] observed =
                        Arrays.copyOf(environments.observations(), family.spec().observationSize());
                for (Pose pose : environments.posesOf(0, observed, tracked.x(), tracked.y())) {
                    SceneView.BodyView body = scene.bodies().stream()
                            .filter(candidate -> candidate.name().equals(pose.body()))
                            .findFirst()
                            .orElseThrow();
                    place = Math.max(place, Math.hypot(pose.x() - body.x(), pose.y() - body.y()));
                    angle = Math.max(angle, Math.abs(Math.IEEEremainder(pose.angle() - body.angle(), 2 * Math.PI)));
                    bodies.add(pose.body());
                }
                for (int i = 0; i < actions.length; i++) {
                    actions[i] = 2 * random.nextFloat() - 1;
                }
                environments.step(actions);
            }
        }
        return new Worst(place, angle, bodies);
    }

    /** What is computed from equations loses nothing but the digits that single precision has not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pendulum-v0",
                "CartPole-v0",
                "UnknownGainSlider-v0",
                "PlanarQuadrotor-v0",
                "Acrobot-v0",
                "TwistedDrive-v0",
                "Pendulum-v0+actuator=reversed",
                "CartPole-v0+frame-stack=3",
                "PlanarQuadrotor-v0+oracle"
            })
    void equationsAreExact(String id) {
        for (long seed = 1; seed <= 3; seed++) {
            Worst worst = worst(Families.named(id), seed);
            assertFalse(worst.bodies().isEmpty(), id);
            assertTrue(worst.place() < 2e-6 && worst.angle() < 2e-6, id + ": " + worst);
        }
    }

    /** A solver lets the joints of a robot come apart a little, and what hangs at the end of a leg collects that. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HalfCheetah-v0",
                "HalfCheetahBody-v0",
                "HalfCheetahVelocity-v0",
                "CompassCheetah-v0",
                "CrippledCrawler-v0",
                "HalfCheetahBody-v0+actuator=reversed+action-repeat=3"
            })
    void robotsAreAsGoodAsTheirJoints(String id) {
        for (long seed = 1; seed <= 3; seed++) {
            Worst worst = worst(Families.named(id), seed);
            assertEquals(id.startsWith("Crippled") ? 9 : 7, worst.bodies().size(), id + ": " + worst);
            assertTrue(worst.place() < 0.01 && worst.angle() < 1e-5, id + ": " + worst);
        }
    }

    @Test
    void anotherObservationIsAnotherPose() {
        try (VectorEnvironment<?> environments = begun(Families.named("CrippledCrawler-v0"))) {
            float[] observed = environments.observations().clone();
            observed[0] += 0.3f; // torso angle
            observed[2] += 1; // its height
            List<Pose> poses = environments.posesOf(0, observed, 5, Double.NaN);
            SceneView scene = environments.scene(0);
            SceneView.BodyView torso = scene.bodies().get(scene.tracked());
            Pose turned = poses.stream()
                    .filter(pose -> pose.body().equals("torso"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(5, turned.x());
            assertEquals(torso.y() + 1, turned.y(), 1e-6);
            for (Pose pose : poses) { // the robot is turned about its torso as one
                SceneView.BodyView body = scene.bodies().stream()
                        .filter(candidate -> candidate.name().equals(pose.body()))
                        .findFirst()
                        .orElseThrow();
                double dx = body.x() - torso.x();
                double dy = body.y() - torso.y();
                assertEquals(5 + Math.cos(0.3) * dx - Math.sin(0.3) * dy, pose.x(), 1e-3, pose.body());
                assertEquals(torso.y() + 1 + Math.sin(0.3) * dx + Math.cos(0.3) * dy, pose.y(), 1e-3, pose.body());
                assertEquals(body.angle() + 0.3, pose.angle(), 1e-5, pose.body());
            }
        }
    }

    private static <T extends Record> VectorEnvironment<T> begun(TaskFamily<T> family) {
        VectorEnvironment<T> environments = new VectorEnvironment<>(family, 1, 1);
        environments.assign(0, family.tasks().nominal(), 1, 1);
        return environments;
    }

    /** A layer that shows other numbers than there are inside does not know what they mean for the bodies. */
    @ParameterizedTest
    @ValueSource(strings = {"CartPole-v0+noise=0.1", "CartPole-v0+sensor=biased,0", "CartPole-v0+observation-delay=2"})
    void whatIsChangedOnTheWayIsNoPose(String id) {
        try (VectorEnvironment<?> environments = begun(Families.named(id + "+time-limit=40"))) {
            for (int step = 0; step < 8; step++) {
                environments.step(new float[] {step % 2 == 0 ? 1 : -1});
            }
            boolean late = id.contains("sensor"); // it fails after a third of the time
            for (int step = 0; step < 22 && late && environments.active()[0]; step++) {
                environments.step(new float[] {step % 2 == 0 ? 1 : -1});
            }
            assertTrue(
                    environments
                            .posesOf(0, environments.observations().clone(), 0, 0)
                            .isEmpty(),
                    () -> String.format(Locale.ROOT, "%s", environments.events(0)));
        }
    }

    @Test
    void familiesSayNothingUnlessTheyKnow() {
        try (VectorEnvironment<?> environments = begun(Families.named("GridNavigation-v0"))) {
            assertTrue(environments
                    .posesOf(0, environments.observations().clone(), 0, 0)
                    .isEmpty());
        }
    }
}
