package adaptarium.envs.family.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.VectorEnvironment;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;

class TwistedDriveTest {
    @Test
    void movesAsItsDifferentialEquationSays() {
        RandomGenerator random = Seeds.generator(6);
        TaskSpace<TwistedDrive.Task> space = TaskSpace.of(TwistedDrive.Task.class);
        try (VectorEnvironment<TwistedDrive.Task> env = new VectorEnvironment<>(new TwistedDrive(), 1, 1)) {
            for (int i = 0; i < 40; i++) {
                TwistedDrive.Task task = space.sample(i % 2 == 0 ? Split.TRAIN : Split.SHIFTED, random);
                env.assign(0, task, i, 1);
                Complex position = Complex.ZERO;
                Complex velocity = Complex.ZERO;
                for (int t = 0; t < 20; t++) {
                    float a = 2 * random.nextFloat() - 1;
                    float b = 2 * random.nextFloat() - 1;
                    Complex turn = new Complex(0, task.rotation()).exp();
                    Complex windTurn = new Complex(0, 0.05 * t * task.windTurn()).exp();
                    Complex thrust = new Complex(a, task.mirror() == 1 ? b : -b).multiply(turn);
                    Complex force = thrust.add(new Complex(task.windX(), task.windY()).multiply(windTurn));
                    int small = 200;
                    double h = 0.1 / small;
                    for (int k = 0; k < small; k++) { // midpoint rule
                        Complex half =
                                velocity.add(acceleration(velocity, force, task).multiply(h / 2));
                        velocity = velocity.add(acceleration(half, force, task).multiply(h));
                        position = position.add(half.multiply(h));
                    }
                    env.step(new float[] {a, b});
                    float[] observation = env.nextObservations();
                    assertEquals(position.getReal(), observation[0], 3e-6);
                    assertEquals(position.getImaginary(), observation[1], 3e-6);
                    assertEquals(velocity.getReal(), observation[2], 3e-6);
                    assertEquals(velocity.getImaginary(), observation[3], 3e-6);
                    Complex goal = new Complex(observation[4], observation[5]);
                    assertEquals(-goal.subtract(position).abs(), env.rewards()[0], 3e-6);
                }
            }
        }
    }

    private static Complex acceleration(Complex velocity, Complex force, TwistedDrive.Task task) {
        return force.subtract(velocity.multiply(0.5)).divide(task.mass());
    }
}
