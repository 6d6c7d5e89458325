package adaptarium.experiments.study;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.run.ProcessorTime;
import adaptarium.meta.RandomPolicy;
import adaptarium.meta.play.RoundObserver;
import adaptarium.meta.play.RoundPlayer;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;

/** How long a step of a family takes by itself: simulation under random actions, with nobody who learns. */
final class StepCost {
    private static final int SLOTS = 8;
    private static final int WARM = 32; // steps of each slot: in the first ones classes are loaded
    private static final double LEAST = 0.02; // s to be measured over
    private static final int MOST = 4000; // steps of each slot, where they are too fast for that
    private static final long SEED = 1;

    private StepCost() {}

    /**
     * Plays and takes the time.
     *
     * @param <T> the family's task
     * @param family which
     * @return processor time of a step, resets included, s
     */
    static <T extends Record> double of(TaskFamily<T> family) {
        List<T> tasks = new ArrayList<>();
        long[] seeds = new long[SLOTS];
        for (int slot = 0; slot < SLOTS; slot++) {
            tasks.add(family.tasks().sample(Split.TRAIN, Seeds.generator(Seeds.derive(SEED, "task", slot))));
            seeds[slot] = Seeds.derive(SEED, "episodes", slot);
        }
        try (RoundPlayer<T> player = new RoundPlayer<>(family, SLOTS, 1);
                RandomPolicy policy = new RandomPolicy(family.spec(), SLOTS, 1, SEED)) {
            player.begin(tasks, seeds, /* episodes= */ Integer.MAX_VALUE, RoundObserver.NOBODY);
            double start = ProcessorTime.seconds();
            for (int step = 1; step <= WARM + MOST; step++) {
                player.step(policy, RoundObserver.NOBODY);
                if (step == WARM) {
                    start = ProcessorTime.seconds();
                }
                double spent = ProcessorTime.seconds() - start;
                if (step > WARM && (spent >= LEAST || step == WARM + MOST)) {
                    return spent / ((step - WARM) * SLOTS);
                }
            }
            throw new IllegalStateException("the loop ends before this");
        }
    }
}
