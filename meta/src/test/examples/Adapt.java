import adaptarium.envs.Split;
import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.meta.Adaptation;
import adaptarium.meta.TrainedLearner;
import adaptarium.random.Seeds;
import java.nio.file.Path;

/** A trained agent adapts to a cart-pole it has never met: java Adapt runs/cartpole-rl2/checkpoints/update-00000150.json */
public final class Adapt {
    public static void main(String[] arguments) {
        CartPole family = new CartPole();
        CartPole.Task task = family.tasks().sample(Split.TEST, Seeds.generator(/* seed= */ 1)); // hidden from the agent
        try (TrainedLearner<CartPole.Task> trained = TrainedLearner.open(Path.of(arguments[0]), family, /* threads= */ 1);
                Adaptation agent = trained.learner().newAdaptation(/* tasks= */ 1, /* seed= */ 1);
                VectorEnvironment<CartPole.Task> world =
                        new VectorEnvironment<>(family, agent.episodesPerRound(), /* threads= */ 1)) {
            float[] actions = new float[world.slots() * family.spec().actionSize()];
            float[] told = new float[world.slots() * family.tasks().contextSize()]; // what only an oracle reads
            for (int round = 0; round <= agent.rounds(); round++) {
                for (int slot = 0; slot < world.slots(); slot++) {
                    world.assign(slot, task, /* seed= */ slot, /* episodes= */ 1);
                }
                double sum = 0;
                while (world.isRunning()) {
                    agent.act(world.observations(), world.active().clone(), told, actions);
                    world.step(actions);
                    agent.observe(world.rewards(), world.terminated(), world.truncated(), world.nextObservations());
                    sum += world.rewards()[0];
                }
                agent.endRound(); // a gradient learner takes its step here
                System.out.println("round " + round + ": return " + sum);
            }
        }
    }
}
