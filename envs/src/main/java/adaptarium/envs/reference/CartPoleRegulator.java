package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.classic.CartPole;
import java.util.random.RandomGenerator;

/** Balances {@link CartPole} by a linear-quadratic regulator for its equations of motion near upright, knowing the task. */
public final class CartPoleRegulator implements Reference<CartPole.Task> {
    private static final double[] STATE_COST = {0.1, 0.01, 10, 0.1}; // position, velocity, angle, rate
    private static final double EFFORT_COST = 0.1; // of a squared action

    @Override
    public TaskFamily<CartPole.Task> family() {
        return new CartPole();
    }

    @Override
    public String method() {
        return "linear-quadratic regulator";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(CartPole.Task task, int episodes, RandomGenerator random) {
        double mass = task.cartMass() + task.poleMass();
        double length = task.halfLength() * (4.0 / 3.0 - task.poleMass() / mass);
        double recoil = task.poleMass() * task.halfLength() / mass; // m: how the pole's turning moves the cart
        double drag = task.drag() / mass;
        double push = CartPole.FORCE * task.gain() * task.sign() / mass;
        double lean = CartPole.GRAVITY / length;
        double dt = CartPole.STEP;
        double[][] a = {
            {1, dt, 0, 0},
            {0, 1 - dt * drag * (1 + recoil / length), -dt * recoil * lean, 0},
            {0, 0, 1, dt},
            {0, dt * drag / length, dt * lean, 1}
        };
        double[] b = {0, dt * push * (1 + recoil / length), 0, -dt * push / length};
        LinearRegulator regulator = LinearRegulator.of(a, b, STATE_COST, EFFORT_COST);
        return (observations, offset, actions, actionOffset) -> {
            double effort = 0;
            for (int i = 0; i < 4; i++) {
                effort -= regulator.gain(i) * observations[offset + i];
            }
            actions[actionOffset] = (float) effort;
        };
    }
}
