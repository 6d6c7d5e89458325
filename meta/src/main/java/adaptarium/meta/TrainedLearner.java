package adaptarium.meta;

import adaptarium.agents.store.Checkpoint;
import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import java.nio.file.Path;

/**
 * A learner out of a checkpoint file, which holds all that is needed: {@code TrainedLearner.open(Path.of("runs/cartpole-rl2/checkpoints/update-00000150.json"))}.
 *
 * @param family what it was trained on
 * @param origin its algorithm, settings, seed and number of updates
 * @param learner the learner, as it was at that moment
 * @param <T> the family's task record
 */
public record TrainedLearner<T extends Record>(TaskFamily<T> family, Origin origin, MetaLearner<T> learner)
        implements AutoCloseable {
    /**
     * Opens a checkpoint with one thread.
     *
     * @param checkpoint its JSON file or its tensors; they lie beside each other
     * @return the learner, closed by the caller
     * @throws IllegalArgumentException where the file is missing or damaged, or its family or algorithm is unknown here
     */
    public static TrainedLearner<?> open(Path checkpoint) {
        Checkpoint read = Checkpoint.read(checkpoint);
        try {
            Origin origin = Origin.of(read.metadata());
            return open(read, origin, Families.named(origin.family()), 1);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(checkpoint + ": " + e.getMessage(), e);
        }
    }

    /**
     * Opens a checkpoint of a family that is at hand.
     *
     * @param checkpoint its JSON file or its tensors; they lie beside each other
     * @param family what it was trained on
     * @param threads worker threads; never change a result
     * @param <T> the family's task record
     * @return the learner, closed by the caller
     * @throws IllegalArgumentException where the file is missing or damaged, or is of another family
     */
    public static <T extends Record> TrainedLearner<T> open(Path checkpoint, TaskFamily<T> family, int threads) {
        Checkpoint read = Checkpoint.read(checkpoint);
        try {
            Origin origin = Origin.of(read.metadata());
            if (!origin.family().equals(family.spec().id())) {
                throw new IllegalArgumentException("it was trained on " + origin.family() + ", not on "
                        + family.spec().id());
            }
            return open(read, origin, family, threads);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(checkpoint + ": " + e.getMessage(), e);
        }
    }

    private static <T extends Record> TrainedLearner<T> open(
            Checkpoint read, Origin origin, TaskFamily<T> family, int threads) {
        MetaLearner<T> learner = create(Algorithms.named(origin.algorithm()), origin, family, threads);
        try {
            learner.restore(read.state());
            return new TrainedLearner<>(family, origin, learner);
        } catch (IllegalArgumentException e) {
            learner.close();
            throw e;
        }
    }

    private static <C extends Record, T extends Record> MetaLearner<T> create(
            Algorithm<C> algorithm, Origin origin, TaskFamily<T> family, int threads) {
        return algorithm.create(family, algorithm.settingsType().cast(origin.settings()), origin.seed(), threads);
    }

    @Override
    public void close() {
        learner.close();
    }
}
