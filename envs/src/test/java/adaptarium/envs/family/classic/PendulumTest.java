package adaptarium.envs.family.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PendulumTest {
    private static final TaskSpace<Pendulum.Task> TASKS = TaskSpace.of(Pendulum.Task.class);

    /** Observations and reward as Gymnasium 1.3.0's Pendulum-v1 gives them after so many steps, from the start of seed 12 and with the torques of {@link #command}. */
    private static final double[][] GYMNASIUM = {
        {1, 0.07629149407148361, -0.9970855712890625, -1.5992218255996704, -2.0359015000608798},
        {10, -0.9244921803474426, 0.38120102882385254, -6.124879837036133, -12.815044011798154},
        {50, -0.9167629480361938, 0.3994317054748535, -6.120642185211182, -12.793009393116876},
        {100, 0.14231619238853455, 0.9898212552070618, 0.4082297086715698, -1.9853933374873558},
        {150, -0.9165751934051514, -0.39986228942871094, 5.901511192321777, -12.392390673092539},
    };

    /** The action at a step; the torque is twice as much. */
    private static float command(int t) {
        return ((7 * t) % 9 - 4) / 4f;
    }

    @Test
    void theNominalTaskIsGymnasiumsPendulum() {
        assertEquals(new Pendulum.Task(1, 1, 2, 1, 0, 0), TASKS.nominal());
        Environment<Pendulum.Task> env = new Environment<>(new Pendulum(), TASKS.nominal());
        env.reset(12);
        int row = 0;
        for (int t = 0; t < 150; t++) {
            StepResult result = env.step(new float[] {command(t)});
            if (t + 1 == GYMNASIUM[row][0]) {
                for (int i = 0; i < 3; i++) {
                    assertEquals(GYMNASIUM[row][i + 1], result.observation()[i], 2e-6, "step " + (t + 1));
                }
                assertEquals(GYMNASIUM[row][4], 16 * result.reward(), 1e-5, "step " + (t + 1));
                row++;
            }
        }
        assertEquals(GYMNASIUM.length, row);
    }

    @Test
    void everyTaskFollowsNewtonsLawForARod() {
        RandomGenerator random = Seeds.generator(1);
        for (int i = 0; i < 50; i++) {
            Pendulum.Task task = TASKS.sample(i % 2 == 0 ? Split.TRAIN : Split.SHIFTED, random);
            Environment<Pendulum.Task> env = new Environment<>(new Pendulum(), task);
            float[] o = env.reset(i);
            for (int t = 0; t < 100; t++) {
                double angle = Math.atan2(o[1], o[0]);
                double rate = o[2];
                float a = 2 * random.nextFloat() - 1;
                StepResult result = env.step(new float[] {a});
                // J w' = torques about the pivot, with J = m l^2 / 3 and the weight acting at l / 2
                double weight = task.mass() * 10 * task.length() / 2 * Math.sin(angle);
                double motor = task.torqueLimit() * a;
                double torque = weight + task.sign() * motor + task.bias() - task.damping() * rate;
                double inertia = task.mass() * task.length() * task.length() / 3;
                double next = Math.max(-8, Math.min(8, rate + 0.05 * torque / inertia));
                double cost = angle * angle + 0.1 * rate * rate + 0.001 * motor * motor;
                o = result.observation();
                assertEquals(next, o[2], 3e-5);
                assertEquals(Math.cos(angle + 0.05 * next), o[0], 1e-5);
                assertEquals(Math.sin(angle + 0.05 * next), o[1], 1e-5);
                assertEquals(-cost / 16, result.reward(), 1e-5);
            }
        }
    }

    @Test
    void aMotorOfTheOtherSignMirrorsTheAction() {
        Pendulum.Task task = new Pendulum.Task(0.8, 1.1, 2.5, 1, 0.2, 0.05);
        Environment<Pendulum.Task> plain = new Environment<>(new Pendulum(), task);
        Environment<Pendulum.Task> mirrored = new Environment<>(new Pendulum(), TASKS.with(task, "sign", -1));
        plain.reset(3);
        mirrored.reset(3);
        for (int t = 0; t < 100; t++) {
            StepResult a = plain.step(new float[] {command(t)});
            StepResult b = mirrored.step(new float[] {-command(t)});
            assertArrayEquals(a.observation(), b.observation());
            assertEquals(a.reward(), b.reward());
        }
    }
}
