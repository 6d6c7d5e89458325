package adaptarium.agents.experience;

import adaptarium.agents.kernel.Upload;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;

/**
 * Samples of several tasks as tensors [B, N, …], where N is the greatest number of samples of a task and the rest is padding of weight 0.
 *
 * @param observations normalised, [B, N, O]
 * @param actions normalised, unclipped, [B, N, A]; a view of [B, A, N], which is how the narrow outputs of a network lie, too
 * @param weights advantage divided by the task's number of samples, [B, N]
 * @param masks one over the task's number of samples, [B, N]: the weights of a mean
 */
public record TaskSamples(NDArray observations, NDArray actions, NDArray weights, NDArray masks) {
    /** Keeps every sample. */
    public static final int ALL = Integer.MAX_VALUE;

    /**
     * Gathers samples, episode after episode.
     *
     * @param manager that will own the tensors
     * @param upload brings them there
     * @param batch the episodes
     * @param from first task
     * @param to last task, exclusive
     * @param advantages per task from {@code from} on, one number per sample, episode after episode
     * @param normaliser of the observations
     * @param most keeps at most so many samples of a task, spread over all of them; {@link #ALL} keeps all
     * @return the tensors
     */
    public static TaskSamples of(
            NDManager manager,
            Upload upload,
            EpisodeBatch batch,
            int from,
            int to,
            float[][] advantages,
            Normaliser normaliser,
            int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one sample must be kept, got " + most);
        }
        int tasks = to - from;
        int width = 0;
        for (int b = 0; b < tasks; b++) {
            width = Math.max(width, thinning(batch, from + b, most).kept(batch.samples(from + b)));
        }
        Rollout rollout = batch.rollout();
        int inputs = rollout.observationSize();
        int size = rollout.actionSize();
        int slots = batch.slots();
        float[] observations = new float[tasks * width * inputs];
        float[] actions = new float[tasks * width * size];
        float[] weights = new float[tasks * width];
        float[] masks = new float[tasks * width];
        for (int b = 0; b < tasks; b++) {
            int sample = 0;
            int out = b * width;
            Thinning thinning = thinning(batch, from + b, most);
            float share = 1f / thinning.kept(batch.samples(from + b));
            for (int n = (from + b) * batch.episodesPerTask(); n < (from + b + 1) * batch.episodesPerTask(); n++) {
                for (int t = 0; t < batch.length(n); t++, sample++) {
                    if (!thinning.keeps(sample, batch.samples(from + b))) {
                        continue;
                    }
                    int row = t * slots + n;
                    normaliser.apply(rollout.observations(), row * inputs, observations, out * inputs);
                    for (int j = 0; j < size; j++) {
                        actions[(b * size + j) * width + out - b * width] = rollout.actions()[row * size + j];
                    }
                    weights[out] = advantages[b][sample] * share;
                    masks[out] = share;
                    out++;
                }
            }
        }
        return new TaskSamples(
                upload.tensor(manager, observations, new Shape(tasks, width, inputs)),
                upload.tensor(manager, actions, new Shape(tasks, size, width)).transpose(0, 2, 1),
                upload.tensor(manager, weights, new Shape(tasks, width)),
                upload.tensor(manager, masks, new Shape(tasks, width)));
    }

    /**
     * Lets the tensors outlive the innermost {@code NDScope}; their manager still owns them.
     *
     * @return these samples
     */
    public TaskSamples keep() {
        NDScope.unregister(observations);
        NDScope.unregister(actions);
        NDScope.unregister(weights);
        NDScope.unregister(masks);
        return this;
    }

    private static Thinning thinning(EpisodeBatch batch, int task, int most) {
        int samples = batch.samples(task);
        return new Thinning(Math.max(1, samples / most + (samples % most == 0 ? 0 : 1)));
    }
}
