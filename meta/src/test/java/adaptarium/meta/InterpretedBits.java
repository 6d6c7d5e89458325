package adaptarium.meta;

import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.store.State;
import adaptarium.agents.update.PpoSettings;
import adaptarium.envs.Split;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.meta.rl2.Rl2;
import adaptarium.meta.rl2.Rl2Settings;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** A program for {@link InterpretedBitsTest}: prints what two tiny updates of RL² come to on physics, on two threads. */
final class InterpretedBits {
    private InterpretedBits() {}

    public static void main(String[] arguments) {
        System.out.println("bits " + bits());
    }

    static long bits() {
        CartPole family = new CartPole();
        PpoSettings ppo = new PpoSettings(3e-3, 1, 2, 0.2, 0.98, 0.95, 0.002, 0.5, 1);
        Rl2Settings settings = new Rl2Settings(3, OptionalInt.of(1), MemoryCell.GRU, 5, List.of(6), 0.7, ppo);
        try (MetaLearner<CartPole.Task> learner = new Rl2().create(family, settings, 3, 2)) {
            for (int update = 0; update < 2; update++) {
                List<CartPole.Task> tasks = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    tasks.add(family.tasks().sample(Split.TRAIN, Seeds.generator(Seeds.derive(7, update, i))));
                }
                learner.metaUpdate(tasks, Seeds.derive(7, update));
            }
            State state = learner.state();
            long bits = 0;
            for (String name : state.names()) {
                bits = 31 * bits
                        + Arrays.deepHashCode(new Object[] {state.entry(name).values()});
            }
            return bits;
        }
    }
}
