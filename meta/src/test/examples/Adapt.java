import adaptarium.envs.Split;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.meta.Adaptation;
import adaptarium.meta.TrainedLearner;
import adaptarium.meta.play.RoundObserver;
import adaptarium.meta.play.RoundPlayer;
import adaptarium.random.Seeds;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** A trained agent adapts to eight cart-poles it has never met: java Adapt runs/cartpole-rl2/checkpoints/update-00000150.json */
public final class Adapt {
    public static void main(String[] arguments) {
        CartPole family = new CartPole();
        List<CartPole.Task> tasks = LongStream.range(0, 8)
                .mapToObj(seed -> family.tasks().sample(Split.TEST, Seeds.generator(seed)))
                .toList();
        try (TrainedLearner<CartPole.Task> trained =
                        TrainedLearner.open(Path.of(arguments[0]), family, /* threads= */ 1);
                Adaptation agent = trained.learner().newAdaptation(tasks.size(), /* seed= */ 1);
                RoundPlayer<CartPole.Task> player =
                        new RoundPlayer<>(family, tasks.size() * agent.episodesPerRound(), /* threads= */ 1)) {
            for (int round = 0; round <= agent.rounds(); round++) {
                long[] seeds = LongStream.range(0, player.slots()).toArray();
                player.begin(RoundPlayer.sideBySide(tasks, agent.episodesPerRound()), seeds, 1, RoundObserver.NOBODY);
                double sum = 0;
                while (player.isRunning()) {
                    player.step(agent, RoundObserver.NOBODY); // the agent sees observations and rewards, never the task
                    for (float reward : player.environments().rewards()) {
                        sum += reward;
                    }
                }
                agent.endRound();
                System.out.println("round " + round + ": return " + sum / player.slots());
            }
        }
    }
}
