package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.reference.References;
import adaptarium.envs.reference.RhythmFollower;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoomTrackersTest {
    private static final JointWiring RIGHT = new JointWiring(1, 1, 1, 1, 0);

    private static JointWiring opposite(JointWiring w) {
        return new JointWiring(-w.rearHip(), -w.rearKnee(), -w.frontHip(), -w.frontKnee(), w.exchanged());
    }

    /** The condition that the proof needs of the mechanics, and the inequality it draws from it, at every step. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aWiringAndItsOppositeAreMirrorImages(int exchanged) {
        JointWiring wiring = new JointWiring(1, -1, -1, 1, exchanged);
        Environment<JointWiring> one = new Environment<>(new SightedBoomTracker(), wiring);
        Environment<JointWiring> other = new Environment<>(new SightedBoomTracker(), opposite(wiring));
        RandomGenerator random = Seeds.generator(6);
        assertArrayEquals(one.reset(2), other.reset(2));
        float[] action = new float[4];
        double largest = 0;
        for (int t = 0; t < 150; t++) {
            for (int i = 0; i < 4 && t % 5 == 0; i++) {
                action[i] = 2 * random.nextFloat() - 1;
            }
            StepResult a = one.step(action);
            StepResult b = other.step(action);
            double phase = Math.atan2(a.observation()[0], a.observation()[1]);
            double asked = 0;
            for (int joint = 0; joint < 4; joint++) {
                assertEquals(a.observation()[2 + 2 * joint], -b.observation()[2 + 2 * joint], 1e-4);
                asked += Math.abs(BoomRig.asked(joint, phase)) / 4;
                largest = Math.max(largest, Math.abs(a.observation()[2 + 2 * joint]));
            }
            assertTrue(-(a.reward() + b.reward()) / 2 >= asked - 1e-4);
        }
        assertTrue(largest > 0.5);
    }

    @Test
    void doingNothingHasTheCeilingOverWholeTurnsOfThePhase() {
        double sum = 0;
        float[] still = new float[4];
        for (int seed = 0; seed < 20; seed++) {
            Environment<JointWiring> env = new Environment<>(new BlindBoomTracker(), RIGHT);
            env.reset(seed);
            for (int t = 0; t < 150; t++) {
                sum += env.step(still).reward() / 20;
            }
        }
        // 50 even points of a turn have the mean of |sin| to 1 part in 1,000, whatever the beginning.
        assertEquals(new BlindBoomTracker().memorylessCeiling(Split.TEST), sum, 0.06);
        assertEquals(-150 * 2 / Math.PI * 0.55, new BlindBoomTracker().memorylessCeiling(Split.SHIFTED), 1e-9);
    }

    @Test
    void whoKnowsTheWiringFollowsInBothSplits() {
        for (Split split : List.of(Split.TRAIN, Split.SHIFTED)) {
            List<JointWiring> tasks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                tasks.add(new BlindBoomTracker().tasks().sample(split, Seeds.generator(i)));
            }
            for (double[] trial : References.play(new RhythmFollower(), tasks, 1, 3)) {
                assertTrue(trial[0] > -6, "return " + trial[0]);
            }
        }
    }

    @Test
    void theSightedTrackerIsTheSameRigAndFeelsTheWiringAfterOneStep() {
        Environment<JointWiring> blind = new Environment<>(new BlindBoomTracker(), RIGHT);
        Environment<JointWiring> sighted = new Environment<>(new SightedBoomTracker(), RIGHT);
        Environment<JointWiring> turned = new Environment<>(new SightedBoomTracker(), opposite(RIGHT));
        blind.reset(4);
        sighted.reset(4);
        turned.reset(4);
        float[] action = {1, -1, 0.5f, 1};
        StepResult felt = sighted.step(action);
        assertEquals(blind.step(action).reward(), felt.reward());
        assertNotEquals(felt.observation()[2], turned.step(action).observation()[2]);
    }
}
