import adaptarium.envs.Split;
import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.random.Seeds;
import java.util.Arrays;

/** 64 cart-poles side by side, each in a task of its own, pushed to and fro for ten episodes. */
public final class Step {
    public static void main(String[] arguments) {
        CartPole family = new CartPole();
        try (VectorEnvironment<CartPole.Task> environments = new VectorEnvironment<>(family, 64, /* threads= */ 2)) {
            for (int slot = 0; slot < environments.slots(); slot++) {
                CartPole.Task task = family.tasks().sample(Split.TRAIN, Seeds.generator(slot));
                environments.assign(slot, task, /* seed= */ slot, /* episodes= */ 10);
            }
            float[] actions = new float[environments.slots() * family.spec().actionSize()];
            double sum = 0;
            for (int step = 0; environments.active()[0]; step++) {
                Arrays.fill(actions, step % 2 == 0 ? 1 : -1);
                environments.step(actions);
                sum += environments.rewards()[0]; // observations(), terminated() and so on are arrays, too
            }
            System.out.println("return of slot 0 per episode: " + sum / 10);
        }
    }
}
