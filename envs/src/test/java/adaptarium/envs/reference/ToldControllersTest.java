package adaptarium.envs.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.family.classic.Acrobot;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How well the controllers do that know the task, against floors that they clear with room to spare. */
class ToldControllersTest {
    @Test
    void theCartPoleHardlyEverFalls() {
        assertTrue(mean(new CartPoleRegulator(), Split.TRAIN) > 195);
    }

    @Test
    void thePendulumIsUpAndStillAtTheEnd() {
        assertTrue(finished(new PendulumSwingUp(), Split.TRAIN) >= 58);
    }

    @Test
    void theSliderIsAtItsTargetAtTheEndAlsoWithDelay() {
        assertTrue(finished(new SliderRegulator(), Split.TRAIN) >= 58);
        assertTrue(finished(new SliderRegulator(), Split.SHIFTED) >= 45);
    }

    @Test
    void driversAreAtTheirGoalsAtTheEnd() {
        assertTrue(finished(new PointRobotRegulator(), Split.TRAIN) == 60);
        assertTrue(finished(new TwistedDriveRegulator(), Split.TRAIN) >= 58);
        assertTrue(finished(new TwistedDriveRegulator(), Split.SHIFTED) >= 45);
        assertTrue(finished(new HalfCircleSeeker(), Split.SHIFTED) == 60);
    }

    @Test
    void theBallIsAtRestOnTheMarkAtTheEnd() {
        assertTrue(finished(new BeamRegulator(), Split.TRAIN) == 60);
        assertTrue(finished(new BeamRegulator(), Split.SHIFTED) >= 58);
        assertTrue(mean(new BeamRegulator(), Split.TRAIN) > 170);
    }

    @Test
    void theKeyBearerIsOutInHalfTheTime() {
        assertTrue(finished(new KeyBearer(), Split.TRAIN) >= 58);
        assertTrue(mean(new KeyBearer(), Split.TRAIN) > 4.8); // 6 less 60 steps
    }

    @Test
    void theAcrobotGetsWellAboveHanging() {
        assertTrue(mean(new AcrobotPump(), Split.TRAIN) > -90); // hanging all the time is -200
    }

    @Test
    void theAcrobotsEnergyUprightIsWhatThePumpAimsAt() {
        Acrobot.Task task = new Acrobot.Task(0.8, 1.2, 0.9, 1.1, Acrobot.Joint.ELBOW, 1);
        float[] upright = {-1, 0, 1, 0, 0, 0};
        float[] turning = {-1, 0, 1, 0, 2, 0};
        double height = 9.8 * (0.9 * 0.4 + 1.1 * (0.8 + 0.6));
        assertEquals(height, AcrobotPump.energy(task, upright, 0), 1e-12);
        // A straight double rod turns like one body: half its moment of inertia about the pivot times the squared rate.
        double inertia = 0.9 * (0.64 + 0.16) + 1.1 * (1.44 + 1.4 * 1.4);
        assertEquals(height + inertia * 2, AcrobotPump.energy(task, turning, 0), 1e-12);
    }

    private static <T extends Record> T task(TaskFamily<T> family, Split split, int i) {
        return family.tasks().sample(split, Seeds.generator(Seeds.derive(2, i)));
    }

    private static <T extends Record> double mean(Reference<T> reference, Split split) {
        double sum = 0;
        for (int i = 0; i < 60; i++) {
            double[][] returns = References.play(reference, List.of(task(reference.family(), split, i)), 2, 5);
            sum += Arrays.stream(returns[0]).average().orElseThrow();
        }
        return sum / 60;
    }

    /** In how many of 60 tasks the goal is met at the last step of an episode. */
    private static <T extends Record> int finished(Reference<T> reference, Split split) {
        int finished = 0;
        float[] action = new float[reference.family().spec().actionSize()];
        try (VectorEnvironment<T> env = new VectorEnvironment<>(reference.family(), 1, 1)) {
            for (int i = 0; i < 60; i++) {
                T task = task(reference.family(), split, i);
                env.assign(0, task, i, 1);
                Controller controller = reference.begin(task, 1, Seeds.generator(i));
                controller.beginEpisode();
                while (env.active()[0]) {
                    controller.act(env.observations(), 0, action, 0);
                    env.step(action);
                    controller.observe(env.rewards()[0]);
                }
                finished += env.success()[0] ? 1 : 0;
            }
        }
        return finished;
    }
}
