package adaptarium.envs.family.classic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.classic.Acrobot.Joint;
import adaptarium.random.Seeds;
import adaptarium.sim.motion.RungeKutta4;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AcrobotTest {
    private static final TaskSpace<Acrobot.Task> TASKS = TaskSpace.of(Acrobot.Task.class);

    /** Observations and tip height as Gymnasium 1.3.0's Acrobot-v1 gives them after so many steps, from the start of seed 12 and with the torques of {@link #command}. */
    private static final double[][] GYMNASIUM = {
        {
            1,
            0.9993435740470886,
            -0.03622748702764511,
            0.9993343949317932,
            -0.036479610949754715,
            -0.005566468462347984,
            0.27987098693847656,
            -1.9967004082548785
        },
        {
            10,
            0.9599924087524414,
            0.28002601861953735,
            0.9183074831962585,
            -0.39586782455444336,
            0.44426441192626953,
            -1.7414612770080566,
            -1.95241393332903
        },
        {
            25,
            0.8147536516189575,
            0.5798072814941406,
            0.47460296750068665,
            -0.8801999688148499,
            -1.6085468530654907,
            1.3982255458831787,
            -1.7117845136090375
        },
        {
            50,
            -0.012666366063058376,
            0.9999197721481323,
            -0.83147794008255,
            -0.5555577278137207,
            0.17357474565505981,
            -1.2989588975906372,
            -0.5533786052497442
        },
        {
            100,
            0.866204559803009,
            0.4996895492076874,
            0.8666759729385376,
            -0.4988715350627899,
            -0.07708815485239029,
            -0.8744856715202332,
            -1.8662041214712617
        },
        {
            150,
            0.8417724370956421,
            -0.5398325324058533,
            0.014705700799822807,
            0.9998918771743774,
            -3.1518750190734863,
            4.958288669586182,
            -1.3939254407002757
        },
        {
            200,
            0.9341307282447815,
            -0.3569311201572418,
            0.9919230341911316,
            0.1268410086631775,
            -0.8289053440093994,
            2.6163158416748047,
            -1.9059900075138128
        },
    };

    private static float command(int t) {
        return (t / 6) % 2 == 0 ? 1 : -1;
    }

    @Test
    void theNominalTaskIsGymnasiumsAcrobot() {
        assertEquals(new Acrobot.Task(1, 1, 1, 1, Joint.ELBOW, 1), TASKS.nominal());
        Environment<Acrobot.Task> env = new Environment<>(new Acrobot(), TASKS.nominal());
        env.reset(12);
        int row = 0;
        for (int t = 0; t < 200; t++) {
            StepResult result = env.step(new float[] {command(t)});
            if (t + 1 == GYMNASIUM[row][0]) {
                for (int i = 0; i < 6; i++) {
                    assertEquals(GYMNASIUM[row][i + 1], result.observation()[i], 2e-6, "step " + (t + 1));
                }
                assertEquals(GYMNASIUM[row][7], 2 * result.reward(), 2e-6, "step " + (t + 1));
                row++;
            }
        }
        assertEquals(GYMNASIUM.length, row);
    }

    /** Lagrange's equations of two bodies with given middles and moments of inertia, as a linear system in the accelerations. */
    private static double[] accelerations(Acrobot.Task task, double[] s, double shoulder, double elbow) {
        double c1 = task.length1() / 2;
        double c2 = task.length2() / 2;
        double i1 = task.mass1() * task.length1() * task.length1();
        double i2 = task.mass2() * task.length2() * task.length2();
        double m1 = task.mass1();
        double m2 = task.mass2();
        double l1 = task.length1();
        double h = m2 * l1 * c2 * Math.sin(s[1]);
        double m12 = i2 + m2 * c2 * (c2 + l1 * Math.cos(s[1]));
        double m22 = i2 + m2 * c2 * c2;
        double m11 = i1 + m1 * c1 * c1 + m2 * l1 * l1 + m12 + m2 * l1 * c2 * Math.cos(s[1]);
        double lower = 9.8 * m2 * c2 * Math.sin(s[0] + s[1]);
        double p = shoulder + h * s[3] * (2 * s[2] + s[3]) - 9.8 * (m1 * c1 + m2 * l1) * Math.sin(s[0]) - lower;
        double q = elbow - h * s[2] * s[2] - lower;
        double determinant = m11 * m22 - m12 * m12;
        return new double[] {(p * m22 - m12 * q) / determinant, (m11 * q - m12 * p) / determinant};
    }

    @Test
    void everyTaskFollowsLagrangesEquations() {
        RandomGenerator random = Seeds.generator(5);
        for (int i = 0; i < 1000; i++) {
            Acrobot.Task task = TASKS.sample(i % 2 == 0 ? Split.TRAIN : Split.SHIFTED, random);
            double[] state = new double[4];
            for (int k = 0; k < 4; k++) {
                state[k] = 3 * random.nextGaussian();
            }
            double[] torques = {random.nextGaussian(), random.nextGaussian()};
            double[] actual = new double[2];
            new DoublePendulum(task.length1(), task.length2(), task.mass1(), task.mass2())
                    .accelerations(state, torques, actual);
            double[] expected = accelerations(task, state, torques[0], torques[1]);
            for (int k = 0; k < 2; k++) {
                assertEquals(expected[k], actual[k], 1e-12 * (1 + Math.abs(expected[k])) * 100);
            }
        }
    }

    @Test
    void freeSwingingKeepsItsEnergy() {
        Acrobot.Task task = new Acrobot.Task(0.8, 1.2, 1.1, 0.7, Joint.ELBOW, 1);
        DoublePendulum pendulum = new DoublePendulum(task.length1(), task.length2(), task.mass1(), task.mass2());
        RungeKutta4 integrator = new RungeKutta4(2);
        double[] state = {1, 0.5, 0, 0};
        double before = energy(task, state);
        for (int t = 0; t < 10_000; t++) {
            integrator.step(pendulum, state, new double[2], 1e-3);
        }
        assertTrue(Math.abs(state[2]) + Math.abs(state[3]) > 0.1);
        assertEquals(before, energy(task, state), 1e-9);
    }

    private static double energy(Acrobot.Task task, double[] s) {
        double c2 = task.length2() / 2;
        double l1 = task.length1();
        double sum = s[2] + s[3];
        double spin = task.mass1() * l1 * l1 * s[2] * s[2] + task.mass2() * task.length2() * task.length2() * sum * sum;
        double upper = task.mass1() * l1 * l1 / 4 * s[2] * s[2];
        double lower = task.mass2()
                * (l1 * l1 * s[2] * s[2] + c2 * c2 * sum * sum + 2 * l1 * c2 * s[2] * sum * Math.cos(s[1]));
        double height = -task.mass1() * l1 / 2 * Math.cos(s[0])
                - task.mass2() * (l1 * Math.cos(s[0]) + c2 * Math.cos(s[0] + s[1]));
        return (spin + upper + lower) / 2 + 9.8 * height;
    }

    @Test
    void theMotorSitsWhereTheTaskSays() {
        for (Joint driven : Joint.values()) {
            Acrobot.Task task = new Acrobot.Task(1, 1, 1, 1, driven, -1);
            Environment<Acrobot.Task> with = new Environment<>(new Acrobot(), task);
            Environment<Acrobot.Task> without = new Environment<>(new Acrobot(), task);
            with.reset(1);
            without.reset(1);
            float[] a = with.step(new float[] {1}).observation();
            float[] b = without.step(new float[] {0}).observation();
            // A torque on the elbow opens it one way and moves the shoulder the other way; one on the shoulder drags
            // the lower link behind.
            double shoulder = a[4] - b[4];
            double elbow = a[5] - b[5];
            assertTrue(driven == Joint.ELBOW ? elbow < 0 && shoulder > 0 : shoulder < 0 && elbow > 0);
        }
    }
}
