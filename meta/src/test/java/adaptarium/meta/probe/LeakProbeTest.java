package adaptarium.meta.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Families;
import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.locomotion.BlindBoomTracker;
import adaptarium.envs.family.locomotion.HalfCheetah;
import adaptarium.envs.family.locomotion.JointWiring;
import adaptarium.envs.family.locomotion.SightedBoomTracker;
import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakProbeTest {
    private static final LeakProbe.Effort EFFORT = new LeakProbe.Effort(200, 6, 3, 1);

    /** Acts on what is seen, and on the context where it asks for it. */
    private interface Policy {
        void act(float[] observations, int offset, float[] contexts, int contextOffset, float[] actions, int to);
    }

    private static <T extends Record> LeakProbe.Agents<T> playing(TaskFamily<T> family, Policy policy) {
        int size = family.spec().observationSize();
        int context = family.tasks().contextSize();
        return (tasks, seed) -> new Adaptation() {
            @Override
            public int tasks() {
                return tasks.size();
            }

            @Override
            public int rounds() {
                return 0;
            }

            @Override
            public RoundKind roundKind() {
                return RoundKind.NONE;
            }

            @Override
            public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
                for (int i = 0; i < active.length; i++) {
                    policy.act(
                            observations,
                            i * size,
                            contexts,
                            i * context,
                            actions,
                            i * family.spec().actionSize());
                }
            }

            @Override
            public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] next) {}

            @Override
            public void endRound() {}
        };
    }

    /** A policy without memory: what the rig would need if it were wired right. */
    private static void follow(
            float[] observations, int offset, float[] contexts, int contextOffset, float[] actions, int to) {
        BlindBoomTracker.follow(new JointWiring(1, 1, 1, 1, 0), observations, offset, actions, to);
    }

    @Test
    void aRigThatFeelsItsJointsTellsItsWiringAndABlindOneDoesNot() {
        BlindBoomTracker blind = new BlindBoomTracker();
        List<ParameterLeak> nothing = LeakProbe.of(blind, playing(blind, LeakProbeTest::follow), EFFORT);
        assertEquals(
                List.of("rearHip", "rearKnee", "frontHip", "frontKnee"),
                nothing.stream().map(ParameterLeak::parameter).toList());
        for (ParameterLeak leak : nothing) {
            assertFalse(leak.leaks(), leak.toString());
        }
        SightedBoomTracker sighted = new SightedBoomTracker();
        for (ParameterLeak leak : LeakProbe.of(sighted, playing(sighted, LeakProbeTest::follow), EFFORT)) {
            assertTrue(leak.leaks() && leak.excess() > 0.15, leak.toString());
        }
    }

    /** Behind the commitment the task shows; the probe does not look there. */
    @ParameterizedTest
    @ValueSource(
            strings = {"CurlingArm-v0", "DoubleHungDoor-v0", "MetronomeHopper-v0", "BiasedPursuit-v0", "TileRunner-v0"})
    void provableFamiliesTellNothing(String name) {
        tellsNothing(Families.named(name));
    }

    private static <T extends Record> void tellsNothing(TaskFamily<T> family) {
        MemorylessCeiling ceiling = MemorylessCeiling.of(family).orElseThrow();
        Policy best = (observations, offset, contexts, contextOffset, actions, to) ->
                ceiling.memorylessAction(Split.TRAIN, observations, offset, actions, to);
        for (ParameterLeak leak : LeakProbe.of(family, playing(family, best), EFFORT)) {
            // 200 tasks of two classes have a standard error of 0.035
            assertTrue(leak.excess() < 0.11, leak.toString());
        }
    }

    @Test
    void anOracleThatIsMisledSaysNothingByWhatItDoes() {
        HalfCheetah family = new HalfCheetah();
        // Leans on one pair of motors in the one task, and on the other in the other.
        LeakProbe.Agents<HalfCheetah.Task> oracle =
                playing(family, (observations, offset, contexts, contextOffset, actions, to) -> {
                    for (int i = 0; i < 6; i++) {
                        actions[to + i] = Math.signum(contexts[contextOffset]) * (i < 3 ? 1 : -1);
                    }
                });
        LeakProbe.Effort effort = new LeakProbe.Effort(200, 3, 1, 1);
        assertTrue(LeakProbe.of(family, oracle, effort).get(0).accuracy().value() > 0.9);
        ParameterLeak misled =
                LeakProbe.of(family, LeakProbe.misled(family, oracle), effort).get(0);
        assertFalse(misled.leaks(), misled.toString());
    }

    /** What posture gives away: no agent has to be good for that, any fixed feedback is enough. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CrippledCrawler-v0",
                "HopperDynamics-v0",
                "HalfCheetahBody-v0",
                "BipedTerrain-v0",
                "TopDownCar-v0",
                "Decoy-v0"
            })
    void negativeControlsTellTheirTasks(String name) {
        List<ParameterLeak> leaks = underFeedback(Families.named(name));
        assertTrue(leaks.stream().anyMatch(ParameterLeak::leaks), leaks.toString());
    }

    private static <T extends Record> List<ParameterLeak> underFeedback(TaskFamily<T> family) {
        return LeakProbe.of(family, LeakProbe.feedback(family, 2), new LeakProbe.Effort(200, 5, 1, 1));
    }

    /** The same feedback where only the reward tells the task. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CompassCheetah-v0",
                "CompassHopper-v0",
                "CompassBiped-v0",
                "SpeedBandit-v0",
                "BlindBoomTracker-v0"
            })
    void walkersWhoseRewardAloneTellsTheTaskTellNothing(String name) {
        for (ParameterLeak leak : underFeedback(Families.named(name))) {
            // 200 tasks of two classes have a standard error of 0.035
            assertTrue(leak.excess() < 0.11, leak.toString());
        }
    }

    /** Every task has a number of its own by which it could be known again; it says nothing of the parameter. */
    @Test
    void noTaskIsOnBothSides() {
        Numbered family = new Numbered();
        ParameterLeak leak = LeakProbe.of(
                        family, playing(family, (o, offset, c, contextOffset, actions, to) -> actions[to] = 0), EFFORT)
                .get(0);
        assertFalse(leak.leaks(), leak.toString());
        assertEquals(0.5, leak.chance(), 0.1);
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        SightedBoomTracker family = new SightedBoomTracker();
        LeakProbe.Effort little = new LeakProbe.Effort(40, 2, 5, 1);
        LeakProbe.Effort threads = new LeakProbe.Effort(40, 2, 5, 3);
        assertEquals(
                LeakProbe.of(family, playing(family, LeakProbeTest::follow), little),
                LeakProbe.of(family, playing(family, LeakProbeTest::follow), threads));
        assertThrows(IllegalArgumentException.class, () -> new LeakProbe.Effort(19, 1, 0, 1));
    }

    /** A family whose observation is eight random numbers that stay the same for an episode. */
    private static final class Numbered implements TaskFamily<Numbered.Task> {
        record Task(@Choice(train = {"0", "1"}) int hidden) {}

        @Override
        public EnvironmentSpec spec() {
            Axis[] axes = new Axis[8];
            for (int i = 0; i < axes.length; i++) {
                axes[i] = Axis.unbounded("number " + i, "1");
            }
            return EnvironmentSpec.named("Numbered-v0")
                    .observation(axes)
                    .actions(new Axis("nothing", "1", -1, 1))
                    .controlTimestep(1)
                    .horizon(10)
                    .reward("The hidden number.")
                    .end("Never.")
                    .build();
        }

        @Override
        public Class<Task> taskType() {
            return Task.class;
        }

        @Override
        public Simulation<Task> newSimulation() {
            return Play::new;
        }

        private static final class Play implements Episode<Task> {
            private final Task task;
            private final float[] numbers = new float[8];

            private Play(Task task, RandomGenerator random) {
                this.task = task;
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = (float) random.nextGaussian();
                }
            }

            @Override
            public void act(float[] action) {}

            @Override
            public void observe(float[] out, int offset) {
                System.arraycopy(numbers, 0, out, offset, numbers.length);
            }

            @Override
            public double reward() {
                return task.hidden;
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
                return Drawing.within(new SceneView.Bounds(0, 0, 1, 1), () -> 0);
            }
        }
    }
}
