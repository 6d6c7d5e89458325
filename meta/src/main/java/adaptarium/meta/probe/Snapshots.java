package adaptarium.meta.probe;

import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.meta.Evaluation;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A few single observations of each of many episodes, with the task at the moment of each. Which moments is random, all of an episode equally likely; where a family
 * proves its memoryless ceiling, only those at which an action can matter.
 *
 * @param <T> the family's task record
 */
final class Snapshots<T extends Record> implements Evaluation.Observer {
    private final int size;
    private final int samples;
    private final Optional<MemorylessCeiling> proof;
    private final long seed;
    private final List<Slot<T>> slots = new ArrayList<>();

    /** One episode's: the reservoir of a stream of observations whose length nobody knows (Vitter 1985, algorithm R). */
    static final class Slot<T> {
        private final RandomGenerator random;
        private final float[] observations;
        private final List<@Nullable T> tasks;
        private int seen;

        private Slot(RandomGenerator random, int samples, int size) {
            this.random = random;
            observations = new float[samples * size];
            tasks = new ArrayList<>(Collections.nCopies(samples, null));
        }

        private int place(int samples) {
            int place = seen < samples ? seen : random.nextInt(seen + 1);
            seen++;
            return place;
        }
    }

    /**
     * A collector for the round of one evaluation.
     *
     * @param family what is played
     * @param samples how many observations of each episode
     * @param seed of which moments
     */
    Snapshots(TaskFamily<T> family, int samples, long seed) {
        this.samples = samples;
        this.seed = seed;
        size = family.spec().observationSize();
        proof = MemorylessCeiling.of(family);
    }

    @Override
    @SuppressWarnings("unchecked") // the environments are those of the family
    public void step(int round, int step, VectorEnvironment<?> environments, int episodesPerRound) {
        VectorEnvironment<T> played = (VectorEnvironment<T>) environments;
        while (slots.size() < played.slots()) {
            slots.add(new Slot<>(Seeds.generator(Seeds.derive(seed, "moments", slots.size())), samples, size));
        }
        float[] observations = played.observations();
        for (int i = 0; i < slots.size(); i++) {
            boolean looks =
                    played.active()[i] && (proof.isEmpty() || proof.get().decides(observations, i * size));
            if (!looks) {
                continue;
            }
            Slot<T> slot = slots.get(i);
            int place = slot.place(samples);
            if (place < samples) {
                System.arraycopy(observations, i * size, slot.observations, place * size, size);
                T present = played.presentTask(i);
                slot.tasks.set(place, present == null ? played.task(i) : present);
            }
        }
    }

    /** How many observations an episode has left: its samples, or fewer where it was short. */
    int count(int slot) {
        return Math.min(samples, slots.get(slot).seen);
    }

    int slots() {
        return slots.size();
    }

    T task(int slot, int sample) {
        T task = slots.get(slot).tasks.get(sample);
        if (task == null) {
            throw new IllegalArgumentException("slot " + slot + " has no sample " + sample);
        }
        return task;
    }

    float[] observation(int slot, int sample) {
        return Arrays.copyOfRange(slots.get(slot).observations, sample * size, (sample + 1) * size);
    }
}
