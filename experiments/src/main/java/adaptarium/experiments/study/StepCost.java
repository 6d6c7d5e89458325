package adaptarium.experiments.study;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.experiments.run.ProcessorTime;
import adaptarium.meta.RandomPolicy;
import adaptarium.random.Seeds;

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
        try (VectorEnvironment<T> environment = new VectorEnvironment<>(family, SLOTS, 1);
                RandomPolicy policy = new RandomPolicy(family.spec(), SLOTS, 1, SEED)) {
            float[] actions = new float[SLOTS * family.spec().actionSize()];
            for (int slot = 0; slot < SLOTS; slot++) {
                T task = family.tasks().sample(Split.TRAIN, Seeds.generator(Seeds.derive(SEED, "task", slot)));
                environment.assign(slot, task, Seeds.derive(SEED, "episodes", slot), /* episodes= */ Integer.MAX_VALUE);
            }
            double start = ProcessorTime.seconds();
            for (int step = 1; step <= WARM + MOST; step++) {
                policy.act(environment.observations(), environment.active(), new float[0], actions);
                environment.step(actions);
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
